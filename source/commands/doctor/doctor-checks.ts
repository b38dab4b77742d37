import {Buffer} from 'node:buffer';
import {statfs} from 'node:fs/promises';
import os from 'node:os';
import process from 'node:process';
import {execa} from 'execa';
import {maxSocketPathBytes} from '../../model/limits/processes.ts';
import {placesOf} from '../../storage/places.ts';
import {makeRuntimeDirectory} from '../../storage/runtime-directory.ts';

export type Check = {
	readonly name: string;
	readonly find: (environment: Environment) => Promise<Finding>;
};

export type Finding = {
	/** `bad` is necessary and missing; `warn` works with less. */
	readonly grade: 'good' | 'warn' | 'bad';
	readonly text: string;
};

export type Environment = Readonly<Record<string, string | undefined>>;

const good = (text: string): Finding => ({grade: 'good', text});
const warn = (text: string): Finding => ({grade: 'warn', text});
const bad = (text: string): Finding => ({grade: 'bad', text});

/** What `doctor` looks at, in the order shown. A check that throws is bad. */
export const checks: readonly Check[] = [
	{name: 'node', find: async () => good(`${process.versions.node} (${process.execPath})`)},
	{name: 'git', find: findGit},
	{name: 'terminals', find: findTerminals},
	{name: 'sqlite', find: findSqlite},
	{name: 'sockets', find: findSockets},
	{name: 'disk', find: findDisk},
	{name: 'screen', find: findScreen},
];

async function findGit(): Promise<Finding> {
	const {stdout, failed} = await execa({reject: false})`git --version`;
	if (failed) {
		return bad('is not on the PATH. Install git 2.38 or newer.');
	}

	const {major, minor} = /version (?<major>\d+)\.(?<minor>\d+)/v.exec(stdout)?.groups ?? {};
	const isOld = Number(major) < 2 || (Number(major) === 2 && Number(minor) < 38);
	return isOld ? bad(`${stdout.trim()} is too old. Install git 2.38 or newer.`) : good(stdout.trim().replace('git version ', ''));
}

/** Opens a real pseudo-terminal: the package may be installed and its binary not fit this machine. */
async function findTerminals(): Promise<Finding> {
	const {spawn} = await import('node-pty');
	const terminal = spawn('/bin/sh', ['-c', 'exit 7'], {cols: 80, rows: 24});
	const code = await new Promise<number>(resolve => {
		terminal.onExit(({exitCode}) => {
			resolve(exitCode);
		});
	});
	return code === 7 ? good('node-pty opens pseudo-terminals') : bad(`A program in a pseudo-terminal ended with ${code} instead of 7. Reinstall: npm rebuild node-pty`);
}

async function findSqlite(): Promise<Finding> {
	const {DatabaseSync} = await import('node:sqlite');
	const database = new DatabaseSync(':memory:');
	const row = database.prepare('SELECT sqlite_version() AS version').get();
	database.close();
	return good(String(row?.version));
}

async function findSockets(environment: Environment): Promise<Finding> {
	const {runtime, hostSocket} = placesOf('/', environment);
	const length = Buffer.byteLength(hostSocket);
	if (length > maxSocketPathBytes) {
		return bad(`${hostSocket} has ${length} bytes, and a socket's path may have ${maxSocketPathBytes}. Set JUPITER_RUNTIME_DIR to a shorter directory.`);
	}

	await makeRuntimeDirectory(runtime);
	return good(runtime);
}

async function findDisk(): Promise<Finding> {
	const {bavail, bsize} = await statfs(os.homedir());
	const gigabytes = (bavail * bsize) / 1e9;
	const text = `${gigabytes.toFixed(1)} GB free`;
	return gigabytes < 1 ? warn(`${text}: each worker has a worktree of its own. Remove old ones: jupiter-tui clean`) : good(text);
}

async function findScreen(environment: Environment): Promise<Finding> {
	const terminal = environment.TERM ?? '';
	if (terminal === '' || terminal === 'dumb') {
		return warn(`TERM is "${terminal}": attach from a terminal, or use --headless.`);
	}

	if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== '') {
		return good(`${terminal}, without colours (NO_COLOR)`);
	}

	const isTrueColour = /truecolor|24bit/v.test(environment.COLORTERM ?? '');
	return good(`${terminal}, ${isTrueColour ? '16 million colours' : (terminal.includes('256') ? '256 colours' : '16 colours')}`);
}
