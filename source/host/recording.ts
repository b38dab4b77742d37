import {Buffer} from 'node:buffer';
import {appendFile, mkdir, rename, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {maxRecordedBurstBytes, maxRecordingBytes, recordingIntervalMs} from '../model/limits/panes.ts';
import {rowToAnsi} from '../terminal/row-text.ts';
import type {Screen} from '../terminal/screen.ts';

/**
A pane's recording in asciicast v2, in a file that can be played while it grows; the former half of the bound is beside it as `….1.cast`.
A flood is recorded as what could be seen of it, the screen a few times a second. A full disk ends the recording, never the pane.
*/
export class Recording {
	readonly #file: string;
	readonly #screen: Screen;
	#startedAt = Date.now();
	#fileBytes: number | undefined;
	#lines: string[] = [];
	#burst: Array<{readonly at: number; readonly bytes: Uint8Array}> = [];
	#burstBytes = 0;
	#decoder = new TextDecoder();
	#timer: NodeJS.Timeout | undefined;
	#writing = Promise.resolve();
	#isEnded = false;

	readonly #flush = (): void => {
		this.#endBurst();
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const text = this.#lines.join('');
		this.#lines = [];
		this.#writing = this.#append(text);
	};

	constructor(file: string, screen: Screen) {
		this.#file = file;
		this.#screen = screen;
	}

	#event(code: 'o' | 'r', data: string, at = Date.now()): void {
		this.#lines.push(`${JSON.stringify([Math.max(0, at - this.#startedAt) / 1000, code, data])}\n`);
		this.#timer ??= setTimeout(this.#flush, recordingIntervalMs);
	}

	#endBurst(): void {
		if (this.#burstBytes > maxRecordedBurstBytes) {
			// A character may have been cut by what was left out.
			this.#decoder = new TextDecoder();
			this.#event('o', drawing(this.#screen));
		}

		for (const {at, bytes} of this.#burst) {
			this.#event('o', this.#decoder.decode(bytes, {stream: true}), at);
		}

		this.#burst = [];
		this.#burstBytes = 0;
	}

	async #append(text: string): Promise<void> {
		try {
			await this.#writing;
			this.#fileBytes ??= await this.#begin();
			await appendFile(this.#file, text);
			this.#fileBytes += Buffer.byteLength(text);
			if (this.#fileBytes > maxRecordingBytes / 2) {
				await rename(this.#file, this.#file.replace(/\.cast$/v, '.1.cast'));
				this.#fileBytes = await this.#begin();
				this.#event('o', drawing(this.#screen));
			}
		} catch {
			// A recording is not worth a pane: after a failure, such as a full disk, nothing more is kept.
			this.#isEnded = true;
		}
	}

	async #begin(): Promise<number> {
		const {columns, rows} = this.#screen;
		const header = `${JSON.stringify({version: 2, width: columns, height: rows, timestamp: Math.floor(Date.now() / 1000)})}\n`;
		if (this.#fileBytes !== undefined) {
			this.#startedAt = Date.now();
		}

		await mkdir(path.dirname(this.#file), {recursive: true, mode: 0o700});
		await writeFile(this.#file, header, {mode: 0o600});
		return Buffer.byteLength(header);
	}

	output(bytes: Uint8Array): void {
		if (this.#isEnded) {
			return;
		}

		this.#burstBytes += bytes.length;
		if (this.#burstBytes > maxRecordedBurstBytes) {
			this.#burst = [];
		} else {
			this.#burst.push({at: Date.now(), bytes});
		}

		this.#timer ??= setTimeout(this.#flush, recordingIntervalMs);
	}

	resized(): void {
		if (this.#isEnded) {
			return;
		}

		this.#endBurst();
		this.#event('r', `${this.#screen.columns}x${this.#screen.rows}`);
	}

	/** Writes what is left. */
	async close(): Promise<void> {
		if (!this.#isEnded) {
			this.#flush();
			this.#isEnded = true;
		}

		clearTimeout(this.#timer);
		await this.#writing;
		clearTimeout(this.#timer);
	}
}

/** The whole screen as output that draws it on any terminal of its size. */
const drawing = (screen: Screen): string => {
	const rows = Array.from({length: screen.rows}, (_, y) => `\u{1B}[${y + 1};1H${rowToAnsi(screen.row(y))}\u{1B}[K`);
	return `\u{1B}[0m${rows.join('')}\u{1B}[${screen.cursor.y + 1};${screen.cursor.x + 1}H`;
};
