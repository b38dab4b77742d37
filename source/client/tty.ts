import process from 'node:process';
import type {ReadStream, WriteStream} from 'node:tty';

/** The person's terminal, taken over: raw, on its alternate screen, with mouse, paste and focus reported. */
export type Tty = {
	readonly columns: number;
	readonly rows: number;
	write(text: string): void;
	/** Resolves when what was written has left this process: a slow link gets fewer frames, not a backlog. */
	flushed(): Promise<void>;
	/** Asks for mouse movement without a button too, for a program that wants it. */
	setMouseMotion(isWanted: boolean): void;
	/** Sets the kitty keyboard's flags once the terminal has said that it knows them. */
	setKittyFlags(flags: number): void;
	readonly kittyFlags: number;
	/** Gives the terminal back as it was. Safe to call twice. */
	leave(): void;
};

export type TtyOptions = {
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	/** Whether clicks, drags and the wheel come here; without them the terminal's own selection works. */
	readonly mouse?: boolean;
};

/** Alternate screen, paste brackets, focus; then questions whose answers come as input: kitty flags, device attributes. */
const enter = '\u{1B}[?1049h\u{1B}[?2004h\u{1B}[?1004h\u{1B}[?25l\u{1B}[?u\u{1B}[c';
/** Mouse buttons and drags with SGR coordinates. */
const takeMouse = '\u{1B}[?1002h\u{1B}[?1006h';
const leave = '\u{1B}[0m\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1006l\u{1B}[?1004l\u{1B}[?2004l\u{1B}[?2026l\u{1B}[0 q\u{1B}]8;;\u{1B}\\\u{1B}[?25h\u{1B}[?1049l';

/** Takes a terminal over. Every way out, an uncaught error included, gives it back. */
export function enterTty({stdin, stdout, mouse = true}: TtyOptions): Tty {
	let kittyFlags = 0;
	let hasKitty = false;
	let hasMotion = false;
	let isOpen = true;
	stdin.setRawMode(true);
	stdout.write(mouse ? enter + takeMouse : enter);
	const giveBack = () => {
		if (!isOpen) {
			return;
		}

		isOpen = false;
		process.off('exit', giveBack);
		process.off('uncaughtExceptionMonitor', giveBack);
		try {
			stdout.write((hasKitty ? '\u{1B}[<u' : '') + leave);
			stdin.setRawMode(false);
		} catch {
			// The terminal is gone: nothing to give back.
		}
	};

	process.on('exit', giveBack);
	// Before Node prints the error, so that it isn't printed on the alternate screen and lost.
	process.on('uncaughtExceptionMonitor', giveBack);
	return {
		get columns() {
			return stdout.columns;
		},
		get rows() {
			return stdout.rows;
		},
		write(text) {
			if (isOpen) {
				stdout.write(text);
			}
		},
		async flushed() {
			if (isOpen && stdout.writableNeedDrain) {
				await new Promise<void>(resolve => {
					stdout.once('drain', resolve);
					stdout.once('close', resolve);
				});
			}
		},
		setMouseMotion(isWanted) {
			if (isWanted === hasMotion || !mouse) {
				return;
			}

			hasMotion = isWanted;
			this.write(isWanted ? '\u{1B}[?1003h' : '\u{1B}[?1003l\u{1B}[?1002h');
		},
		setKittyFlags(flags) {
			if (!hasKitty) {
				hasKitty = true;
				this.write(`\u{1B}[>${flags}u`);
			} else if (flags !== kittyFlags) {
				this.write(`\u{1B}[=${flags};1u`);
			}

			kittyFlags = flags;
		},
		get kittyFlags() {
			return kittyFlags;
		},
		leave: giveBack,
	};
}
