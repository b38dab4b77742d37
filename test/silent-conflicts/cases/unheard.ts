/* eslint-disable no-template-curly-in-string -- These are texts of programs. */
import type {Case} from '../case.ts';

/** Pairs in which one changes what nothing that runs can tell, or what the other has nothing to do with. */
export const unheard: readonly Case[] = [
	{
		name: 'the documentation changes of a Python function another calls',
		language: 'python',
		base: {'tax.py': 'def tax(amount):\n    """A tenth."""\n    return amount / 10\n'},
		a: {edits: [['tax.py', 'A tenth.', 'A tenth of it, as the law has it.']], test: 'from tax import tax\nassert tax(10) == 1\n'},
		b: {edits: [['bill.py', '', 'from tax import tax\n\n\ndef bill(amount):\n    return amount + tax(amount)\n']], test: 'from bill import bill\nassert bill(10) == 11\n'},
	},
	{
		name: 'the documentation changes of a Python class another makes',
		language: 'python',
		base: {'cart.py': 'class Cart:\n    """Holds things."""\n\n    limit = 3\n    """How many."""\n\n    def size(self):\n        return self.limit\n'},
		a: {edits: [['cart.py', 'Holds things.', 'Holds what is bought.'], ['cart.py', 'How many.', 'How many at most.']], test: 'from cart import Cart\nassert Cart().size() == 3\n'},
		b: {edits: [['shop.py', '', 'from cart import Cart\n\n\ndef room():\n    return Cart().size() - 1\n']], test: 'from shop import room\nassert room() == 2\n'},
	},
	{
		name: 'annotations change of a Python function another calls',
		language: 'python',
		base: {'half.py': 'def half(value):\n    found = value / 2\n    return found\n'},
		a: {edits: [['half.py', 'def half(value):', 'def half(value: float) -> float:'], ['half.py', 'found = value', 'found: float = value']], test: 'from half import half\nassert half(4) == 2\n'},
		b: {edits: [['quarter.py', '', 'from half import half\n\n\ndef quarter(value):\n    return half(half(value))\n']], test: 'from quarter import quarter\nassert quarter(4) == 1\n'},
	},
	{
		name: 'a cast changes in what another calls',
		language: 'typescript',
		base: {'src/read.ts': 'const stored: Record<string, unknown> = {name: \'a\'};\n\nexport function read(key: string): string {\n\tconst found = stored[key] as any;\n\treturn found as string;\n}\n'},
		a: {edits: [['src/read.ts', 'const found = stored[key] as any;', 'const found: unknown = stored[key];']], test: 'import {read} from \'./src/read.ts\';\nassert.equal(read(\'name\'), \'a\');\n'},
		b: {edits: [['src/hello.ts', '', 'import {read} from \'./read.ts\';\n\nexport const hello = () => `Hello ${read(\'name\')}`;\n']], test: 'import {hello} from \'./src/hello.ts\';\nassert.equal(hello(), \'Hello a\');\n'},
	},
	{
		name: 'a type changes in a caller of what changes',
		language: 'typescript',
		base: {'src/list.ts': 'export function list(): string[] {\n\treturn [\'a\'];\n}\n', 'src/count.ts': 'import {list} from \'./list.ts\';\n\nexport function count(): number {\n\tconst found = list();\n\treturn found.length;\n}\n'},
		a: {edits: [['src/list.ts', 'return [\'a\'];', 'return [\'b\'];']], test: 'import {list} from \'./src/list.ts\';\nassert.deepEqual(list(), [\'b\']);\n'},
		b: {edits: [['src/count.ts', 'count(): number', 'count(): 0 | 1 | 2 | number']], test: 'import {count} from \'./src/count.ts\';\nassert.equal(count(), 1);\n'},
	},
	{
		name: 'a method changes of a class another names as a type',
		language: 'typescript',
		base: {'src/shape.ts': 'export class Shape {\n\twidth = 2;\n\n\tname(): string {\n\t\treturn \'shape\';\n\t}\n}\n'},
		a: {edits: [['src/shape.ts', 'return \'shape\';', 'return \'a shape\';']], test: 'import {Shape} from \'./src/shape.ts\';\nassert.equal(new Shape().name(), \'a shape\');\n'},
		b: {edits: [['src/wide.ts', '', 'import type {Shape} from \'./shape.ts\';\n\nexport const isWide = (shape: Shape) => shape.width > 10;\n']], test: 'import {Shape} from \'./src/shape.ts\';\nimport {isWide} from \'./src/wide.ts\';\nassert.ok(!isWide(new Shape()));\n'},
	},
	{
		name: 'an inner function changes beside an edit around it',
		language: 'typescript',
		base: {'src/form.ts': 'export function createForm(names: readonly string[]) {\n\tconst label = (name: string) => {\n\t\treturn name.trim();\n\t};\n\n\tconst first = () => label(names[0]!);\n\n\tconst title = \'Form\';\n\n\treturn {title, first};\n}\n'},
		a: {edits: [['src/form.ts', 'return name.trim();', 'return `${name.trim()}:`;']], test: 'import {createForm} from \'./src/form.ts\';\nassert.equal(createForm([\'a \']).first(), \'a:\');\n'},
		b: {edits: [['src/form.ts', 'const title = \'Form\';', 'const title = \'A form\';']], test: 'import {createForm} from \'./src/form.ts\';\nassert.equal(createForm([\'a\']).title, \'A form\');\n'},
	},
	{
		name: 'the opening of a text changes beside a section of it',
		language: 'typescript',
		base: {'readme.md': '# Tool\n\nDoes things.\n\n## Use\n\nRun it.\n', 'src/run.ts': 'export const run = () => 1;\n'},
		a: {edits: [['readme.md', 'Does things.', 'Does many things.']], test: 'import {run} from \'./src/run.ts\';\nassert.equal(run(), 1);\n'},
		b: {edits: [['readme.md', 'Run it.', 'Run it twice.']], test: 'import {run} from \'./src/run.ts\';\nassert.equal(run(), 1);\n'},
	},
	{
		name: 'another function changes in a file with a replaced character',
		language: 'python',
		base: {'safe.py': 'MARK = "\u{FFFD}"\n\n\ndef clean(text):\n    return text.replace(MARK, "")\n\n\ndef shout(text):\n    return text.upper()\n'},
		a: {edits: [['safe.py', 'text.replace(MARK, "")', 'text.replace(MARK, "?")']], test: 'from safe import MARK, clean\nassert clean("a" + MARK) == "a?"\n'},
		b: {edits: [['call.py', '', 'from safe import shout\n\n\ndef call(name):\n    return shout(name) + "!"\n']], test: 'from call import call\nassert call("a") == "A!"\n'},
	},
	{
		name: 'statements of a module share no name with an edit',
		language: 'typescript',
		base: {'src/start.ts': 'const started: string[] = [];\n\ntry {\n\tstarted.push(\'one\');\n} catch (error: any) {\n\tstarted.push(error.code);\n}\n\nexport const names = () => started;\n\nexport function sizeOf(items: any): number {\n\treturn items.map((item: any) => item.size).length;\n}\n'},
		a: {edits: [['src/start.ts', 'started.push(error.code);', 'started.push(error.message);']], test: 'import {names} from \'./src/start.ts\';\nassert.deepEqual(names(), [\'one\']);\n'},
		b: {edits: [['src/start.ts', 'item.size).length', 'item.size ?? 1).length']], test: 'import {sizeOf} from \'./src/start.ts\';\nassert.equal(sizeOf([{}]), 1);\n'},
	},
	{
		name: 'a method changes that the maker of a thing does not call',
		language: 'python',
		base: {'cart.py': 'class Cart:\n    def __init__(self):\n        self.items = []\n\n    def add(self, name):\n        self.items.append(name)\n\n    def total(self):\n        return len(self.items)\n'},
		a: {edits: [['cart.py', 'return len(self.items)', 'return len(set(self.items))']], test: 'from cart import Cart\nassert Cart().total() == 0\n'},
		b: {edits: [['gift.py', '', 'from cart import Cart\n\n\ndef gift(name):\n    cart = Cart()\n    cart.add(name)\n    return cart\n']], test: 'from gift import gift\nassert gift("a").items == ["a"]\n'},
	},
	{
		name: 'a choice gets a name in what another calls',
		language: 'typescript',
		base: {'src/greet.ts': 'export function greet(name: string, nick: string | undefined): string {\n\tif (name === \'\') {\n\t\treturn \'Hello\';\n\t}\n\n\treturn [\'Hello\', nick && name ? nick : name].join(\' \');\n}\n'},
		a: {edits: [['src/greet.ts', '\treturn [\'Hello\', nick && name ? nick : name].join(\' \');', '\tconst shown = nick && name ? nick : name;\n\treturn [\'Hello\', shown].join(\' \');']], test: 'import {greet} from \'./src/greet.ts\';\nassert.equal(greet(\'a\', \'b\'), \'Hello b\');\n'},
		b: {edits: [['src/letter.ts', '', 'import {greet} from \'./greet.ts\';\n\nexport const letter = (name: string) => `${greet(name, undefined)},`;\n']], test: 'import {letter} from \'./src/letter.ts\';\nassert.equal(letter(\'a\'), \'Hello a,\');\n'},
	},
];
