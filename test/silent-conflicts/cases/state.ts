/* eslint-disable unicorn/prefer-string-raw -- These are texts of programs. */
import type {Case} from '../case.ts';

/** What is kept, shared, ordered or put off changes under somebody who begins to rely on it. */
export const state: readonly Case[] = [
	{
		name: 'a list is no longer sorted where another halves it',
		language: 'typescript',
		base: {'src/scores.ts': 'const given = [5, 1, 4, 2, 3];\n\nexport function scores(): number[] {\n\treturn [...given].sort((a, b) => a - b);\n}\n\nexport const best = () => scores().at(-1);\n'},
		a: {
			edits: [['src/scores.ts', '\treturn [...given].sort((a, b) => a - b);', '\treturn [...given];'], ['src/scores.ts', 'scores().at(-1)', 'Math.max(...scores())']],
			test: 'import {best} from \'./src/scores.ts\';\nassert.equal(best(), 5);\n',
		},
		b: {
			edits: [['src/median.ts', '', 'import {scores} from \'./scores.ts\';\n\nexport function median(): number {\n\tconst all = scores();\n\treturn all[Math.floor(all.length / 2)]!;\n}\n']],
			test: 'import {median} from \'./src/median.ts\';\nassert.equal(median(), 3);\n',
		},
	},
	{
		name: 'a copy is given where another writes into it',
		language: 'python',
		base: {'cart.py': 'class Cart:\n    def __init__(self):\n        self._items = []\n\n    def items(self):\n        return self._items\n'},
		a: {
			edits: [['cart.py', '        return self._items', '        return list(self._items)']],
			test: 'from cart import Cart\ncart = Cart()\ncart.items().append(1)\nassert cart.items() == []\n',
		},
		b: {
			edits: [['shop.py', '', 'from cart import Cart\n\n\ndef filled(*names):\n    cart = Cart()\n    for name in names:\n        cart.items().append(name)\n    return cart\n']],
			test: 'from shop import filled\nassert filled("a").items() == [\'a\']\n',
		},
	},
	{
		name: 'what was read is remembered where another reads anew',
		language: 'typescript',
		base: {'src/disk.ts': 'export const disk = {text: \'one\'};\n', 'src/load.ts': 'import {disk} from \'./disk.ts\';\n\nexport function load(): string {\n\treturn disk.text;\n}\n'},
		a: {
			edits: [['src/load.ts', 'export function load(): string {\n\treturn disk.text;\n}', 'let known: string | undefined;\n\nexport function load(): string {\n\tknown ??= disk.text;\n\treturn known;\n}']],
			test: 'import {disk} from \'./src/disk.ts\';\nimport {load} from \'./src/load.ts\';\nload();\ndisk.text = \'two\';\nassert.equal(load(), \'one\');\n',
		},
		b: {
			edits: [['src/watch.ts', '', 'import {load} from \'./load.ts\';\n\nexport function watch(change: () => void): boolean {\n\tconst before = load();\n\tchange();\n\treturn load() !== before;\n}\n']],
			test: 'import {disk} from \'./src/disk.ts\';\nimport {watch} from \'./src/watch.ts\';\nassert.ok(watch(() => {\n\tdisk.text = \'three\';\n}));\n',
		},
	},
	{
		name: 'saving is put off until flushed',
		language: 'typescript',
		base: {'src/notes.ts': 'export const saved: string[] = [];\n\nexport function save(note: string): void {\n\tsaved.push(note);\n}\n', 'src/editor.ts': 'import {save} from \'./notes.ts\';\n\nexport const close = (note: string) => {\n\tsave(note);\n};\n'},
		a: {
			edits: [
				['src/notes.ts', '\tsaved.push(note);\n}', '\tpending.push(note);\n}\n\nconst pending: string[] = [];\n\nexport function flush(): void {\n\tsaved.push(...pending.splice(0));\n}'],
				['src/editor.ts', '{save}', '{flush, save}'],
				['src/editor.ts', '\tsave(note);', '\tsave(note);\n\tflush();'],
			],
			test: 'import {close} from \'./src/editor.ts\';\nimport {saved} from \'./src/notes.ts\';\nclose(\'a\');\nassert.deepEqual(saved, [\'a\']);\n',
		},
		b: {
			edits: [['src/quick.ts', '', 'import {save, saved} from \'./notes.ts\';\n\nexport function quick(note: string): boolean {\n\tsave(note);\n\treturn saved.includes(note);\n}\n']],
			test: 'import {quick} from \'./src/quick.ts\';\nassert.ok(quick(\'b\'));\n',
		},
	},
	{
		name: 'a result is remembered whose source begins to change',
		language: 'python',
		base: {'rates.py': 'STATE = {"rate": 2}\n\n\ndef rate():\n    return 2\n', 'convert.py': 'from rates import rate\n\n\ndef convert(amount):\n    return amount * rate()\n'},
		a: {
			edits: [['convert.py', 'def convert', '_KNOWN = {}\n\n\ndef convert'], ['convert.py', '    return amount * rate()', '    if amount not in _KNOWN:\n        _KNOWN[amount] = amount * rate()\n    return _KNOWN[amount]']],
			test: 'from convert import convert\nassert convert(2) == 4 and convert(2) == 4\n',
		},
		b: {
			edits: [['rates.py', '    return 2', '    return STATE["rate"]']],
			test: 'from convert import convert\nfrom rates import STATE\nassert convert(3) == 6\nSTATE["rate"] = 5\nassert convert(3) == 15\n',
		},
	},
	{
		name: 'the order of a comparison is turned',
		language: 'python',
		base: {'rank.py': 'def key(player):\n    return player["score"]\n\n\ndef table(players):\n    return sorted(players, key=key, reverse=True)\n'},
		a: {
			edits: [['rank.py', 'return player["score"]', 'return -player["score"]'], ['rank.py', 'key=key, reverse=True', 'key=key']],
			test: 'from rank import table\nassert table([{"score": 1}, {"score": 2}])[0]["score"] == 2\n',
		},
		b: {
			edits: [['winner.py', '', 'from rank import key\n\n\ndef winner(players):\n    return max(players, key=key)\n']],
			test: 'from winner import winner\nassert winner([{"score": 1}, {"score": 2}])["score"] == 2\n',
		},
	},
	{
		name: 'a listener is told later where another looks at once',
		language: 'typescript',
		base: {'src/emitter.ts': 'type Listener = (value: number) => void;\n\nexport class Emitter {\n\treadonly listeners: Listener[] = [];\n\n\ton(listener: Listener): void {\n\t\tthis.listeners.push(listener);\n\t}\n\n\temit(value: number): void {\n\t\tfor (const listener of this.listeners) {\n\t\t\tlistener(value);\n\t\t}\n\t}\n}\n'},
		a: {
			edits: [['src/emitter.ts', '\t\t\tlistener(value);', '\t\t\tqueueMicrotask(() => {\n\t\t\t\tlistener(value);\n\t\t\t});']],
			test: 'import {Emitter} from \'./src/emitter.ts\';\nconst emitter = new Emitter();\nlet told = 0;\nemitter.on(value => {\n\ttold = value;\n});\nemitter.emit(7);\nassert.equal(told, 0);\nawait undefined;\nassert.equal(told, 7);\n',
		},
		b: {
			edits: [['src/probe.ts', '', 'import {Emitter} from \'./emitter.ts\';\n\nexport function probe(): number {\n\tconst emitter = new Emitter();\n\tlet last = 0;\n\temitter.on(value => {\n\t\tlast = value;\n\t});\n\temitter.emit(3);\n\treturn last;\n}\n']],
			test: 'import {probe} from \'./src/probe.ts\';\nassert.equal(probe(), 3);\n',
		},
	},
	{
		name: 'numbers begin elsewhere where another lines them up',
		language: 'python',
		base: {'lines.py': 'def numbered(text):\n    return list(enumerate(text.split("\\n")))\n\n\ndef show(text):\n    return [f"{n + 1}: {line}" for n, line in numbered(text)]\n'},
		a: {
			edits: [['lines.py', 'text.split("\\n")))', 'text.split("\\n"), 1))'], ['lines.py', '{n + 1}: {line}', '{n}: {line}']],
			test: 'from lines import show\nassert show("a\\nb") == [\'1: a\', \'2: b\']\n',
		},
		b: {
			edits: [['jump.py', '', 'from lines import numbered\n\n\ndef find(text, word):\n    lines = text.split("\\n")\n    hits = [n for n, line in numbered(text) if word in line]\n    return [lines[n] for n in hits]\n']],
			test: 'from jump import find\nassert find("x\\ny", "x") == [\'x\'] and find("x\\ny", "y") == [\'y\']\n',
		},
	},
	{
		name: 'a module begins with more than another clears',
		language: 'typescript',
		base: {'src/registry.ts': 'const known: string[] = [];\n\nknown.push(\'first\');\n\nexport const names = (): readonly string[] => known;\n'},
		a: {
			edits: [['src/registry.ts', 'known.push(\'first\');', 'known.push(\'first\', \'second\');']],
			test: 'import {names} from \'./src/registry.ts\';\nassert.equal(names().length, 2);\n',
		},
		b: {
			edits: [['src/only.ts', '', 'import {names} from \'./registry.ts\';\n\nexport const only = (): string => names().length === 1 ? names()[0]! : \'none\';\n']],
			test: 'import {only} from \'./src/only.ts\';\nassert.equal(only(), \'first\');\n',
		},
	},
];
