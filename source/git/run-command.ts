import {spawn, type ChildProcess} from 'node:child_process';
import process from 'node:process';
import {StringDecoder} from 'node:string_decoder';
import {killGraceMs, maxFailureDetail} from '../model/limits.ts';
import {withoutGitVariables} from './environment.ts';

export type CommandRequest = {
	/** For `sh -c`. */
	readonly command: string;
	readonly directory: string;
	/** The whole environment; `GIT_*` in it is left out. */
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly timeoutMs: number;
	readonly signal?: AbortSignal;
	readonly onOutput?: (text: string) => void;
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

/** Runs a shell command in a process group of its own and leaves none of the group behind, however it ends. */
export async function runCommand({command, directory, env, timeoutMs, signal, onOutput}: CommandRequest): Promise<CommandOutcome> {
	if (signal?.aborted) {
		return {ok: false, ended: 'aborted', output: ''};
	}

	const child = spawn('sh', ['-c', command], {cwd: directory, env: withoutGitVariables(env), detached: true, stdio: ['ignore', 'pipe', 'pipe']});
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
		const exit = await exitOf(child);
		// What the command left running would go on changing the slot.
		killGroup(child, 'SIGKILL');
		return {ok: exit.code === 0 && ended === 'exited', ended, ...exit, output: await output()};
	} finally {
		clearTimeout(timer);
		clearTimeout(grace);
		signal?.removeEventListener('abort', abort);
	}
}

/** Collects the end of both streams; the function returned waits until they close, or briefly where a process outside the group keeps them open. */
function gatherOutput(child: ChildProcess, onOutput: CommandRequest['onOutput']): () => Promise<string> {
	let tail = '';
	const take = (text: string) => {
		tail = (tail + text).slice(-maxFailureDetail);
		onOutput?.(text);
	};

	for (const stream of [child.stdout!, child.stderr!]) {
		const decoder = new StringDecoder('utf8');
		stream.on('data', (bytes: Uint8Array) => {
			take(decoder.write(bytes));
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

async function exitOf(child: ChildProcess): Promise<{readonly code?: number; readonly signal?: string}> {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
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
