import assert from 'node:assert/strict';
import {test} from 'node:test';
import {claimFor} from '../../source/claims/claim-for.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import {neighbours} from '../../source/symbols/changes/neighbours.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();

/** A test that exactly these parts of a text touch. */
function check(title: string, {path = 'a', lines}: {readonly path?: string; readonly lines: readonly string[]}, expected: ReadonlyArray<readonly [string, string]>): void {
	test(title, async () => {
		const text = lines.join('\n');
		const found = neighbours(await indexFile(parser, path, text), text);
		assert.deepEqual(found.map(pair => pair.map(part => claimFor(part).replace(`${path}#`, ''))), expected);
	});
}

check('symbols without a line between touch', {path: 'a.ts', lines: ['function a() {}', 'function b() {}', '', 'function c() {}']}, [['a', 'b']]);
check('a class’s header touches its first member', {path: 'a.ts', lines: ['class A {', '\tone() {}', '', '\ttwo() {}', '', '\tthree = 3;', '', '}']}, [['A.(rest)', 'A.one']]);
check('only members at its edge touch what follows', {path: 'a.yml', lines: ['a:', '  one:', '    x: 1', '  two:', '    x: 1', 'b: 2']}, [
	['a.(rest)', 'a.one.(rest)'], ['a.one.(rest)', 'a.one.x'], ['a.one.x', 'a.two.(rest)'], ['a.two.(rest)', 'a.two.x'], ['a.two.x', 'b'],
]);
check('parts of one line touch', {path: 'a.json', lines: ['{', '', '"a": 1, "b": 2', '', '}']}, [['a', 'b']]);
check('a statement touches the function below', {path: 'a.ts', lines: ['run();', 'function a() {}']}, [['(rest)', 'a']]);
check('imports are no part', {path: 'a.ts', lines: ['import a from "a";', 'function b() {}', 'import c from "c";']}, []);
check('a text without symbols has no parts', {path: 'a.txt', lines: ['one', 'two']}, []);
