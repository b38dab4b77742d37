/* eslint-disable no-template-curly-in-string -- These are texts of programs. */
import type {Case} from '../case.ts';

/** Two patches meet in something that neither names: a text, a folder, a form of data. No reference leads from one to the other. */
export const unnamed: readonly Case[] = [
	{
		name: 'a key is spelt by hand that is made otherwise now',
		language: 'typescript',
		base: {'src/cache.ts': 'export const cache = new Map<string, string>();\n', 'src/profile.ts': 'import {cache} from \'./cache.ts\';\n\nexport function remember(id: number, name: string): void {\n\tcache.set(`user:${id}`, name);\n}\n'},
		a: {
			edits: [['src/profile.ts', '`user:${id}`', '`users/${id}`']],
			test: 'import {cache} from \'./src/cache.ts\';\nimport {remember} from \'./src/profile.ts\';\nremember(1, \'Ada\');\nassert.equal(cache.get(\'users/1\'), \'Ada\');\n',
		},
		b: {
			edits: [['src/forget.ts', '', 'import {cache} from \'./cache.ts\';\n\nexport function forget(id: number): void {\n\tcache.delete(`user:${id}`);\n}\n']],
			test: 'import {cache} from \'./src/cache.ts\';\nimport {forget} from \'./src/forget.ts\';\nimport {remember} from \'./src/profile.ts\';\nremember(1, \'Ada\');\nforget(1);\nassert.equal(cache.size, 0);\n',
		},
	},
	{
		name: 'names are kept in lower case where another looks them up as given',
		language: 'python',
		base: {'names.py': 'NAMES = {}\n\n\ndef add(name, value):\n    NAMES[name] = value\n'},
		a: {
			edits: [['names.py', '    NAMES[name] = value', '    NAMES[name.lower()] = value']],
			test: 'from names import NAMES, add\nadd("Ada", 1)\nassert NAMES == {"ada": 1}\n',
		},
		b: {
			edits: [['lookup.py', '', 'from names import NAMES\n\n\ndef has(name):\n    return name in NAMES\n']],
			test: 'from lookup import has\nfrom names import add\nadd("Ada", 1)\nassert has("Ada")\n',
		},
	},
	{
		name: 'two take the same number',
		language: 'typescript',
		base: {'src/migrations/001-begin.ts': 'export const up = () => \'begin\';\n', 'src/migrate.ts': 'import {readdirSync} from \'node:fs\';\n\nexport const numbers = (folder: URL) => readdirSync(folder).map(name => name.slice(0, 3));\n'},
		a: {
			edits: [['src/migrations/002-users.ts', '', 'export const up = () => \'users\';\n']],
			test: 'import {numbers} from \'./src/migrate.ts\';\nconst all = numbers(new URL(\'src/migrations/\', import.meta.url));\nassert.equal(new Set(all).size, all.length);\n',
		},
		b: {
			edits: [['src/migrations/002-orders.ts', '', 'export const up = () => \'orders\';\n']],
			test: 'import {numbers} from \'./src/migrate.ts\';\nconst all = numbers(new URL(\'src/migrations/\', import.meta.url));\nassert.equal(new Set(all).size, all.length);\n',
		},
	},
	{
		name: 'a separator changes that another writes too',
		language: 'python',
		base: {'journal.py': 'LINES = []\n\n\ndef write(who, what):\n    LINES.append(f"{who};{what}")\n\n\ndef read():\n    return [tuple(line.split(";")) for line in LINES]\n'},
		a: {
			edits: [['journal.py', '{who};{what}', '{who}|{what}'], ['journal.py', 'split(";")', 'split("|")']],
			test: 'from journal import read, write\nwrite("a", "b;c")\nassert read() == [(\'a\', \'b;c\')]\n',
		},
		b: {
			edits: [['importer.py', '', 'from journal import LINES\n\n\ndef take(line):\n    LINES.append(";".join(line))\n']],
			test: 'from importer import take\nfrom journal import read\ntake(["x", "y"])\nassert read() == [(\'x\', \'y\')]\n',
		},
	},
];
