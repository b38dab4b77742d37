import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {homedir, tmpdir, userInfo} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {RunId} from '../model/names.ts';
import {maxSocketPathBytes} from '../model/limits/processes.ts';

/** Where everything of one session is. Two checkouts of one repository have the same places. */
export type Places = {
	/** Names the session among this user's: `<repository>-<hash>`. */
	readonly name: string;
	/** `<common directory>/jupiter`: what belongs to the repository and outlives every process. */
	readonly session: string;
	readonly journal: string;
	readonly recordings: string;
	/** Indexes of files, by what they hold; can be made again. */
	readonly indexes: string;
	/** Log of a detached process. */
	readonly logs: string;
	/** Makes workers' tokens, the same for the next engine. */
	readonly secret: string;
	/** Holds the port on which agents reach the engine; the same for the next one, because they were started with it. */
	readonly port: string;
	/** Which versions of which agents were proven to ask before they write. */
	readonly proofs: string;
	/** Folder of this user's sockets; to be made by `makeRuntimeDirectory`. */
	readonly runtime: string;
	readonly hostSocket: string;
	readonly engineSocket: string;
	/** Folder that is put first on the PATH of every pane: `jupiter-tui` there is the version that serves the session. */
	readonly programs: string;
	/** Folder that comes before it for agents that find their shell by name: the `bash` in it lets a command write nothing of other workers'. */
	readonly shells: string;
	/** Folder of the session's worktrees, outside every checkout: tools that look upwards would find two. */
	readonly worktrees: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The places of the session whose repository has this common directory. */
export function placesOf(commonDirectory: string, environment: Environment = process.env): Places {
	const hash = createHash('sha256').update(commonDirectory).digest('hex').slice(0, hashLength);
	const name = `${repositoryName(commonDirectory)}-${hash}`;
	const session = path.join(commonDirectory, 'jupiter');
	const runtime = runtimeDirectory(environment);
	return {
		name,
		session,
		journal: path.join(session, 'journal.db'),
		recordings: path.join(session, 'recordings'),
		indexes: path.join(session, 'indexes.db'),
		logs: session,
		secret: path.join(session, 'secret'),
		port: path.join(session, 'port'),
		proofs: path.join(session, 'proofs'),
		runtime,
		// Short and of the hash alone, because a socket's path has little room.
		hostSocket: path.join(runtime, `${hash}.host`),
		engineSocket: path.join(runtime, `${hash}.engine`),
		programs: path.join(session, 'bin'),
		shells: path.join(session, 'jupiter-shells'),
		worktrees: path.join(dataDirectory(environment), 'worktrees', name),
	};
}

/** Where a task's worktree goes. */
export function worktreeOf(places: Places, run: RunId, task: string): string {
	return path.join(places.worktrees, run, task);
}

/** Where verification slot `slot` of a session is. */
export function verificationSlotOf(places: Places, slot: number): string {
	return path.join(places.worktrees, 'verification', String(slot));
}

/** Where files are made anew for landings. */
export function regenerationSlotOf(places: Places): string {
	return path.join(places.worktrees, 'verification', 'regeneration');
}

/** Folder of this user's sockets: `JUPITER_RUNTIME_DIR`, else in `XDG_RUNTIME_DIR`, else in the temporary folder. */
export function runtimeDirectory(environment: Environment): string {
	const given = setting(environment, 'JUPITER_RUNTIME_DIR');
	if (given !== undefined) {
		return path.resolve(given);
	}

	const session = setting(environment, 'XDG_RUNTIME_DIR');
	const candidates = [
		...(session === undefined ? [] : [path.join(session, 'jupiter-tui')]),
		path.join(tmpdir(), `jupiter-tui-${userInfo().uid}`),
		// The temporary folder of macOS is itself half as long as a socket's path may be.
		path.join('/tmp', `jupiter-tui-${userInfo().uid}`),
	];
	return candidates.find(candidate => hasRoomForSocket(candidate)) ?? candidates.at(-1)!;
}

/** Folder of what is large and can be made again: `JUPITER_DATA_DIR`, else in `XDG_DATA_HOME`. */
export function dataDirectory(environment: Environment): string {
	const given = setting(environment, 'JUPITER_DATA_DIR');
	const share = setting(environment, 'XDG_DATA_HOME') ?? path.join(setting(environment, 'HOME') ?? homedir(), '.local', 'share');
	return given === undefined ? path.join(share, 'jupiter-tui') : path.resolve(given);
}

/** Folder of the user's settings: `JUPITER_CONFIG_DIR`, else in `XDG_CONFIG_HOME`, on every system alike. */
export function configDirectory(environment: Environment): string {
	const given = setting(environment, 'JUPITER_CONFIG_DIR');
	const config = setting(environment, 'XDG_CONFIG_HOME') ?? path.join(setting(environment, 'HOME') ?? homedir(), '.config');
	return given === undefined ? path.join(config, 'jupiter-tui') : path.resolve(given);
}

/** Enough that two repositories of one user never meet. */
const hashLength = 16;

function setting(environment: Environment, name: string): string | undefined {
	return environment[name] === '' ? undefined : environment[name];
}

function repositoryName(commonDirectory: string): string {
	const base = path.basename(commonDirectory);
	const name = base === '.git' ? path.basename(path.dirname(commonDirectory)) : base.replace(/\.git$/v, '');
	const plain = name.toLowerCase().replaceAll(/[^\da-z]+/gv, '-').replaceAll(/^-|-$/gv, '').slice(0, maxNameLength);
	return plain === '' ? 'repository' : plain;
}

/** Readable, and short enough for the deep paths that build tools make below a worktree. */
const maxNameLength = 24;

function hasRoomForSocket(directory: string): boolean {
	return Buffer.byteLength(path.join(directory, `${'0'.repeat(hashLength)}.engine`)) <= maxSocketPathBytes;
}
