import assert from 'node:assert/strict';
import test from 'node:test';
import {parseClaim} from '../../source/claims/parse-claim.ts';

const canonical: ReadonlyArray<readonly [string, string, string]> = [
	['src/a.ts', 'src/a.ts', 'path'],
	['./src//a.ts', 'src/a.ts', 'path'],
	[' src/a.ts ', 'src/a.ts', 'path'],
	['docs/', 'docs/**', 'directory'],
	['docs/**', 'docs/**', 'directory'],
	['docs/./', 'docs/**', 'directory'],
	['.', '**', 'directory'],
	['./', '**', 'directory'],
	['**', '**', 'directory'],
	['src/*.ts', 'src/*.ts', 'glob'],
	['src/**/*.{ts,tsx}', 'src/**/*.{ts,tsx}', 'glob'],
	['app/[id]/(group)/page.tsx', 'app/[id]/(group)/page.tsx', 'path'],
	['src/a.ts#Outer.inner', 'src/a.ts#Outer.inner', 'symbol'],
	['./src/a.ts# Outer', 'src/a.ts#Outer', 'symbol'],
	['src/a.ts#Outer.*', 'src/a.ts#Outer', 'symbol'],
	['src/a.ts#*', 'src/a.ts', 'path'],
	['src/a.ts#Box.#secret', 'src/a.ts#Box.#secret', 'symbol'],
];

for (const [written, text, kind] of canonical) {
	test(`claim ${JSON.stringify(written)} is ${text}`, () => {
		const claim = parseClaim(written);
		assert.deepEqual(parseClaim(text), claim);
		assert.partialDeepStrictEqual(claim, {text, kind});
	});
}

const refused: ReadonlyArray<readonly [string, RegExp]> = [
	['', /empty/],
	['  ', /empty/],
	['/etc/passwd', /not inside the repository/],
	['~/notes', /not inside the repository/],
	['../other/a.ts', /leaves the repository/],
	['src/../../a.ts', /leaves the repository/],
	['src/../a.ts#x', /leaves the repository/],
	[String.raw`src\a.ts`, /forward slashes/],
	['.git/config', /belongs to git/],
	['src/a\n.ts', /control character/],
	['src/*.ts#login', /many files/],
	['#login', /no file/],
	['src/a.ts#', /empty name/],
	['src/a.ts#a..b', /empty name/],
	['src/{a}.ts', /without its choices/],
	['src/{a,b.ts', /without its choices/],
	['{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}', /more than 64/],
];

for (const [written, reason] of refused) {
	test(`claim ${JSON.stringify(written)} is refused`, () => {
		const claim = parseClaim(written);
		assert.match(typeof claim === 'string' ? claim : '', reason);
	});
}
