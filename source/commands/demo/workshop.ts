import {mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {porcelain} from '../../git/running/porcelain.ts';
import {library} from './library.ts';
import {demoPlan} from './plan-file.ts';

/** A temporary directory with everything the demo needs, so that nothing of the user's is read or written. */
export type Workshop = {
	readonly directory: string;
	readonly repository: string;
	readonly planFile: string;
	/** Variables that keep the demo's session, worktrees and settings inside the directory. */
	readonly environment: Readonly<Record<string, string>>;
	/** Removes the folder of worktrees, if none is left in it. */
	readonly forgetWorktrees: () => Promise<void>;
	/** Removes what only the session needed. */
	readonly tidy: () => Promise<void>;
};

/** Makes the demo's directory: a repository with one commit, and a plan. */
export async function openWorkshop({isFast}: {readonly isFast: boolean}): Promise<Workshop> {
	const directory = await mkdtemp(path.join(await shortTemporary(), 'jupiter-demo-'));
	const inside = (name: string) => path.join(directory, name);
	try {
		await writePrograms(inside('bin'));
		await writeRepository(inside('basket'));
		await writeFile(inside('plan.yaml'), demoPlan({fast: isFast}));
	} catch (error) {
		await rm(directory, {recursive: true, force: true});
		throw error;
	}

	return {
		directory,
		repository: inside('basket'),
		planFile: inside('plan.yaml'),
		environment: {
			PATH: `${inside('bin')}${path.delimiter}${process.env.PATH ?? ''}`,
			JUPITER_RUNTIME_DIR: inside('run'),
			JUPITER_DATA_DIR: inside('data'),
			XDG_CONFIG_HOME: inside('config'),
		},
		async forgetWorktrees() {
			const left = await readdir(inside('data'), {recursive: true, withFileTypes: true}).catch(() => []);
			if (left.every(entry => entry.isDirectory())) {
				await rm(inside('data'), {recursive: true, force: true});
			}
		},
		async tidy() {
			await Promise.all(['bin', 'run', 'config'].map(async name => rm(inside(name), {recursive: true, force: true})));
		},
	};
}

/** A socket's path must be short, and macOS' own temporary directory takes half of it. */
async function shortTemporary(): Promise<string> {
	return realpath(process.platform === 'darwin' ? '/tmp' : os.tmpdir());
}

/** The demo's agent, and `node` as the one that runs now, whatever else is on the PATH. */
async function writePrograms(directory: string): Promise<void> {
	await mkdir(directory);
	await symlink(process.execPath, path.join(directory, 'node'));
	const program = [process.execPath, process.argv[1]!].map(word => `'${word.replaceAll('\'', String.raw`'\''`)}'`);
	await writeFile(path.join(directory, 'demo-agent'), `#!/bin/sh\nexec ${program.join(' ')} demo-agent "$@"\n`, {mode: 0o755});
}

async function writeRepository(directory: string): Promise<void> {
	for (const [name, text] of Object.entries(library)) {
		const file = path.join(directory, name);
		await mkdir(path.dirname(file), {recursive: true});
		await writeFile(file, text);
	}

	const git = porcelain(directory);
	await git.init(['--initial-branch=main']);
	await git.addConfig('user.name', 'Jupiter demo');
	await git.addConfig('user.email', 'demo@localhost');
	await git.add('.');
	await git.commit('Begin with a basket');
}
