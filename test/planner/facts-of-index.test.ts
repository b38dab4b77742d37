import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compilePlan} from '../../source/planner/compile-plan.ts';
import {factsOfIndex} from '../../source/planner/facts-of-index.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import {createRepositoryIndex} from '../../source/symbols/repository/repository-index.ts';
import {loadParser} from '../symbols/parser.ts';
import {answerOf, type TaskWords} from './made-up.ts';

const texts: Readonly<Record<string, string>> = {
	'lib/store.py': 'class Store:\n    def load(self, key):\n        return key\n\n    def save(self, key):\n        return self.load(key)\n',
	'lib/report.py': 'from lib.store import Store\n\ndef report(key):\n    return Store().load(key)\n',
	'tests/test_store.py': 'from lib.store import Store\n\ndef test_load():\n    assert Store().load(1) == 1\n',
	'src/auth.ts': 'export function login(name: string): string {\n\treturn name;\n}\n',
	'src/api.ts': 'import {login} from \'./auth.js\';\n\nexport function route(): string {\n\treturn login(\'x\');\n}\n',
	'test/auth.test.ts': 'import {login} from \'../src/auth.js\';\n\nlogin(\'x\');\n',
	'image.png': '\0',
};

const parser = await loadParser();
const indexes = await Promise.all(Object.entries(texts).map(async ([path, text]) => indexFile(parser, path, text)));
const facts = factsOfIndex(createRepositoryIndex(indexes), Object.keys(texts));

/** A test that a task comes to own these claims. */
function check(words: TaskWords, expected: readonly string[]): () => void {
	return () => {
		const {plan, findings} = compilePlan(answerOf([words]), facts, {request: 'Do it', into: 'main', workers: 3, agent: {kind: 'known', name: 'claude'}});
		assert.deepEqual(plan?.tasks[0]!.owns, expected, JSON.stringify(findings));
	};
}

test('a renamed method takes its users', check(['a', ['interface lib/store.py#Store.load']], ['lib/store.py#Store.load', 'lib/report.py#report', 'lib/store.py#Store.save', 'tests/test_store.py#test_load']));
test('a renamed function takes its users', check(['a', ['interface src/auth.ts#login']], ['src/auth.ts#login', 'src/api.ts#route', 'test/auth.test.ts']));
test('new code beside tested code has a test', check(['a', ['new src/session.ts']], ['src/session.ts', 'test/session.test.ts']));
test('a new method has its file\'s test', check(['a', ['new lib/store.py#Store.drop']], ['lib/store.py#Store.drop', 'tests/test_store.py']));
test('files without symbols are there', check(['a', ['body image.png']], ['image.png']));
