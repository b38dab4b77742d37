import assert from 'node:assert/strict';
import test from 'node:test';
import {parsedClaim} from '../../source/claims/claim-cache.ts';
import {choicesProblem, engineOwnedFiles, mergeByOf, needsNoLock} from '../../source/claims/engine-owned.ts';
import {overlaps} from '../../source/claims/overlaps.ts';
import {parseClaim} from '../../source/claims/parse-claim.ts';

const rows: ReadonlyArray<readonly [path: string, mergedBy: string | undefined]> = [
	['package.json', 'keys'],
	['packages/a/package.json', 'keys'],
	['src/package.json.ts', undefined],
	['Cargo.toml', 'keys'],
	['Cargo.lock', 'regenerate'],
	['package-lock.json', 'regenerate'],
	['CHANGELOG.md', 'lines'],
	['docs/CHANGES.rst', 'lines'],
	['docs/changelog/index.ts', undefined],
	['go.sum', 'lines'],
	['requirements-dev.txt', 'lines'],
	['test/__snapshots__/a.test.ts.snap', 'regenerate'],
	['test/__snapshots__/deep/er.txt', 'regenerate'],
	['reports/library.api.md', 'regenerate'],
	['tsconfig.json', undefined],
	['readme.md', undefined],
];

for (const [path, mergedBy] of rows) {
	void test(`${path} is ${mergedBy === undefined ? 'a task\'s' : `merged by ${mergedBy}`}`, () => {
		assert.equal(mergeByOf(path, undefined), mergedBy);
	});
}

void test('claims on engine-owned files overlap nothing', () => {
	assert.ok(!overlaps('package.json', 'package.json'));
	assert.ok(!overlaps('package.json', '**'));
	assert.ok(!overlaps('package.json#scripts.test', 'package.json'));
	assert.ok(overlaps('package', '**'));
});

void test('a folder or glob needs its lock', () => {
	assert.deepEqual(['**/package.json', 'lib/', '**', 'CHANGELOG.md'].map(text => needsNoLock(parsedClaim(text), undefined)), [false, false, false, true]);
});

void test('every glob is understood', () => {
	const wrong = engineOwnedFiles.flatMap(({globs}) => globs).filter(glob => typeof parseClaim(glob) === 'string' || glob !== glob.toLowerCase());
	assert.deepEqual(wrong, []);
});

void test('a repository\'s own choices come first', () => {
	const choices = {'**/package.json': 'off', 'docs/**': 'lines', 'docs/a.yml': 'keys', 'Locale/*.json': 'keys'} as const;
	assert.deepEqual(['package.json', 'docs/a.yml', 'locale/de.json', 'Cargo.toml', 'src/a.ts'].map(path => mergeByOf(path, choices)), [undefined, 'lines', 'keys', 'keys', undefined]);
	assert.ok(overlaps('package.json', 'package.json', choices));
	assert.ok(!overlaps('docs/b.md', '**', choices));
});

void test('a glob that names nothing is refused', () => {
	assert.equal(choicesProblem({'**/*.json': 'keys'}), undefined);
	assert.match(choicesProblem({'../a': 'keys'})!, /leaves the repository/);
	assert.match(choicesProblem({'a.ts#b': 'off'})!, /names a symbol/);
});
