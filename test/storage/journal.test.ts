import assert from 'node:assert/strict';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {DatabaseSync} from 'node:sqlite';
import {test, type TestContext} from 'node:test';
import {execa} from 'execa';
import fc from 'fast-check';
import type {Event} from '../../source/model/event.ts';
import {FencedError, openJournal, openJournalReader, type Journal, type JournalReader} from '../../source/storage/journal.ts';

const note = (text: string): Event => ({type: 'note-posted', by: 'user', text});
const texts = (journal: JournalReader) => journal.read(0, 1_000_000).map(({event}) => event.type === 'note-posted' ? event.text : event.type);

function temporaryFile(t: TestContext): string {
	const directory = mkdtempSync(path.join(tmpdir(), 'jupiter-journal-'));
	t.after(() => {
		rmSync(directory, {recursive: true});
	});
	return path.join(directory, 'deeper', 'journal.db');
}

function open(t: TestContext, file: string): Journal {
	const journal = openJournal(file);
	t.after(() => {
		journal.close();
	});
	return journal;
}

test('entries come back in order', (t: TestContext) => {
	const journal = open(t, temporaryFile(t));
	t.assert.deepStrictEqual(journal.append([note('a'), note('ü"\u{0}')], 5), [
		{seq: 1, at: 5, epoch: 1, event: note('a')},
		{seq: 2, at: 5, epoch: 1, event: note('ü"\u{0}')},
	]);
	journal.append([note('c')], 6);
	t.assert.deepStrictEqual(journal.read(1, 1), [{seq: 2, at: 5, epoch: 1, event: note('ü"\u{0}')}]);
	t.assert.deepStrictEqual(journal.read(3, 10), []);
	t.assert.strictEqual(journal.last(), 3);
});

test('no events make no entry', (t: TestContext) => {
	const journal = open(t, temporaryFile(t));
	t.assert.deepStrictEqual(journal.append([], 1), []);
	t.assert.strictEqual(journal.last(), 0);
});

test('a reopened journal goes on', (t: TestContext) => {
	const file = temporaryFile(t);
	const first = openJournal(file);
	first.append([note('a')], 1);
	first.close();
	const second = open(t, file);
	t.assert.strictEqual(second.epoch, 2);
	second.append([note('b')], 2);
	t.assert.deepStrictEqual(second.read(0, 10).map(({seq, epoch}) => [seq, epoch]), [[1, 1], [2, 2]]);
});

test('a second engine fences the first', (t: TestContext) => {
	const file = temporaryFile(t);
	const [first, second] = [open(t, file), open(t, file)];
	t.assert.throws(() => first.append([note('stale')], 1), FencedError);
	second.append([note('fresh')], 1);
	t.assert.deepStrictEqual(texts(first), ['fresh']);
});

test('a reader fences nobody', (t: TestContext) => {
	const file = temporaryFile(t);
	const journal = open(t, file);
	journal.append([note('a')], 1);
	const reader = openJournalReader(file);
	t.after(() => {
		reader.close();
	});
	journal.append([note('b')], 2);
	t.assert.deepStrictEqual([reader.last(), texts(reader)], [2, ['a', 'b']]);
});

test('a reader makes no journal', (t: TestContext) => {
	const file = temporaryFile(t);
	t.assert.throws(() => openJournalReader(file), /cannot be opened/v);
	t.assert.strictEqual(existsSync(file), false);
	mkdirSync(path.dirname(file));
	writeFileSync(file, 'rubbish '.repeat(2000));
	t.assert.throws(() => openJournalReader(file), /is not a journal/v);
	t.assert.deepStrictEqual(readdirSync(path.dirname(file)), ['journal.db']);
});

test('of two engines one writes', async (t: TestContext) => {
	const file = temporaryFile(t);
	const program = `
		import {openJournal} from ${JSON.stringify(new URL('../../source/storage/journal.ts', import.meta.url).href)};
		const journal = openJournal(process.argv[1]);
		let written = 0;
		try {
			for (; written < 200; written++) journal.append([{type: 'note-posted', by: 'user', text: String(journal.epoch)}], 1);
		} catch (error) {
			if (error.name !== 'FencedError') throw error;
		}
		console.log(JSON.stringify([journal.epoch, written]));
	`;
	const runs = await Promise.all([1, 2].map(async () => execa(process.execPath, ['--import=tsx', '--input-type=module', '--eval', program, file])));
	const written = new Map(runs.map(run => JSON.parse(run.stdout) as [number, number]));
	t.assert.strictEqual(written.get(2), 200);
	const entries = open(t, file).read(0, 1000);
	t.assert.deepStrictEqual(entries.map(entry => entry.seq), entries.map((_, position) => position + 1));
	t.assert.deepStrictEqual(entries.map(entry => entry.epoch), [...Array.from({length: written.get(1)!}, () => 1), ...Array.from({length: 200}, () => 2)]);
});

test('what was appended survives a kill', async (t: TestContext) => {
	const file = temporaryFile(t);
	const program = `
		import {openJournal} from ${JSON.stringify(new URL('../../source/storage/journal.ts', import.meta.url).href)};
		const journal = openJournal(process.argv[1]);
		journal.append([{type: 'note-posted', by: 'user', text: 'kept'}], 1);
		process.kill(process.pid, 'SIGKILL');
	`;
	await execa(process.execPath, ['--import=tsx', '--input-type=module', '--eval', program, file], {reject: false});
	t.assert.deepStrictEqual(texts(open(t, file)), ['kept']);
});

test('a full disk keeps nothing half-written', async (t: TestContext) => {
	const file = temporaryFile(t);
	const program = `
		import {openJournal} from ${JSON.stringify(new URL('../../source/storage/journal.ts', import.meta.url).href)};
		const journal = openJournal(process.argv[1]);
		const event = text => ({type: 'note-posted', by: 'user', text});
		journal.append([event('before')], 1);
		try {
			journal.append([event('half'), event('x'.repeat(2_000_000))], 1);
		} catch (error) {
			console.log(error.message);
		}
		journal.append([event('after')], 1);
	`;
	// The kernel refuses to let the file grow, as a full disk does.
	const limited = 'ulimit -f 400; exec "$0" "$@"';
	const {stdout} = await execa('sh', ['-c', limited, process.execPath, '--import=tsx', '--input-type=module', '--eval', program, file]);
	t.assert.match(stdout, /disk .* nothing of the last step was kept/v);
	t.assert.deepStrictEqual(texts(open(t, file)), ['before', 'after']);
});

test('a damaged journal is moved aside', (t: TestContext) => {
	const file = temporaryFile(t);
	const journal = openJournal(file);
	journal.append([note('x'.repeat(20_000))], 1);
	journal.close();
	const bytes = readFileSync(file);
	writeFileSync(file, bytes.fill(0xFF, 4096));
	const fresh = open(t, file);
	t.assert.match(fresh.notice!, /was damaged.*kept as .*journal\.db\.damaged-1/v);
	t.assert.deepStrictEqual([fresh.last(), fresh.epoch], [0, 1]);
	t.assert.strictEqual(readdirSync(path.dirname(file)).includes('journal.db.damaged-1'), true);
});

test('a file that is no journal is moved aside', (t: TestContext) => {
	const file = temporaryFile(t);
	openJournal(file).close();
	writeFileSync(file, 'rubbish '.repeat(2000));
	t.assert.match(open(t, file).notice!, /damaged-1/v);
});

test('a newer program\'s journal is refused', (t: TestContext) => {
	const file = temporaryFile(t);
	openJournal(file).close();
	const database = new DatabaseSync(file);
	database.exec('PRAGMA user_version = 99');
	database.close();
	t.assert.throws(() => openJournal(file), /written by a newer jupiter-tui.*Update/v);
	t.assert.throws(() => openJournalReader(file), /written by a newer jupiter-tui.*Update/v);
});

test('a folder that cannot be written is named', (t: TestContext) => {
	const file = temporaryFile(t);
	openJournal(file).close();
	// Root may write anywhere, but nobody opens a folder as a file.
	t.assert.throws(() => openJournal(path.dirname(file)), /cannot be opened|cannot be written/v);
});

test('opening it prints no warning', async () => {
	const program = `
		import {openJournal} from ${JSON.stringify(new URL('../../source/storage/journal.ts', import.meta.url).href)};
		openJournal(':memory:').close();
		process.emitWarning('others pass');
	`;
	const {stderr} = await execa(process.execPath, ['--import=tsx', '--input-type=module', '--eval', program]);
	assert.doesNotMatch(stderr, /SQLite/v);
	assert.match(stderr, /others pass/v);
});

test('any batches read back as appended', (t: TestContext) => {
	const text = fc.string({unit: 'binary'});
	const batch = fc.array(text);
	fc.assert(fc.property(fc.array(batch), fc.nat(50), (batches, after) => {
		const file = temporaryFile(t);
		const journal = openJournal(file);
		const entries = batches.flatMap((words, at) => journal.append(words.map(word => note(word)), at));
		const read = journal.read(after, 10);
		journal.close();
		t.assert.deepStrictEqual(read, entries.slice(after, after + 10));
	}), {seed: 20_261_120, numRuns: 25});
});
