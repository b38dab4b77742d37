import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {execa} from 'execa';
import type {Run} from '../../source/model/run.ts';
import {placesOf} from '../../source/storage/places.ts';
import {processesOf, stateOf} from '../whole/session.ts';
import {environmentIn, program} from '../program.ts';
import {cpuSeconds} from './processes.ts';

/** A run of the built program in a clone of its own, and what it cost. */
export type RealRun = {
	readonly run: Run;
	/** Tree of the result's head. */
	readonly tree: string;
	/** Paths in which that tree differs from the one expected. */
	readonly differing: readonly string[];
	/** Processor time of the engine's own process, without what it started, s. */
	readonly engineSeconds: number;
};

export type RealRunOptions = {
	/** Git directory that has all commits; it is cloned. */
	readonly history: string;
	readonly base: string;
	readonly expected: string;
	/** A plan file's content, given the folder of the run's own files. */
	readonly plan: (folder: string) => unknown;
	/** The run's own files, by name. */
	readonly files: Readonly<Record<string, string>>;
	readonly timeoutMs: number;
};

/** Runs a plan with real agents, worktrees, engine and host, and leaves nothing behind. Throws with what it printed when the program fails. */
export const runForReal = async ({history, base, expected, plan, files, timeoutMs}: RealRunOptions): Promise<RealRun> => {
	// Short, because a socket's path must be.
	const folder = await mkdtemp(path.join(tmpdir(), 'jt-real-'));
	const repository = path.join(folder, 'repository');
	const env = environmentIn(folder);
	const git = async (...words: string[]) => {
		const {stdout} = await execa('git', words, {cwd: repository, env, extendEnv: false});
		return stdout;
	};

	const jupiter = async (words: readonly string[], timeout: number) => execa(process.execPath, [program, ...words], {cwd: repository, env, extendEnv: false, reject: false, input: '', timeout, maxBuffer: maxOutputBytes});
	try {
		await mkdir(path.join(folder, 'own'));
		for (const [name, text] of Object.entries(files)) {
			await writeFile(path.join(folder, 'own', name), text);
		}

		await execa('git', ['clone', '--quiet', '--local', '--no-checkout', history, repository], {env, extendEnv: false});
		await git('checkout', '--quiet', '--force', '-B', 'replay', base);
		const planText = JSON.stringify(plan(path.join(folder, 'own')));
		await writeFile(path.join(folder, 'own/plan.json'), planText);
		const ended = await jupiter(['run', path.join(folder, 'own/plan.json'), '--headless', '--json', '--into', 'replay'], timeoutMs);
		if (ended.timedOut || (ended.exitCode !== 0 && ended.exitCode !== 3)) {
			throw new Error(`The run ${ended.timedOut ? `was not over in ${timeoutMs / 1000} s` : `ended with ${ended.exitCode}`}. ${ended.stderr} ${ended.stdout.slice(-2000)}`);
		}

		const places = placesOf(path.join(repository, '.git'), env);
		const {runs} = await stateOf(places);
		const {engine} = await processesOf(places);
		const run = runs.r1!;
		const differing = await git('diff', '--name-only', '--no-renames', expected, run.head);
		return {run, tree: await git('rev-parse', run.head + '^{tree}'), differing: differing.split('\n').filter(name => name !== ''), engineSeconds: cpuSeconds(engine)};
	} finally {
		await jupiter(['stop', '--yes'], stopTimeoutMs);
		await rm(folder, {recursive: true, force: true, maxRetries: 5});
	}
};

const stopTimeoutMs = 30_000;
const maxOutputBytes = 64 * 1024 * 1024;
