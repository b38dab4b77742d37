import {paneBacklogBytes, parseBudgetMs, parseStepBytes} from '../model/limits/panes.ts';

/** Something whose output is parsed in turns with that of others. */
export type Parsed = {
	parse(bytes: Uint8Array): void;
	/** Asks the source to hold back, because it is far ahead. */
	pause(): void;
	resume(): void;
	/** True for what a person is looking at and typing into: it goes first. */
	readonly isFocused: boolean;
	/** Everything given so far has been parsed, after some of it had to wait. */
	caughtUp(): void;
};

type Backlog = {readonly chunks: Uint8Array[]; bytes: number; isPaused: boolean};

/** Shares each turn of the event loop among panes, so that a flood in some never delays a keystroke's echo in another by more than the budget. */
export class ParseTurns {
	readonly #backlogs = new Map<Parsed, Backlog>();
	#spentMs = 0;
	#hasTurn = false;

	get #hasTime(): boolean {
		return this.#spentMs < parseBudgetMs;
	}

	/** Returns what there was no time for. */
	#parse(source: Parsed, bytes: Uint8Array): Uint8Array {
		let offset = 0;
		while (offset < bytes.length && this.#hasTime) {
			const startedAt = performance.now();
			source.parse(bytes.subarray(offset, offset + parseStepBytes));
			this.#spentMs += performance.now() - startedAt;
			offset += parseStepBytes;
		}

		return bytes.subarray(offset);
	}

	#beginTurn(): void {
		if (this.#hasTurn) {
			return;
		}

		this.#hasTurn = true;
		setImmediate(() => {
			this.#hasTurn = false;
			this.#spentMs = 0;
			// Every second step is for those without focus, or a flood in the one with it would stop them for ever.
			for (let step = 0; this.#hasTime && this.#backlogs.size > 0; step++) {
				this.#parseOne(step % 2 === 0);
			}

			if (this.#backlogs.size > 0) {
				this.#beginTurn();
			}
		});
	}

	#parseOne(isFocusedFirst: boolean): void {
		const waiting = [...this.#backlogs];
		const [source, backlog] = waiting.find(([{isFocused}]) => isFocused === isFocusedFirst) ?? waiting[0]!;
		const chunk = backlog.chunks.shift()!;
		const rest = this.#parse(source, chunk);
		backlog.bytes -= chunk.length - rest.length;
		if (rest.length > 0) {
			backlog.chunks.unshift(rest);
		}

		// To the end of the line, unless parsing has led to its being forgotten.
		if (this.#backlogs.delete(source) && backlog.chunks.length > 0) {
			this.#backlogs.set(source, backlog);
		}

		if (backlog.isPaused && backlog.bytes < paneBacklogBytes / 2) {
			backlog.isPaused = false;
			source.resume();
		}

		if (backlog.chunks.length === 0) {
			source.caughtUp();
		}
	}

	/** Parses at once if there is time left in this turn of the loop, else later and in order. */
	feed(source: Parsed, bytes: Uint8Array): void {
		this.#beginTurn();
		const waiting = this.#backlogs.get(source);
		const rest = waiting ? bytes : this.#parse(source, bytes);
		if (rest.length === 0) {
			return;
		}

		const backlog = waiting ?? {chunks: [], bytes: 0, isPaused: false};
		backlog.chunks.push(rest);
		backlog.bytes += rest.length;
		this.#backlogs.set(source, backlog);
		if (backlog.isPaused || !(backlog.bytes >= paneBacklogBytes)) {
			return;
		}

		backlog.isPaused = true;
		source.pause();
	}

	isBehind(source: Parsed): boolean {
		return this.#backlogs.has(source);
	}

	/** Drops what waits. */
	forget(source: Parsed): void {
		this.#backlogs.delete(source);
	}
}
