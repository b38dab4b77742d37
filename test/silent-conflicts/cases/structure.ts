/* eslint-disable no-template-curly-in-string -- These are texts of programs. */
import type {Case} from '../case.ts';

/** A name goes, a class gets more to it, or a set grows, while somebody builds on what was. */
export const structure: readonly Case[] = [
	{
		name: 'a function nobody used goes as somebody begins to',
		language: 'typescript',
		base: {'src/text.ts': 'export const upper = (text: string) => text.toUpperCase();\n\nexport const short = (text: string) => text.slice(0, 3);\n'},
		a: {
			edits: [['src/text.ts', '\nexport const short = (text: string) => text.slice(0, 3);\n', '']],
			test: 'import {upper} from \'./src/text.ts\';\nassert.equal(upper(\'a\'), \'A\');\n',
		},
		b: {
			edits: [['src/tag.ts', '', 'import * as text from \'./text.ts\';\n\nexport const tag = (name: string) => text.short(name);\n']],
			test: 'import {tag} from \'./src/tag.ts\';\nassert.equal(tag(\'abcd\'), \'abc\');\n',
		},
	},
	{
		name: 'a method is renamed as a call of it is added',
		language: 'typescript',
		base: {'src/auth.ts': 'export class Auth {\n\tlogin(name: string): string {\n\t\treturn `in ${name}`;\n\t}\n}\n', 'src/page.ts': 'import {Auth} from \'./auth.ts\';\n\nexport const page = () => new Auth().login(\'x\');\n'},
		a: {
			edits: [['src/auth.ts', 'login(', 'signIn('], ['src/page.ts', '.login(', '.signIn(']],
			test: 'import {page} from \'./src/page.ts\';\nassert.equal(page(), \'in x\');\n',
		},
		b: {
			edits: [['src/api.ts', '', 'import {Auth} from \'./auth.ts\';\n\nexport function enter(name: string): string {\n\tconst auth = new Auth();\n\treturn auth.login(name);\n}\n']],
			test: 'import {enter} from \'./src/api.ts\';\nassert.equal(enter(\'y\'), \'in y\');\n',
		},
	},
	{
		name: 'a status is added as a table of all is written',
		language: 'typescript',
		base: {'src/status.ts': 'export const statuses = [\'open\', \'closed\'] as const;\n'},
		a: {
			edits: [['src/status.ts', '\'closed\']', '\'closed\', \'archived\']']],
			test: 'import {statuses} from \'./src/status.ts\';\nassert.equal(statuses.length, 3);\n',
		},
		b: {
			edits: [['src/labels.ts', '', 'import {statuses} from \'./status.ts\';\n\nconst names: Record<string, string> = {open: \'Open\', closed: \'Closed\'};\n\nexport const labels = () => statuses.map(status => names[status]);\n']],
			test: 'import {labels} from \'./src/labels.ts\';\nassert.ok(labels().every(label => typeof label === \'string\'));\n',
		},
	},
	{
		name: 'a base class asks more of its kind as one is added',
		language: 'python',
		base: {'shapes.py': 'class Shape:\n    def describe(self):\n        return f"{self.area():.0f}"\n\n\nclass Square(Shape):\n    def area(self):\n        return 4\n'},
		a: {
			edits: [['shapes.py', '        return f"{self.area():.0f}"', '        return f"{self.area():.0f} {self.unit()}"'], ['shapes.py', '        return 4\n', '        return 4\n\n    def unit(self):\n        return "m2"\n']],
			test: 'from shapes import Square\nassert Square().describe() == \'4 m2\'\n',
		},
		b: {
			edits: [['circle.py', '', 'from shapes import Shape\n\n\nclass Circle(Shape):\n    def area(self):\n        return 3\n']],
			test: 'from circle import Circle\nassert Circle().describe().startswith(\'3\')\n',
		},
	},
	{
		name: 'a base class begins to call what another subclass uses otherwise',
		language: 'python',
		base: {'job.py': 'class Job:\n    def run(self):\n        return self.work()\n'},
		a: {
			edits: [['job.py', '    def run(self):\n        return self.work()', '    def run(self):\n        self.setup()\n        return self.work()\n\n    def setup(self):\n        pass']],
			test: 'from job import Job\n\n\nclass Mine(Job):\n    def work(self):\n        return 1\n\n\nassert Mine().run() == 1\n',
		},
		b: {
			edits: [['installer.py', '', 'from job import Job\n\n\nclass Installer(Job):\n    def setup(self, target):\n        return f"setup of {target}"\n\n    def work(self):\n        return self.setup("disk")\n']],
			test: 'from installer import Installer\nassert Installer().run() == \'setup of disk\'\n',
		},
	},
	{
		name: 'an abstract method joins while a class is derived',
		language: 'typescript',
		base: {'src/sink.ts': 'export class Sink {\n\tlines: string[] = [];\n\n\twrite(line: string): void {\n\t\tthis.lines.push(line);\n\t}\n}\n\nexport const close = (sink: Sink): number => sink.lines.length;\n'},
		a: {
			edits: [['src/sink.ts', '\t\tthis.lines.push(line);', '\t\tthis.lines.push(this.mark(line));'], ['src/sink.ts', '\n\twrite(', '\n\tmark(line: string): string {\n\t\treturn `> ${line}`;\n\t}\n\n\twrite(']],
			test: 'import {Sink} from \'./src/sink.ts\';\nconst sink = new Sink();\nsink.write(\'a\');\nassert.deepEqual(sink.lines, [\'> a\']);\n',
		},
		b: {
			edits: [['src/count.ts', '', 'import {Sink} from \'./sink.ts\';\n\nexport class Counter extends Sink {\n\tmarks = 0;\n\n\tmark(line: string): void {\n\t\tthis.marks++;\n\t\tthis.write(line);\n\t}\n}\n']],
			test: 'import {Counter} from \'./src/count.ts\';\nconst counter = new Counter();\ncounter.mark(\'a\');\nassert.equal(counter.marks, 1);\n',
		},
	},
	{
		name: 'an id may be a text where another counts with it',
		language: 'typescript',
		base: {'src/ids.ts': 'export type Id = number;\n\nexport const firstId = (): Id => 1;\n'},
		a: {
			edits: [['src/ids.ts', 'type Id = number', 'type Id = number | string'], ['src/ids.ts', '=> 1', '=> \'1\'']],
			test: 'import {firstId} from \'./src/ids.ts\';\nassert.equal(firstId(), \'1\');\n',
		},
		b: {
			edits: [['src/next.ts', '', 'import {firstId, type Id} from \'./ids.ts\';\n\nexport function secondId(): Id {\n\treturn firstId() + 1;\n}\n']],
			test: 'import {secondId} from \'./src/next.ts\';\nassert.equal(secondId(), 2);\n',
		},
	},
	{
		name: 'a setting moves within the settings',
		language: 'python',
		base: {'settings.py': 'SETTINGS = {"host": "localhost", "port": 80}\n', 'server.py': 'from settings import SETTINGS\n\n\ndef address():\n    return f"{SETTINGS[\'host\']}:{SETTINGS[\'port\']}"\n'},
		a: {
			edits: [['settings.py', '{"host": "localhost", "port": 80}', '{"listen": {"host": "localhost", "port": 80}}'], ['server.py', '    return f"{SETTINGS[\'host\']}:{SETTINGS[\'port\']}"', '    listen = SETTINGS["listen"]\n    return f"{listen[\'host\']}:{listen[\'port\']}"']],
			test: 'from server import address\nassert address() == \'localhost:80\'\n',
		},
		b: {
			edits: [['health.py', '', 'from settings import SETTINGS\n\n\ndef probe():\n    return SETTINGS["port"] + 1\n']],
			test: 'from health import probe\nassert probe() == 81\n',
		},
	},
	{
		name: 'a hook joins the base as one of its name joins a subclass',
		language: 'python',
		base: {'view.py': 'class View:\n    def show(self):\n        return self.text()\n', 'clock.py': 'from view import View\n\n\nclass Clock(View):\n    def text(self):\n        return "12:00"\n'},
		a: {
			edits: [['view.py', '        return self.text()\n', '        return self.frame(self.text())\n\n    def frame(self, text):\n        return f"[{text}]"\n']],
			test: 'from clock import Clock\nassert Clock().show() == \'[12:00]\'\n',
		},
		b: {
			edits: [['clock.py', '        return "12:00"\n', '        return "12:00"\n\n    def frame(self):\n        return 25\n']],
			test: 'from clock import Clock\nassert Clock().show().strip(\'[]\') == \'12:00\' and Clock().frame() == 25\n',
		},
	},
	{
		name: 'a method joins a class whose methods are all listed',
		language: 'python',
		base: {'orders.py': 'class Orders:\n    def stop(self):\n        "Stops."\n'},
		a: {
			edits: [['orders.py', '        "Stops."\n', '        "Stops."\n\n    def go(self):\n        return 1\n']],
			test: 'from orders import Orders\nassert Orders().go() == 1\n',
		},
		b: {
			edits: [['manual.py', '', 'from orders import Orders\n\n\ndef manual():\n    own = [name for name in vars(Orders) if not name.startswith("_")]\n    return [getattr(Orders, name).__doc__.strip() for name in own]\n']],
			test: 'from manual import manual\nassert \'Stops.\' in manual()\n',
		},
	},
	{
		name: 'a class learns to print itself where another prints it',
		language: 'typescript',
		base: {'src/point.ts': 'export class Point {\n\treadonly x: number;\n\n\tconstructor(x: number) {\n\t\tthis.x = x;\n\t}\n}\n'},
		a: {
			edits: [['src/point.ts', '\t\tthis.x = x;\n\t}\n', '\t\tthis.x = x;\n\t}\n\n\ttoJSON(): number {\n\t\treturn this.x;\n\t}\n']],
			test: 'import {Point} from \'./src/point.ts\';\nassert.equal(JSON.stringify([new Point(1)]), \'[1]\');\n',
		},
		b: {
			edits: [['src/save.ts', '', 'import {Point} from \'./point.ts\';\n\nexport const save = (x: number): string => JSON.stringify(new Point(x));\n\nexport const load = (text: string): number => JSON.parse(text).x;\n']],
			test: 'import {load, save} from \'./src/save.ts\';\nassert.equal(load(save(3)), 3);\n',
		},
	},
];
