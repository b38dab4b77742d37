/* eslint-disable no-template-curly-in-string -- These are texts of programs. */
import type {Case} from '../case.ts';

/** What looks like something that no running program knows, and is more. */
export const erased: readonly Case[] = [
	{
		name: 'a documentation is what a menu shows',
		language: 'python',
		base: {
			'registry.py': 'HELP = {}\n\n\ndef command(function):\n    HELP[function.__name__] = function.__doc__\n    return function\n',
			'tool.py': 'from registry import command\n\n\n@command\ndef build():\n    """Build all."""\n    return 1\n',
		},
		a: {edits: [['tool.py', 'Build all.', 'Makes all there is.']], test: 'import tool\nfrom registry import HELP\nassert HELP["build"] == "Makes all there is."\n'},
		b: {edits: [['menu.py', '', 'from registry import HELP\nfrom tool import build\n\n\ndef short():\n    return HELP[build.__name__].replace("Build ", "")\n']], test: 'from menu import short\nassert short() == "all."\n'},
	},
	{
		name: 'an annotation is what a decorator converts to',
		language: 'python',
		base: {
			'convert.py': 'def converted(function):\n    kind = function.__annotations__["value"]\n    return lambda value: function(kind(value))\n',
			'age.py': 'from convert import converted\n\n\n@converted\ndef age(value: int):\n    return value\n',
		},
		a: {edits: [['age.py', 'value: int', 'value: float']], test: 'from age import age\nassert age("1.5") == 1.5\n'},
		b: {edits: [['birthday.py', '', 'from age import age\n\n\ndef next_birthday(text):\n    return f"{age(text) + 1}th"\n']], test: 'from birthday import next_birthday\nassert next_birthday("7") == "8th"\n'},
	},
	{
		name: 'what is cast changes with its type',
		language: 'typescript',
		base: {'src/port.ts': 'const given: Record<string, unknown> = {port: \'80\'};\n\nexport function port(): unknown {\n\treturn given.port as string;\n}\n'},
		a: {edits: [['src/port.ts', 'given.port as string', 'Number(given.port) as number']], test: 'import {port} from \'./src/port.ts\';\nassert.equal(port(), 80);\n'},
		b: {edits: [['src/address.ts', '', 'import {port} from \'./port.ts\';\n\nexport const isText = () => String(port()).length === (port() as string).length;\n']], test: 'import {isText} from \'./src/address.ts\';\nassert.ok(isText());\n'},
	},
	{
		name: 'a value is printed otherwise under who says its type alone',
		language: 'typescript',
		base: {'src/money.ts': 'export class Money {\n\treadonly cents: number;\n\n\tconstructor(cents: number) {\n\t\tthis.cents = cents;\n\t}\n\n\ttoString(): string {\n\t\treturn `${this.cents / 100} EUR`;\n\t}\n}\n\nexport const price = () => new Money(500);\n'},
		a: {edits: [['src/money.ts', '`${this.cents / 100} EUR`', '`EUR ${this.cents / 100}`']], test: 'import {price} from \'./src/money.ts\';\nassert.equal(String(price()), \'EUR 5\');\n'},
		b: {edits: [['src/tag.ts', '', 'import type {Money} from \'./money.ts\';\n\nexport const tag = (money: Money) => Number.parseFloat(`${money}`);\n']], test: 'import {price} from \'./src/money.ts\';\nimport {tag} from \'./src/tag.ts\';\nassert.equal(tag(price()), 5);\n'},
	},
	{
		name: 'an inner function changes under an edit around it',
		language: 'typescript',
		base: {'src/form.ts': 'export function createForm(names: readonly string[]) {\n\tconst label = (name: string) => {\n\t\treturn name.trim();\n\t};\n\n\tconst size = names.length;\n\n\tconst title = \'Form\';\n\n\tconst first = () => label(names[0]!);\n\n\treturn {title, size, first};\n}\n'},
		a: {edits: [['src/form.ts', 'return name.trim();', 'return `${name.trim()}:`;']], test: 'import {createForm} from \'./src/form.ts\';\nassert.equal(createForm([\'a \']).first(), \'a:\');\n'},
		b: {edits: [['src/form.ts', 'const title = \'Form\';', 'const title = names.map(name => label(name)).join(\'\');']], test: 'import {createForm} from \'./src/form.ts\';\nassert.equal(createForm([\'a\', \'b\']).title, \'ab\');\n'},
	},
	{
		name: 'statements of a module change under an edit that relies on them',
		language: 'typescript',
		base: {'src/themes.ts': 'const themes = new Map<string, number>();\n\nthemes.set(\'dark\', 1);\n\nexport const count = () => themes.size;\n\nexport function isKnown(name: string): boolean {\n\treturn name !== \'\';\n}\n'},
		a: {edits: [['src/themes.ts', 'themes.set(\'dark\', 1);', 'themes.set(\'night\', 1);']], test: 'import {count} from \'./src/themes.ts\';\nassert.equal(count(), 1);\n'},
		b: {edits: [['src/themes.ts', 'return name !== \'\';', 'return themes.has(name);']], test: 'import {isKnown} from \'./src/themes.ts\';\nassert.ok(isKnown(\'dark\'));\n'},
	},
	{
		name: 'what is called changes in a file with a replaced character',
		language: 'python',
		base: {'safe.py': 'MARK = "\u{FFFD}"\n\n\ndef clean(text):\n    return text.replace(MARK, "")\n'},
		a: {edits: [['safe.py', 'text.replace(MARK, "")', 'text.replace(MARK, "?")']], test: 'from safe import MARK, clean\nassert clean("a" + MARK) == "a?"\n'},
		b: {edits: [['name.py', '', 'from safe import clean\n\n\ndef is_clean(text):\n    return clean(text).isalpha()\n']], test: 'from name import is_clean\nfrom safe import MARK\nassert is_clean("a" + MARK)\n'},
	},
	{
		name: 'a method changes that is called of one in a list',
		language: 'python',
		base: {'bin.py': 'class Bin:\n    def __init__(self, size):\n        self.size = size\n\n    def label(self):\n        return f"bin {self.size}"\n'},
		a: {edits: [['bin.py', 'f"bin {self.size}"', 'f"{self.size} litres"']], test: 'from bin import Bin\nassert Bin(2).label() == "2 litres"\n'},
		b: {edits: [['shelf.py', '', 'from bin import Bin\n\n\ndef sizes(counts):\n    return [int(each.label().split()[1]) for each in map(Bin, counts)] + [int(Bin(n).label()[4:]) for n in counts]\n']], test: 'from shelf import sizes\nassert sizes([1]) == [1, 1]\n'},
	},
	{
		name: 'a field begins otherwise in what another makes',
		language: 'typescript',
		base: {'src/counter.ts': 'export class Counter {\n\tcount = 0;\n\n\tup(): void {\n\t\tthis.count++;\n\t}\n}\n\nexport const valueOf = (counter: Counter) => counter.count;\n'},
		a: {edits: [['src/counter.ts', 'count = 0', 'count = 1']], test: 'import {Counter, valueOf} from \'./src/counter.ts\';\nassert.equal(valueOf(new Counter()), 1);\n'},
		b: {edits: [['src/fresh.ts', '', 'import {Counter, valueOf} from \'./counter.ts\';\n\nexport const isFresh = () => valueOf(new Counter()) === 0;\n']], test: 'import {isFresh} from \'./src/fresh.ts\';\nassert.ok(isFresh());\n'},
	},
	{
		name: 'a value with a name is taken before it changes',
		language: 'typescript',
		base: {'src/queue.ts': 'const waiting: string[] = [];\n\nexport function enter(name: string): number {\n\twaiting.push(name);\n\treturn waiting.length;\n}\n'},
		a: {edits: [['src/queue.ts', '\twaiting.push(name);\n\treturn waiting.length;', '\tconst place = waiting.length;\n\twaiting.push(name);\n\treturn place;']], test: 'import {enter} from \'./src/queue.ts\';\nassert.equal(enter(\'a\'), 0);\n'},
		b: {edits: [['src/desk.ts', '', 'import {enter} from \'./queue.ts\';\n\nexport const isAlone = (name: string) => enter(name) === 1;\n']], test: 'import {isAlone} from \'./src/desk.ts\';\nassert.ok(isAlone(\'a\'));\n'},
	},
];
