import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import type {PaneInfo} from '../protocol/host-wire.ts';
import type {Screen, ScreenSignal} from '../terminal/screen.ts';
import {createScreen} from '../terminal/xterm-screen.ts';
import {afterFormerProgram} from './after-former-program.ts';
import {endSession} from './programs/end-session.ts';
import type {PtyProgram} from './programs/native-pty.ts';
import type {ParseTurns, Parsed} from './parse-turns.ts';
import {groupsOfSession, signalGroups} from './programs/process-groups.ts';
import {openPty, type Exit, type Pty} from './programs/pty.ts';
import type {Recording} from './recording.ts';
import {createSignalLimiter} from './signal-limiter.ts';
import {createTakeover} from './takeover.ts';

export type PaneEvents = {
	/** The picture is another one now. */
	readonly onChange: (pane: Pane) => void;
	readonly onSignal: (pane: Pane, signal: ScreenSignal) => void;
	readonly onExit: (pane: Pane, exit: Exit) => void;
	/** A person begins to type there, or is done. */
	readonly onTakeover: (pane: Pane) => void;
};

export type PaneOptions = {
	readonly pane: number;
	readonly columns: number;
	readonly rows: number;
	readonly turns: ParseTurns;
	readonly record: (screen: Screen) => Recording;
	readonly events: PaneEvents;
};

/** What a pane's program is called by, and whether the pane outlives it. */
export type PaneRole = {readonly key: string; readonly name: string; readonly remain: boolean};

/** A screen and the program that draws on it; the screen outlives the program. */
export class Pane {
	readonly #options: PaneOptions;
	readonly #recording: Recording;
	readonly #signals;
	readonly #takeover;
	readonly #ended = new EventTarget();
	#pty: Pty | undefined;
	#source: Parsed | undefined;
	#pid = 0;
	readonly pane: number;
	readonly screen: Screen;
	role: PaneRole = {key: '', name: '', remain: false};
	exit: Exit | undefined;
	lastOutputAt = 0;
	/** When a person last pressed a key here, in milliseconds since 1970; 0 before any. */
	lastTypedAt = 0;
	/** By `performance.now()`. */
	lastInputAt = -Infinity;
	/** A person is in the middle of typing here. */
	isTaken = false;
	isFocused = false;
	/** Since when the program holds its picture back, by `performance.now()`. */
	synchronizedSince: number | undefined;

	constructor(options: PaneOptions) {
		this.#options = options;
		this.pane = options.pane;
		this.#signals = createSignalLimiter(signal => {
			options.events.onSignal(this, signal);
		});
		this.#takeover = createTakeover(isTaken => {
			this.isTaken = isTaken;
			options.events.onTakeover(this);
		});
		this.screen = createScreen({
			columns: options.columns,
			rows: options.rows,
			onReply: text => {
				this.#pty?.write(Buffer.from(text));
			},
			onSignal: this.#signals.signal,
		});
		this.#recording = options.record(this.screen);
	}

	#parsed(caughtUp: () => void): Parsed {
		const isFocused = (): boolean => this.isFocused;
		return {
			parse: bytes => {
				this.#draw(bytes);
			},
			pause: () => {
				this.#pty?.pause();
			},
			resume: () => {
				this.#pty?.resume();
			},
			get isFocused() {
				return isFocused();
			},
			caughtUp,
		};
	}

	#draw(bytes: Uint8Array): void {
		this.lastOutputAt = Date.now();
		try {
			this.screen.write(bytes);
		} catch (error) {
			// A mistake of the emulator spoils one picture; it must not end every program of the session.
			console.error(`Pane ${this.pane} could not be drawn:`, error);
		}

		this.synchronizedSince = this.screen.isSynchronizing ? this.synchronizedSince ?? performance.now() : undefined;
		this.#options.events.onChange(this);
	}

	#finish(exit: Exit): void {
		const pty = this.#pty;
		this.#pty = undefined;
		this.#source = undefined;
		this.exit = exit;
		pty?.close();
		this.#options.events.onExit(this, exit);
		this.#ended.dispatchEvent(new Event('ended'));
	}

	async #hasEndedWithin(milliseconds: number): Promise<boolean> {
		if (this.#pty) {
			await once(this.#ended, 'ended', {signal: AbortSignal.timeout(milliseconds)}).catch(() => undefined);
		}

		return this.#pty === undefined;
	}

	get info(): PaneInfo {
		const {pane, role, screen, exit, lastOutputAt, isTaken} = this;
		return {
			pane,
			key: role.key,
			name: role.name,
			title: screen.title,
			columns: screen.columns,
			rows: screen.rows,
			pid: this.#pid,
			lastOutputAt,
			...(exit && {exit}),
			...(isTaken && {isTaken}),
		};
	}

	get isRunning(): boolean {
		return this.#pty !== undefined;
	}

	/** Starts a program on the screen, below what a former one left there. */
	start(program: PtyProgram, role: PaneRole): void {
		const {turns} = this.#options;
		let exit: Exit | undefined;
		const finish = (): void => {
			if (exit && this.#source === source) {
				this.#finish(exit);
			}
		};

		const source = this.#parsed(finish);
		this.#pty = openPty(program, {
			onOutput: bytes => {
				this.#recording.output(bytes);
				turns.feed(source, bytes);
			},
			onEnd(ended) {
				exit = ended;
				if (!turns.isBehind(source)) {
					finish();
				}
			},
		});
		this.#source = source;
		this.#pid = this.#pty.pid;
		this.role = {key: role.key, name: role.name, remain: role.remain};
		this.exit = undefined;
		if (this.lastOutputAt > 0) {
			this.#draw(Buffer.from(afterFormerProgram(this.screen)));
		}
	}

	/** False when the program has left too much unread, or has ended. */
	write(bytes: Uint8Array): boolean {
		this.lastInputAt = performance.now();
		return this.#pty?.write(bytes) ?? false;
	}

	/** What a person types. */
	type(bytes: Uint8Array): void {
		this.lastTypedAt = Date.now();
		this.#takeover.typed(bytes);
		this.write(bytes);
	}

	resize(columns: number, rows: number): void {
		this.screen.resize(columns, rows);
		this.#pty?.resize(this.screen.columns, this.screen.rows);
		this.#recording.resized();
		this.#options.events.onChange(this);
	}

	async freeze(isFrozen: boolean): Promise<void> {
		if (this.#pty) {
			signalGroups(await groupsOfSession(this.#pid), isFrozen ? 'SIGSTOP' : 'SIGCONT');
		}
	}

	/** Ends everything in the program's session: asks, then insists. Resolves when the program has ended. */
	async kill(): Promise<void> {
		if (this.#pty) {
			await endSession(this.#pid, async milliseconds => this.#hasEndedWithin(milliseconds));
		}
	}

	/** Closes the terminal and frees the screen. */
	async dispose(): Promise<void> {
		if (this.#source) {
			this.#options.turns.forget(this.#source);
			this.#source = undefined;
		}

		this.#pty?.close();
		this.#signals.close();
		this.#takeover.close();
		await this.#recording.close();
		this.screen.dispose();
	}
}
