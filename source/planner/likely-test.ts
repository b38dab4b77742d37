import {isTestFile} from '../symbols/repository/tests.ts';
import type {RepositoryFacts} from './facts.ts';

/** Where the test of a source file without one would be, judging by the nearest file of its kind that has one. Nothing when none has. */
export function likelyTest(path: string, facts: Pick<RepositoryFacts, 'paths' | 'testsOf'>): string | undefined {
	if (isTestFile(path)) {
		return undefined;
	}

	const extension = extensionOf(path);
	const folder = folderOf(path);
	const likely = facts.paths.filter(other => other !== path && extensionOf(other) === extension && !isTestFile(other));
	const models = likely.toSorted((a, b) => commonFolders(folderOf(b), folder) - commonFolders(folderOf(a), folder)).slice(0, triedModels);
	for (const model of models) {
		const made = facts.testsOf(model).map(test => byAnalogy(path, model, test)).find(test => test !== undefined);
		if (made !== undefined) {
			return made;
		}
	}

	return undefined;
}

/** A convention shows in the nearest files, or there is none; looking for a file's tests takes milliseconds in a large repository. */
const triedModels = 20;

/** `src/b.ts` as `src/a.ts` is to `test/a.test.ts`: `test/b.test.ts`. */
function byAnalogy(path: string, model: string, test: string): string | undefined {
	const stem = stemOf(model);
	const name = test.slice(test.lastIndexOf('/') + 1);
	const at = name.indexOf(stem);
	if (stem === '' || at === -1) {
		return undefined;
	}

	const folder = analogousFolder(folderOf(path), folderOf(model), folderOf(test));
	const renamed = name.slice(0, at) + stemOf(path) + name.slice(at + stem.length);
	return folder === '' ? renamed : `${folder}/${renamed}`;
}

/** The part that the model's folder and its test's have in common at their ends is replaced by the path's own. */
function analogousFolder(folder: string, model: string, test: string): string {
	if (model === test) {
		return folder;
	}

	const from = model.split('/');
	const to = test.split('/');
	while (from.length > 0 && to.length > 0 && from.at(-1) === to.at(-1)) {
		from.pop();
		to.pop();
	}

	const root = from.join('/');
	return root === '' || folder === root || folder.startsWith(`${root}/`)
		? [...to, folder.slice(root === '' ? 0 : root.length + 1)].filter(part => part !== '').join('/')
		: test;
}

function commonFolders(a: string, b: string): number {
	const first = a.split('/');
	const second = b.split('/');
	const differs = first.findIndex((part, index) => part !== second[index]);
	return differs === -1 ? first.length : differs;
}

function folderOf(path: string): string {
	return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function stemOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

function extensionOf(path: string): string {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return name.slice(name.lastIndexOf('.') + 1);
}
