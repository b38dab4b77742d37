import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import picomatch from 'picomatch';
import {claimFor} from '../../source/claims/claim-for.ts';
import {compareClaims} from '../../source/claims/compare-claims.ts';
import {covers} from '../../source/claims/covers.ts';
import {overlaps} from '../../source/claims/overlaps.ts';
import {parseClaim} from '../../source/claims/parse-claim.ts';
import {patternsMeet} from '../../source/claims/pattern.ts';
import type {Write} from '../../source/model/change.ts';

const seed = 20_261;

function check(a: string, b: string, expected: boolean): void {
	test(`${a} ${expected ? 'meets' : 'misses'} ${b}`, () => {
		assert.equal(overlaps(a, b), expected);
		assert.equal(overlaps(b, a), expected);
	});
}

check('src/a.ts', 'src/a.ts', true);
check('src/a.ts', 'src/b.ts', false);
check('src', 'src/a.ts', true);
check('src/**', 'src/a.ts', true);
check('src/**', 'source/a.ts', false);
check('**', 'anything/at/all.md', true);
check('src/*.ts', 'src/a.ts', true);
check('src/*.ts', 'src/deep/a.ts', false);
check('src/**/*.ts', 'src/a.ts', true);
check('src/**/*.ts', 'src/**/*.css', false);
check('src/**/a*', 'src/**/*b', true);
check('src/{a,b}.ts', 'src/b.ts', true);
check('src/{a,b}.ts', 'src/c.ts', false);
check('**/test/**', 'src/**', true);
check('src/a.ts#A', 'src/a.ts', true);
check('src/a.ts#A', 'src/*.ts', true);
check('src/a.ts#A', 'src/a.ts#A.b', true);
check('src/a.ts#A', 'src/a.ts#Ab', false);
check('src/a.ts#A.b', 'src/a.ts#A.c', false);
check('src/a.ts#A', 'src/b.ts#A', false);
check('src/a.ts#A.(rest)', 'src/a.ts#A', true);
check('src/a.ts#A.(rest)', 'src/a.ts#A.b', false);
check('src/a.ts#A~2.(rest)', 'src/a.ts#A.(rest)', true);
check('src/a.ts#(rest)', 'src/a.ts', true);
check('src/a.ts#(rest)', 'src/a.ts#A', false);
check('src/a.ts#A.(after b)', 'src/a.ts#A', true);
check('src/a.ts#A.(after b)', 'src/a.ts#A.(after b~2)', true);
check('src/a.ts#A.(after b)', 'src/a.ts#A.(first)', false);
check('src/a.ts#A.(after b)', 'src/a.ts#A.b', false);
check('src/a.ts#(first)', 'src/a.ts', true);
check('src/a.ts#login', 'src/a.ts#login~2', true);
check('src/a.ts#login~2.x', 'src/a.ts#login', true);

const covered: ReadonlyArray<readonly [string, Write, boolean]> = [
	['src/a.ts', {path: 'src/a.ts', change: 'changed'}, true],
	['src/a.ts', {path: 'src/a.ts', symbol: 'A', change: 'added'}, true],
	['src/a.ts#A', {path: 'src/a.ts', symbol: 'A', change: 'changed'}, true],
	['src/a.ts#A', {path: 'src/a.ts', symbol: 'A.b', change: 'removed'}, true],
	['src/a.ts#A.b', {path: 'src/a.ts', symbol: 'A', change: 'changed'}, false],
	['src/a.ts#A', {path: 'src/a.ts', symbol: 'A', change: 'changed', isRest: true}, true],
	['src/a.ts#A.(rest)', {path: 'src/a.ts', symbol: 'A', change: 'changed', isRest: true}, true],
	['src/a.ts#A.(rest)', {path: 'src/a.ts', symbol: 'A', change: 'changed'}, false],
	['src/a.ts#A.(rest)', {path: 'src/a.ts', symbol: 'A.b', change: 'changed'}, false],
	['src/a.ts#A.(after b)', {path: 'src/a.ts', symbol: 'A', change: 'added', place: {after: 'A.b~2'}}, true],
	['src/a.ts#A', {path: 'src/a.ts', symbol: 'A', change: 'added', place: {}}, true],
	['src/a.ts#A.b', {path: 'src/a.ts', symbol: 'A', change: 'added', place: {after: 'A.b'}}, false],
	['src/a.ts#(first)', {path: 'src/a.ts', change: 'added', place: {}}, true],
	['src/a.ts#(rest)', {path: 'src/a.ts', change: 'changed', isRest: true}, true],
	['src/a.ts#(rest)', {path: 'src/a.ts', change: 'changed'}, false],
	['src/a.ts#A', {path: 'src/a.ts', change: 'imports'}, true],
	['src/a.ts#A', {path: 'src/a.ts', change: 'changed'}, false],
	['src/a.ts#A', {path: 'src/b.ts', change: 'imports'}, false],
	['docs/**', {path: 'docs/deep/x.md', change: 'added'}, true],
	['docs', {path: 'docs/deep/x.md', change: 'added'}, true],
	['docs/*', {path: 'docs/deep/x.md', change: 'added'}, false],
	['.github/*', {path: '.github/.hidden', change: 'added'}, true],
];

for (const [claim, write, expected] of covered) {
	test(`${claim} ${expected ? 'covers' : 'leaves out'} ${JSON.stringify(write)}`, () => {
		assert.equal(covers(claim, write), expected);
	});
}

const segment = fc.constantFrom('a', 'b', 'ab', 'ba', 'a.ts', 'b.ts', '.x', '[a]', '(a)');
const path = fc.array(segment, {minLength: 1, maxLength: 4}).map(segments => segments.join('/'));
const globSegment = fc.constantFrom('a', 'b', 'ab', '*', '**', 'a*', '*b', '?', '?b', '*.ts', '{a,b}', '{a,b}.ts', '[a]', '(a)', 'a*b');
const glob = fc.array(globSegment, {minLength: 1, maxLength: 4}).map(segments => segments.join('/'));
const symbol = fc.array(fc.constantFrom('A', 'B', 'b', 'c~2'), {minLength: 1, maxLength: 3}).map(names => names.join('.'));
const claim = fc.oneof(path, glob, path.map(directory => `${directory}/`), fc.tuple(path, symbol).map(([file, name]) => `${file}#${name}`))
	.map(text => {
		const parsed = parseClaim(text);
		return typeof parsed === 'string' ? assert.fail(parsed) : parsed.text;
	});
const write: fc.Arbitrary<Write> = fc.oneof(
	fc.record({path, symbol, change: fc.constantFrom('added', 'changed', 'removed')}),
	fc.record({path, change: fc.constantFrom('added', 'changed', 'removed', 'imports')}),
);

/** A claim that allows the write, or nearly: some of its segments made wild. */
function around(written: Write, choices: readonly number[]): string {
	const segments = written.path.split('/').map((name, index) =>
		[name, name, '*', `${name[0]!}*`, `?${name.slice(1)}`, '**'][choices[index % choices.length]!]!);
	const wild = segments.join('/');
	return written.symbol !== undefined && wild === written.path && choices[0] === 0
		? `${wild}#${written.symbol.split('.', 1)[0]!}`
		: wild;
}

const choices = fc.array(fc.nat({max: 5}), {minLength: 1, maxLength: 4});

test('claims of one write always overlap', () => {
	let both = 0;
	fc.assert(fc.property(write, choices, choices, claim, (written, first, second, other) => {
		const pairs = [[around(written, first), around(written, second)], [around(written, first), other]] as const;
		const covering = pairs.filter(([a, b]) => written.change !== 'imports' && covers(a, written) && covers(b, written));
		both += covering.length;
		assert.deepEqual(covering.filter(([a, b]) => !overlaps(a, b)), []);
	}), {seed, numRuns: 3000});
	assert.ok(both > 1000, `only ${both} pairs covered one write`);
});

test('overlapping is symmetric and reflexive', () => {
	fc.assert(fc.property(claim, claim, (a, b) => {
		assert.ok(overlaps(a, a));
		assert.equal(overlaps(a, b), overlaps(b, a));
	}), {seed, numRuns: 2000});
});

test('plain claims meet as their patterns do', () => {
	const plain = claim.filter(text => !/[*?{]/.test(text.replace(/\/\*\*$/, '')));
	fc.assert(fc.property(plain, plain, (a, b) => {
		const [first, second] = [parseClaim(a), parseClaim(b)];
		fc.pre(typeof first !== 'string' && typeof second !== 'string' && (first.symbol === undefined || second.symbol === undefined));
		assert.equal(overlaps(a, b), first.patterns.some(x => second.patterns.some(y => patternsMeet(x, y))));
	}), {seed, numRuns: 3000});
});

test('globs match as picomatch does', () => {
	fc.assert(fc.property(glob, path, (pattern, file) => {
		const parsed = parseClaim(pattern);
		// Brackets mean themselves here. A last `**` matches the folder's own name for picomatch in some forms only.
		fc.pre(typeof parsed !== 'string' && parsed.kind === 'glob' && !/[([]/.test(pattern) && !pattern.endsWith('**'));
		const isMatch = picomatch(pattern, {dot: true});
		assert.equal(covers(pattern, {path: file, change: 'changed'}), isMatch(file));
	}), {seed, numRuns: 5000});
});

test('every write has a claim covering it', () => {
	const odd = fc.oneof(path, fc.constantFrom('a#b.txt', String.raw`x\y`, 'sp ace/ z', '~/n', 'a*', '{x', 'tab\tx', 'dir/~', '?'));
	const oddSymbol = fc.oneof(symbol, fc.constantFrom('...', ' a', 'a ', 'v1.2 works', '*', 'a.*'));
	fc.assert(fc.property(odd, fc.option(oddSymbol, {nil: undefined}), fc.constantFrom('added', 'imports'), fc.boolean(), (file, name, change, isRest) => {
		const written: Write = {path: file, change, ...(name !== undefined && {symbol: name}), ...(isRest && {isRest})};
		assert.ok(covers(claimFor(written), written), claimFor(written));
	}), {seed, numRuns: 2000});
});

test('claims have one total order', () => {
	fc.assert(fc.property(fc.array(claim), list => {
		const sorted = list.toSorted(compareClaims);
		assert.deepEqual(list.toReversed().toSorted(compareClaims), sorted);
	}), {seed, numRuns: 200});
});
