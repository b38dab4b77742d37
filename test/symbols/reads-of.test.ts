/* eslint-disable no-template-curly-in-string -- These are texts of programs. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Write} from '../../source/model/change.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import {readsOf} from '../../source/symbols/reads-of.ts';
import {createRepositoryIndex} from '../../source/symbols/repository/repository-index.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();
const texts = {
	'a.ts': 'import {B} from \'./b.ts\';\nimport {start} from \'./c.ts\';\n\nexport class A {\n\tone(): void {\n\t\tnew B().two();\n\t}\n\n\tthree(): void {\n\t\tthis.one();\n\t}\n}\n\nstart();\n',
	'b.ts': 'export class B {\n\ttwo(): void {}\n}\n',
	'c.ts': 'export function start(): void {}\n',
	'd.ts': 'import {B} from \'./b.ts\';\nimport {E} from \'./e.ts\';\n\nexport class D extends B {\n\tfour(): void {}\n}\n\nexport const made = () => new B();\nexport const kinds = [B];\n\nexport const named = (b: B) => b.two();\n\nexport function shown(e: E): string {\n\treturn `${e}`;\n}\n\nexport const printed = () => String(new E());\n\nexport const looked = () => [new E()].map(each => each.three());\n',
	'e.ts': 'export class E {\n\tsize = 1;\n\n\tconstructor() {}\n\n\tthree(): void {}\n\n\ttoString(): string {\n\t\treturn \'e\';\n\t}\n}\n',
};
const index = createRepositoryIndex(await Promise.all(Object.entries(texts).map(async ([path, text]) => indexFile(parser, path, text))));

/** A test that these writes read exactly these symbols. */
function check(title: string, writes: ReadonlyArray<Partial<Write>>, expected: readonly string[]): void {
	test(title, () => {
		assert.deepEqual(readsOf(index, writes.map(write => ({path: 'a.ts', change: 'changed', ...write}))), expected);
	});
}

check('a member reads what it calls', [{symbol: 'A.one'}], ['b.ts#B.(rest)', 'b.ts#B.two']);
check('its neighbours are read as well', [{symbol: 'A.three'}], ['a.ts#A.one']);
check('what is written isn\'t read', [{symbol: 'A.three'}, {symbol: 'A.one'}], ['b.ts#B.(rest)', 'b.ts#B.two']);
check('a changed class reads without its members', [{symbol: 'A'}], []);
check('a new class reads with them', [{symbol: 'A', change: 'added'}], ['b.ts#B.(rest)', 'b.ts#B.two']);
check('loose statements read what they use', [{}], ['c.ts#start']);
check('imports and removals read nothing', [{change: 'imports'}, {symbol: 'A', change: 'removed'}], []);
check('a subclass reads all of its base', [{path: 'd.ts', symbol: 'D', change: 'added'}], ['b.ts#B', 'b.ts#B.*']);
check('a new method reads its base\'s of that name', [{path: 'd.ts', symbol: 'D.four', change: 'added'}], ['b.ts#B.four']);
check('who hands a class on reads all of it', [{path: 'd.ts', symbol: 'kinds'}], ['b.ts#B', 'b.ts#B.*']);
check('who makes one reads how', [{path: 'd.ts', symbol: 'made'}], ['b.ts#B.(rest)']);
check('who names it as a type reads it bare', [{path: 'd.ts', symbol: 'named'}], ['b.ts#B.(rest)', 'b.ts#B.two']);
check('who makes one reads what makes it', [{path: 'd.ts', symbol: 'printed'}], ['e.ts#E.(rest)', 'e.ts#E.constructor', 'e.ts#E.size', 'e.ts#E.toString']);
check('what is called of anything is read', [{path: 'd.ts', symbol: 'looked'}], ['e.ts#E.(rest)', 'e.ts#E.constructor', 'e.ts#E.size', 'e.ts#E.three', 'e.ts#E.toString']);
check('what prints it is read by its type', [{path: 'd.ts', symbol: 'shown'}], ['e.ts#E.(rest)', 'e.ts#E.toString']);
