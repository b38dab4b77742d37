import {spawn, type ChildProcess} from 'node:child_process';
import process from 'node:process';
import type {Writable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';
import {maxFailureDetail} from '../../model/limits/failures.ts';
import {killGraceMs} from '../../model/limits/landing.ts';
import {withoutGitVariables} from '../running/environment.ts';

export type CommandRequest = {
	/** For `sh -c`. */
	readonly command: string;
	readonly directory: string;
	/** The whole environment; `GIT_*` in it is left out. */
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly timeoutMs: number;
	readonly signal?: AbortSignal;
	/** What it reads on its standard input; nothing when absent. */
	readonly input?: string;
	readonly onOutput?: (text: string, stream: 'stdout' | 'stderr') => void;
	/** Told the number of the command's process group; the command begins when that has been dealt with. */
	readonly onGroup?: (group: number) => Promise<void>;
};

export type CommandOutcome = {
	readonly ok: boolean;
	readonly ended: 'exited' | 'timed-out' | 'aborted';
	/** Exit status; absent when a signal ended it. */
	readonly code?: number;
	readonly signal?: string;
	/** The end of what it printed, both streams as they came. */
	readonly output: string;
};

/** Runs a shell command in a process group of its own and leaves none of the group behind, however it ends, nor when this process is killed. */
export async function runCommand({command, directory, env, timeoutMs, signal, input, onOutput, onGroup}: CommandRequest): Promise<CommandOutcome> {
	if (signal?.aborted) {
		return {ok: false, ended: 'aborted', output: ''};
	}

	const child = spawn('sh', ['-c', leashed, 'sh', command], {cwd: directory, env: withoutGitVariables(env), detached: true, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', 'pipe']});
	const leash = child.stdio[leashNumber] as Writable;
	giveInput(child, input);
	const output = gatherOutput(child, onOutput);
	let ended: CommandOutcome['ended'] = 'exited';
	const end = (reason: CommandOutcome['ended']) => {
		ended = reason;
		killGroup(child, 'SIGTERM');
		grace = setTimeout(killGroup, killGraceMs, child, 'SIGKILL');
	};

	let grace: NodeJS.Timeout | undefined;
	const timer = setTimeout(end, timeoutMs, 'timed-out');
	const abort = () => {
		end('aborted');
	};

	signal?.addEventListener('abort', abort, {once: true});
	try {
		const [exit] = await Promise.all([exitOf(child, directory), letGo(child, leash, onGroup)]);
		// What the command left running would go on changing the slot.
		killGroup(child, 'SIGKILL');
		return {ok: exit.code === 0 && ended === 'exited', ended, ...exit, output: await output()};
	} finally {
		leash.destroy();
		clearTimeout(timer);
		clearTimeout(grace);
		signal?.removeEventListener('abort', abort);
	}
}

/**
The command begins when it is told to, and whatever is left of its group is killed when the leash's other end is closed: by us, or by
the system when this process is no more. The shell becomes the command, so that its number and its end are the command's.
*/
const leashed = `
read -r begin <&3 || exit
(trap '' HUP INT TERM; read -r end; kill -KILL 0) <&3 >/dev/null 2>&1 &
exec sh -c "$1" 3<&-
`;
const leashNumber = 3;

async function letGo({pid}: ChildProcess, leash: Writable, onGroup: CommandRequest['onGroup']): Promise<void> {
	// It may have ended before it was let go: its exit says so.
	leash.on('error', () => undefined);
	if (pid === undefined) {
		return;
	}

	await onGroup?.(pid);
	leash.write('\n');
}

function giveInput(child: ChildProcess, input: string | undefined): void {
	// A command may end, or close its input, before it has read all: its exit says what that means.
	child.stdin?.on('error', () => undefined);
	child.stdin?.end(input);
}

/** Collects the end of both streams; the function returned waits until they close, or briefly where a process outside the group keeps them open. */
function gatherOutput(child: ChildProcess, onOutput: CommandRequest['onOutput']): () => Promise<string> {
	let tail = '';
	const take = (text: string, stream: 'stdout' | 'stderr') => {
		tail = (tail + text).slice(-maxFailureDetail);
		onOutput?.(text, stream);
	};

	for (const name of ['stdout', 'stderr'] as const) {
		const decoder = new StringDecoder('utf8');
		child[name]!.on('data', (bytes: Uint8Array) => {
			take(decoder.write(bytes), name);
		});
	}

	const closed = new Promise<void>(resolve => {
		child.once('close', () => {
			resolve();
		});
	});
	return async () => {
		const timer = setTimeout(() => {
			child.stdout!.destroy();
			child.stderr!.destroy();
		}, drainMs);
		await closed;
		clearTimeout(timer);
		return tail;
	};
}

/** Ample for bytes that are already in the pipes. */
const drainMs = 500;

async function exitOf(child: ChildProcess, directory: string): Promise<{readonly code?: number; readonly signal?: string}> {
	return new Promise((resolve, reject) => {
		child.once('error', error => {
			reject(new Error(`No shell can be started in ${directory}: ${error.message}. See that \`sh\` is on the PATH and that the folder is there.`, {cause: error}));
		});
		child.once('exit', (code, signal) => {
			resolve({...(code !== null && {code}), ...(signal !== null && {signal})});
		});
	});
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) {
		return;
	}

	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		// No such group: all of it has ended.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
			throw error;
		}
	}
}
