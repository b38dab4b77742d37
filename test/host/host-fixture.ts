import {Buffer} from 'node:buffer';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {TestContext} from 'node:test';
import {startHost, type Host} from '../../source/host/main.ts';
import {connectHost, type HostConnection, type HostQuestion} from '../../source/protocol/connect.ts';
import type {HostNews, PanePicture} from '../../source/protocol/host-wire.ts';
import type {Row} from '../../source/terminal/cells.ts';
import {rowText} from '../../source/terminal/row-text.ts';

const patienceMs = 10_000;

export type Fixture = {
	readonly folder: string;
	readonly socketPath: string;
	readonly host: Host;
	/** Connects one more client. */
	connect(): Promise<Watcher>;
};

/** A client that keeps what it is shown. */
export type Watcher = HostConnection & {
	readonly news: HostNews[];
	/** Picture messages so far. */
	readonly frames: number;
	/** Whether it answers pictures with `drawn`; true at first. */
	answersPictures: boolean;
	open(command: readonly string[], options?: Partial<Spawn>): Promise<number>;
	type(pane: number, text: string): void;
	lines(pane: number): readonly string[];
	picture(pane: number): PanePicture | undefined;
	/** Waits until a condition holds, looking again at every message. */
	until(condition: () => boolean, what?: string): Promise<void>;
	untilNews<Type extends HostNews['type']>(type: Type): Promise<Extract<HostNews, {type: Type}>>;
};

type Spawn = Extract<HostQuestion, {type: 'spawn'}>;

/** A host in this process, with everything of it gone when the test ends. */
export const startFixture = async (t: TestContext): Promise<Fixture> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'jupiter-host-'));
	const socketPath = path.join(folder, 'host.sock');
	const host = await startHost({socketPath, directory: path.join(folder, 'recordings'), version: 'test'});
	t.after(async () => {
		await host.shutDown();
		await rm(folder, {recursive: true});
	});
	return {
		folder,
		socketPath,
		host,
		async connect() {
			return watch(await connectHost(socketPath, 'client'), folder);
		},
	};
};

let keys = 0;

const watch = (connection: HostConnection, folder: string): Watcher => {
	const news: HostNews[] = [];
	const screens = new Map<number, {readonly rows: Row[]; picture: PanePicture}>();
	const looks = new Set<() => void>();
	const look = (): void => {
		for (const check of looks) {
			check();
		}
	};

	let frames = 0;
	connection.onNews(item => {
		news.push(item);
		look();
	});
	connection.onPicture(pictures => {
		frames++;
		for (const picture of pictures) {
			screens.set(picture.pane, applied(screens.get(picture.pane)?.rows ?? [], picture));
		}

		if (watcher.answersPictures) {
			connection.send({type: 'drawn'});
		}

		look();
	});
	connection.onClose(look);

	const watcher: Watcher = {
		...connection,
		news,
		answersPictures: true,
		get frames() {
			return frames;
		},
		async open(command, options = {}) {
			keys++;
			const spawn: Spawn = {type: 'spawn', key: `test:${keys}`, name: 'test', command, cwd: folder, env: environment(), columns: 80, rows: 24, remain: true};
			const {pane} = await connection.request({...spawn, ...options});
			return pane!;
		},
		type(pane, text) {
			connection.input(pane, Buffer.from(text));
		},
		lines: pane => (screens.get(pane)?.rows ?? []).map(row => rowText(row)),
		picture: pane => screens.get(pane)?.picture,
		async until(condition, what = 'the condition') {
			await new Promise<void>((resolve, reject) => {
				const timer = setTimeout(() => {
					looks.delete(check);
					const shown = screens.keys().map(pane => watcher.lines(pane)).toArray();
					reject(new Error(`${what} was not met in ${patienceMs} ms; screens: ${JSON.stringify(shown)}`));
				}, patienceMs);
				const check = (): void => {
					if (!condition()) {
						return;
					}

					clearTimeout(timer);
					looks.delete(check);
					resolve();
				};

				looks.add(check);
				check();
			});
		},
		async untilNews(type) {
			const isWanted = (item: HostNews): boolean => item.type === type;
			await watcher.until(() => news.some(item => isWanted(item)), `news "${type}"`);
			return news.find(item => isWanted(item)) as never;
		},
	};
	return watcher;
};

const environment = (): Record<string, string> => ({PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: '/nonexistent', LANG: 'C.UTF-8', PS1: '$ '});

const applied = (rows: Row[], picture: PanePicture): {readonly rows: Row[]; picture: PanePicture} => {
	const whole = Array.from({length: picture.rows}, (_, y) => {
		const former = rows[y];
		const fits = former?.words.length === picture.columns * 3;
		return fits ? former : {words: new Uint32Array(picture.columns * 3)};
	});
	for (const {y, x, row} of picture.spans) {
		const words = new Uint32Array(whole[y]!.words);
		words.set(row.words, x * 3);
		whole[y] = {words, combined: {...whole[y]!.combined, ...shifted(row.combined ?? {}, x)}};
	}

	return {rows: whole, picture};
};

const shifted = (combined: Readonly<Record<number, string>>, x: number): Record<number, string> =>
	Object.fromEntries(Object.entries(combined).map(([column, text]) => [Number(column) + x, text]));
