import type {Files} from './files.ts';
import {key} from './keys.ts';
import {baseName, directoryOf, stemOf} from './path-names.ts';

/** Whether a path is that of a test file, by the conventions of the languages known. */
export function isTestFile(path: string): boolean {
	return /(?:^|\/)(?:__tests__|tests?|specs?)\//i.test(path)
		|| /[-._](?:(?:unit)?tests?|specs?)\.[^/]+$|(?:^|\/)tests?\.rs$|(?:^|\/)test_[^/]+\.py$|[\da-z](?:Tests?|Spec)\.(?:java|cs|php)$/.test(path);
}

/** Test files named for a file: `auth.test.ts`, `test_auth.py`, `AuthTest.java` for `auth`; one that fits several files is for those whose folders are likest. */
export function testsNamedFor(files: Files, path: string): readonly string[] {
	if (isTestFile(path)) {
		return [];
	}

	const stem = stemOf(path);
	const names = [stem, `test_${stem}`, `Test${stem}`, ...testEndings.map(ending => stem + ending)];
	const found = names.flatMap(name => files.holding(key.stem(name))).filter(file => isTestFile(file) && isSameLanguage(file, path));
	const rivals = files.holding(key.stem(stem)).filter(file => !isTestFile(file) && isSameLanguage(file, path));
	return found.filter(test => rivals.every(rival => sharedFolders(test, rival) <= sharedFolders(test, path)));
}

const testEndings = ['_test', '-test', '_tests', '_spec', '-spec', '_unittest', 'Test', 'Tests', 'TestCase', 'IT', 'Spec'];

function isSameLanguage(test: string, path: string): boolean {
	return familyOf(test) === familyOf(path);
}

function familyOf(path: string): string {
	const extension = baseName(path).slice(baseName(path).lastIndexOf('.') + 1);
	return /^[cm]?[jt]sx?$/.test(extension) ? 'javascript' : (/^(?:h|c|cc|cpp|cxx|hh|hpp|hxx)$/.test(extension) ? 'cpp' : extension);
}

function sharedFolders(a: string, b: string): number {
	const folders = new Set(directoryOf(a).split('/'));
	return directoryOf(b).split('/').filter(folder => folders.has(folder)).length;
}
