import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

const source = path.join(import.meta.dirname, '../source');
const map = readMap(readFileSync(path.join(source, 'readme.md'), 'utf8'));
const files = readdirSync(source, {recursive: true, encoding: 'utf8'}).filter(file => /\.tsx?$/v.test(file));

test('every room is on the map', () => {
	const rooms = new Set(files.map(file => roomOf(file)));
	assert.deepEqual(rooms.values().toArray().toSorted(), map.keys().toArray().toSorted());
});

test('imports follow the map\'s arrows', () => {
	const wrong = files.flatMap(file => importsOf(file)
		.map(target => ({file, from: roomOf(file), to: roomOf(target)}))
		.filter(({from, to}) => from !== to && to !== '..' && !map.get(from)?.has(to))
		.map(({file: importer, to}) => `${importer} imports ${to}`));
	assert.deepEqual(wrong, []);
});

test('the map\'s arrows form no circle', () => {
	assert.equal(circleIn(map.keys(), room => map.get(room) ?? []), undefined);
});

test('files take values from each other in no circle', () => {
	assert.equal(circleIn(files, file => valuesOf(file)), undefined);
});

test('pure rooms reach for nothing outside', () => {
	const pure = new Set(['engine', 'planner', 'plan', 'claims', 'merge', 'symbols', 'graph', 'layout', 'wording', 'model']);
	const impure = /from 'node:(?!assert|crypto)|\bDate\.now\b|\bnew Date\(\)|\brandom|\bprocess\.|\bsetTimeout\b|\bfetch\(/v;
	const wrong = files.filter(file => pure.has(roomOf(file)) && impure.test(withoutComments(read(file))));
	assert.deepEqual(wrong, []);
});

test('only its room knows the emulator', () => {
	const wrong = files.filter(file => roomOf(file) !== 'terminal' && read(file).includes('@xterm/'));
	assert.deepEqual(wrong, []);
});

test('only its room starts a PTY', () => {
	const wrong = files.filter(file => !['host', 'commands'].includes(roomOf(file)) && read(file).includes('from \'node-pty\''));
	assert.deepEqual(wrong, []);
});

function read(file: string): string {
	return readFileSync(path.join(source, file), 'utf8');
}

/** Rows are `| room | what | may import |`; `every room but a and b` is spelled out here. */
function readMap(text: string): Map<string, ReadonlySet<string>> {
	const rows = text.matchAll(/^\| `(?<room>[\w.]+)\/?` \|[^\|]*\| (?<targets>[^\|]*) \|$/gmv).map(({groups}) => [groups!.room!, groups!.targets!.trim()] as const).toArray();
	const rooms = rows.map(([room]) => room);
	return new Map(rows.map(([room, targets]) => {
		const but = /^every room but (?<others>.*)$/v.exec(targets)?.groups?.others;
		const named = (but ?? targets).split(/, | and /v).filter(name => name !== '' && name !== '—');
		return [room, new Set(but === undefined ? named : rooms.filter(other => other !== room && other !== 'cli.ts' && !named.includes(other)))];
	}));
}

function roomOf(file: string): string {
	return file.split(path.sep)[0]!;
}

function importsOf(file: string): string[] {
	return read(file).matchAll(/(?:from|import\()\s*'(?<target>\.[^']*)'/gv).map(({groups}) => path.join(path.dirname(file), groups!.target!)).toArray();
}

/** The files from which a file takes more than types. */
function valuesOf(file: string): string[] {
	return read(file).matchAll(/^(?:import|export) (?!type )(?<names>[^';]*) from '(?<target>\.[^']*)';$/gmv)
		.filter(({groups}) => groups!.names!.replaceAll(/[\{\}]/gv, '').split(',').some(name => !/^type |^$/v.test(name.trim())))
		.map(({groups}) => path.join(path.dirname(file), groups!.target!))
		.filter(target => files.includes(target))
		.toArray();
}

/** A way from a place back to itself, if there is one. */
function circleIn(places: Iterable<string>, next: (place: string) => Iterable<string>): string | undefined {
	const done = new Set<string>();
	const visit = (place: string, trail: readonly string[]): string | undefined => {
		if (trail.includes(place)) {
			return [...trail.slice(trail.indexOf(place)), place].join(' → ');
		}

		const found = done.has(place) ? undefined : Iterator.from(next(place)).map(other => visit(other, [...trail, place])).find(circle => circle !== undefined);
		done.add(place);
		return found;
	};

	return Iterator.from(places).map(place => visit(place, [])).find(circle => circle !== undefined);
}

/** Comments and strings may name what code may not reach for; the names of modules stay. */
function withoutComments(text: string): string {
	return text
		.replaceAll(/\/\*[\s\S]*?\*\//gv, '')
		.replaceAll(/(?<=^|\s)\/\/.*$/gmv, '')
		.replaceAll(/'[^\n']*'|`[^`]*`/gv, literal => literal.startsWith('\'node:') ? literal : '\'\'');
}
