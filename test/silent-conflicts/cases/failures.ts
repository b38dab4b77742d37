/* eslint-disable no-template-curly-in-string -- These are texts of programs. */
import type {Case} from '../case.ts';

/** How something fails, or what it refuses, changes under somebody who begins to use it. */
export const failures: readonly Case[] = [
	{
		name: 'a lookup throws where it gave nothing',
		language: 'typescript',
		base: {'src/users.ts': 'const users = new Map([[1, \'Ada\']]);\n\nexport function findUser(id: number): string | undefined {\n\treturn users.get(id);\n}\n'},
		a: {
			edits: [['src/users.ts', '\treturn users.get(id);', '\tconst found = users.get(id);\n\tif (found === undefined) {\n\t\tthrow new Error(`No user ${id}`);\n\t}\n\n\treturn found;']],
			test: 'import {findUser} from \'./src/users.ts\';\nassert.throws(() => findUser(2));\nassert.equal(findUser(1), \'Ada\');\n',
		},
		b: {
			edits: [['src/greeting.ts', '', 'import {findUser} from \'./users.ts\';\n\nexport const greeting = (id: number) => `Hello ${findUser(id) ?? \'stranger\'}`;\n']],
			test: 'import {greeting} from \'./src/greeting.ts\';\nassert.equal(greeting(2), \'Hello stranger\');\n',
		},
	},
	{
		name: 'a parser gives nothing where it threw',
		language: 'typescript',
		base: {'src/parse.ts': 'export function parse(text: string): unknown {\n\treturn JSON.parse(text);\n}\n'},
		a: {
			edits: [['src/parse.ts', '\treturn JSON.parse(text);', '\ttry {\n\t\treturn JSON.parse(text);\n\t} catch {\n\t\treturn undefined;\n\t}']],
			test: 'import {parse} from \'./src/parse.ts\';\nassert.equal(parse(\'{\'), undefined);\n',
		},
		b: {
			edits: [['src/check.ts', '', 'import {parse} from \'./parse.ts\';\n\nexport function isValid(text: string): boolean {\n\ttry {\n\t\tparse(text);\n\t\treturn true;\n\t} catch {\n\t\treturn false;\n\t}\n}\n']],
			test: 'import {isValid} from \'./src/check.ts\';\nassert.equal(isValid(\'{\'), false);\n',
		},
	},
	{
		name: 'a check moves from the callee to its callers',
		language: 'python',
		base: {'store.py': 'ROWS = []\n\n\ndef save(row):\n    if not row.get("id"):\n        raise ValueError("no id")\n    ROWS.append(row)\n', 'upload.py': 'from store import save\n\n\ndef upload(rows):\n    for row in rows:\n        save(row)\n'},
		a: {
			edits: [['store.py', '    if not row.get("id"):\n        raise ValueError("no id")\n', ''], ['upload.py', '        save(row)', '        if not row.get("id"):\n            raise ValueError("no id")\n        save(row)']],
			test: 'from upload import upload\ntry:\n    upload([{}])\n    assert False\nexcept ValueError:\n    pass\n',
		},
		b: {
			edits: [['form.py', '', 'from store import save\n\n\ndef submit(fields):\n    try:\n        save(dict(fields))\n    except ValueError:\n        return "rejected"\n    return "saved"\n']],
			test: 'from form import submit\nassert submit({}) == \'rejected\'\n',
		},
	},
	{
		name: 'names may no longer be empty',
		language: 'python',
		base: {'account.py': 'class Account:\n    def __init__(self, name):\n        self.name = name\n'},
		a: {
			edits: [['account.py', '        self.name = name', '        if not name:\n            raise ValueError("name")\n        self.name = name']],
			test: 'from account import Account\ntry:\n    Account("")\n    assert False\nexcept ValueError:\n    pass\n',
		},
		b: {
			edits: [['guests.py', '', 'from account import Account\n\n\ndef guest():\n    return Account("")\n']],
			test: 'from guests import guest\nassert guest().name == \'\'\n',
		},
	},
	{
		name: 'a function becomes asynchronous under a new caller',
		language: 'typescript',
		base: {'src/token.ts': 'export function token(): string {\n\treturn \'secret\';\n}\n', 'src/send.ts': 'import {token} from \'./token.ts\';\n\nexport async function send(): Promise<string> {\n\treturn `sent ${token()}`;\n}\n'},
		a: {
			edits: [['src/token.ts', 'export function token(): string', 'export async function token(): Promise<string>'], ['src/send.ts', '${token()}', '${await token()}']],
			test: 'import {send} from \'./src/send.ts\';\nassert.equal(await send(), \'sent secret\');\n',
		},
		b: {
			edits: [['src/header.ts', '', 'import {token} from \'./token.ts\';\n\nexport const header = () => `Bearer ${token()}`;\n']],
			test: 'import {header} from \'./src/header.ts\';\nassert.equal(header(), \'Bearer secret\');\n',
		},
	},
	{
		name: 'tries inside of tries multiply',
		language: 'typescript',
		base: {'src/http.ts': 'export const log: string[] = [];\n\nexport function request(url: string): boolean {\n\tlog.push(url);\n\treturn false;\n}\n'},
		a: {
			edits: [['src/http.ts', '\tlog.push(url);\n\treturn false;', '\tfor (let left = 3; left > 0; left--) {\n\t\tlog.push(url);\n\t}\n\n\treturn false;']],
			test: 'import {log, request} from \'./src/http.ts\';\nrequest(\'x\');\nassert.equal(log.length, 3);\n',
		},
		b: {
			edits: [['src/reliable.ts', '', 'import {request} from \'./http.ts\';\n\nexport function reliable(url: string): boolean {\n\treturn [1, 2, 3].some(() => request(url));\n}\n']],
			test: 'import {log} from \'./src/http.ts\';\nimport {reliable} from \'./src/reliable.ts\';\nreliable(\'x\');\nassert.ok(log.length <= 5, \'the server allows five\');\n',
		},
	},
	{
		name: 'two begin to call each other for ever',
		language: 'typescript',
		base: {'src/format.ts': 'export function format(value: unknown): string {\n\treturn String(value);\n}\n', 'src/render.ts': 'export function render(value: unknown): string {\n\treturn `<${String(value)}>`;\n}\n'},
		a: {
			edits: [['src/format.ts', '', ''], ['src/format.ts', 'export function', 'import {render} from \'./render.ts\';\n\nexport function'], ['src/format.ts', '\treturn String(value);', '\treturn Array.isArray(value) ? value.map(item => render(item)).join(\'\') : render(value).slice(1, -1);']],
			test: 'import {format} from \'./src/format.ts\';\nassert.equal(format([1, 2]), \'<1><2>\');\n',
		},
		b: {
			edits: [['src/render.ts', 'export function', 'import {format} from \'./format.ts\';\n\nexport function'], ['src/render.ts', '${String(value)}', '${format(value)}']],
			test: 'import {render} from \'./src/render.ts\';\nassert.equal(render(1), \'<1>\');\n',
		},
	},
	{
		name: 'what is returned may be gone over once only',
		language: 'python',
		base: {'rows.py': 'def rows(count):\n    return [n * n for n in range(count)]\n'},
		a: {
			edits: [['rows.py', '    return [n * n for n in range(count)]', '    return (n * n for n in range(count))']],
			test: 'from rows import rows\nassert sum(rows(3)) == 5\n',
		},
		b: {
			edits: [['share.py', '', 'from rows import rows\n\n\ndef shares(count):\n    found = rows(count)\n    total = sum(found)\n    return [n / total for n in found]\n']],
			test: 'from share import shares\nassert shares(3) == [0, 0.2, 0.8]\n',
		},
	},
];
