/* eslint-disable no-template-curly-in-string -- These are texts of programs. */
import type {Case} from '../case.ts';

/** Somebody changes lines of a function that is there already, and what others of its lines call changes too. */
export const edited: readonly Case[] = [
	{
		name: 'a line counts on a value that a call above it gives',
		language: 'typescript',
		base: {
			'src/weight.ts': 'export function weigh(goods: readonly number[]): number {\n\treturn goods.reduce((sum, one) => sum + one, 0);\n}\n',
			'src/parcel.ts': 'import {weigh} from \'./weight.ts\';\n\nexport function price(goods: readonly number[]): number {\n\tconst grams = weigh(goods);\n\tconst steps = Math.ceil(grams / 100);\n\n\tif (steps > 20) {\n\t\treturn 0;\n\t}\n\n\treturn steps * 2;\n}\n',
		},
		a: {
			edits: [['src/weight.ts', '(sum, one) => sum + one, 0);', '(sum, one) => sum + one, 0) / 1000;']],
			test: 'import {weigh} from \'./src/weight.ts\';\nassert.equal(weigh([500, 500]), 1);\n',
		},
		b: {
			edits: [['src/parcel.ts', 'return steps * 2;', 'return grams > 400 ? steps * 3 : steps * 2;']],
			test: 'import {price} from \'./src/parcel.ts\';\nassert.equal(price([500]), 15);\n',
		},
	},
	{
		name: 'a value is made otherwise that a call below it takes',
		language: 'python',
		base: {
			'wire.py': 'def send(text):\n    return text.encode("ascii", "replace")\n',
			'greet.py': 'from wire import send\n\n\ndef greet(name):\n    line = "Hello " + name\n\n    if len(line) > 99:\n        line = line[:99]\n\n    return send(line)\n',
		},
		a: {
			edits: [['wire.py', '    return text.encode("ascii", "replace")', '    return text.split(" ", 1)[1].encode("ascii", "replace")']],
			test: 'from wire import send\nassert send("Hello Ada") == b"Ada"\n',
		},
		b: {
			edits: [['greet.py', '"Hello " + name', 'name.upper()']],
			test: 'from greet import greet\nassert greet("Ada") == b"ADA"\n',
		},
	},
	{
		name: 'what follows is skipped as it becomes what matters',
		language: 'typescript',
		base: {
			'src/audit.ts': 'export const entries: string[] = [];\n\nexport function note(text: string): void {\n\tif (text !== \'\') {\n\t\tentries.push(text);\n\t}\n}\n',
			'src/delete.ts': 'import {note} from \'./audit.ts\';\n\nexport function remove(items: Map<string, number>, key: string): void {\n\titems.delete(key);\n\tnote(key);\n}\n',
		},
		a: {
			edits: [['src/audit.ts', '\tif (text !== \'\') {\n\t\tentries.push(text);\n\t}\n', '\tentries.push(text === \'\' ? \'nothing\' : text);\n']],
			test: 'import {entries} from \'./src/audit.ts\';\nimport {remove} from \'./src/delete.ts\';\nconst before = entries.length;\nremove(new Map(), \'\');\nassert.equal(entries.length, before + 1);\n',
		},
		b: {
			edits: [['src/delete.ts', '\titems.delete(key);', '\tif (key === \'\') {\n\t\treturn;\n\t}\n\n\titems.delete(key);']],
			test: 'import {remove} from \'./src/delete.ts\';\nconst items = new Map([[\'\', 1]]);\nremove(items, \'\');\nassert.equal(items.size, 1);\n',
		},
	},
	{
		name: 'a list is filled further that a call takes',
		language: 'typescript',
		base: {
			'src/total.ts': 'export const total = (prices: readonly number[]): number => prices.reduce((sum, price) => sum + price, 0);\n',
			'src/order.ts': 'import {total} from \'./total.ts\';\n\nexport function order(prices: readonly number[]): string {\n\tconst all = [...prices];\n\n\tall.sort((a, b) => a - b);\n\n\tconst due = total(all);\n\treturn `Pay ${due}`;\n}\n',
		},
		a: {
			edits: [['src/total.ts', 'prices.reduce((sum, price) => sum + price, 0);', 'prices.reduce((sum, price) => sum + price, prices.length > 2 ? -1 : 0);']],
			test: 'import {total} from \'./src/total.ts\';\nassert.equal(total([1, 1, 1]), 2);\n',
		},
		b: {
			edits: [['src/order.ts', '\tall.sort((a, b) => a - b);', '\tall.push(5);']],
			test: 'import {order} from \'./src/order.ts\';\nassert.equal(order([1, 2]), \'Pay 8\');\n',
		},
	},
];
