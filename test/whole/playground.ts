import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {execa} from 'execa';
import type {SessionState} from '../../source/model/session-state.ts';
import {placesOf} from '../../source/storage/places.ts';
import {environmentIn, program} from '../program.ts';
import {processesOf, stateOf, untilState} from './session.ts';
import {openTerminal, type Size, type Terminal} from './terminal.ts';

/** A small real repository with a home, a runtime folder and worktrees of its own; closing it ends its session. */
export type Playground = {
	readonly repository: string;
	readonly env: Readonly<Record<string, string>>;
	/** Writes a file in the repository, without committing it. */
	write(file: string, text: string): Promise<void>;
	/** Runs git in the repository; gives back what it printed. */
	git(...words: string[]): Promise<string>;
	/** Runs the program to its end, without a terminal. */
	jupiter(...words: string[]): Promise<Finished>;
	/** Opens the program in a terminal: attaches, or with `words` runs those; in the repository or in another directory. */
	open(words?: readonly string[], size?: Size, directory?: string): Terminal;
	/** Process ids of the session's engine and host, as they answer now. */
	processes(): Promise<{readonly engine: number; readonly host: number}>;
	/** The session's state as its engine has it. */
	state(): Promise<SessionState>;
	/** Waits until the state fits, and fails with what its tasks do when it doesn't in time. */
	untilState(fits: (state: SessionState) => boolean): Promise<SessionState>;
	/** Waits until the first run has ended. */
	untilEnd(): Promise<SessionState>;
	close(): Promise<void>;
};

type MoreEnvironment = (home: string, env: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;

export type Finished = {readonly code: number; readonly stdout: string; readonly stderr: string};

/** Makes a playground whose repository holds these files in one commit on `main`. `more` adds to its environment. */
export const createPlayground = async (files: Readonly<Record<string, string>> = plainFiles, more: MoreEnvironment = () => ({})): Promise<Playground> => {
	// Short, because a socket's path must be.
	const folder = await mkdtemp(path.join(tmpdir(), 'jt-'));
	const repository = path.join(folder, 'repository');
	const plain = personIn(folder);
	const env = {...plain, ...more(folder, plain)};
	const terminals: Terminal[] = [];
	const playground: Playground = {
		repository,
		env,
		async write(file, text) {
			const target = path.join(repository, file);
			await mkdir(path.dirname(target), {recursive: true});
			await writeFile(target, text);
		},
		async git(...words) {
			const {stdout} = await execa('git', words, {cwd: repository, env, extendEnv: false});
			return stdout;
		},
		jupiter: async (...words) => finish(words, repository, env),
		open(words = [], size = usualSize, directory = repository) {
			const terminal = openTerminal({command: [process.execPath, program, ...words], cwd: directory, env, ...size});
			terminals.push(terminal);
			return terminal;
		},
		processes: async () => processesOf(placesOf(path.join(repository, '.git'), env)),
		state: async () => stateOf(placesOf(path.join(repository, '.git'), env)),
		untilState: async fits => untilState(placesOf(path.join(repository, '.git'), env), fits),
		untilEnd: async () => playground.untilState(({runs}) => runs.r1?.outcome !== undefined),
		async close() {
			for (const terminal of terminals) {
				terminal.close();
			}

			await finish(['stop', '--yes'], repository, env);
			await rm(folder, {recursive: true, force: true, maxRetries: 5});
		},
	};
	await mkdir(repository, {recursive: true});
	await playground.git('init', '--quiet', '--initial-branch=main');
	for (const [file, text] of Object.entries(files)) {
		await playground.write(file, text);
	}

	await playground.git('add', '--all');
	await playground.git('commit', '--quiet', '--message=Begin');
	return playground;
};

const plainFiles = {'readme.md': '# Playground\n'};

/** The size a terminal has when nobody says another. */
const usualSize: Size = {columns: 80, rows: 24};

const personIn = (folder: string): Record<string, string> => ({
	...environmentIn(folder),
	COLORTERM: 'truecolor',
	PS1: '$ ',
	// As people have them: no git call of ours may mind.
	EDITOR: 'vi', VISUAL: 'vi', PAGER: 'less',
});

const finish = async (words: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Finished> => {
	const {exitCode = -1, stdout, stderr} = await execa(process.execPath, [program, ...words], {cwd, env, extendEnv: false, reject: false, input: '', timeout: 120_000});
	return {code: exitCode, stdout, stderr};
};
