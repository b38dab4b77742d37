import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {environmentIn, program} from '../program.ts';

/** A multiplexer under test: how to start it with one script a pane, attach to it, and end it. */
export type Subject = {
	readonly name: string;
	readonly env: Readonly<Record<string, string>>;
	readonly cwd: string;
	readonly attach: readonly string[];
	/** A word of the command line of the processes that hold the panes. */
	readonly server: RegExp;
	/** Starts it detached; the last script's pane gets the focus. */
	start(scripts: readonly string[], size: {columns: number; rows: number}): void;
	stop(): void;
};

/** This program, and tmux where it is installed. */
export const makeSubjects = (): Subject[] => [makeJupiter(), ...hasTmux() ? [makeTmux()] : []];

const makeJupiter = (): Subject => {
	const folder = mkdtempSync(path.join(tmpdir(), 'jt-bench-'));
	const cwd = path.join(folder, 'repository');
	const env = baseEnvironment(folder);
	mkdirSync(cwd);
	const git = (...words: string[]) => execFileSync('git', words, {cwd, env});
	git('init', '--quiet', '--initial-branch=main');
	git('commit', '--quiet', '--allow-empty', '--message=Begin');
	const jupiter = (...words: string[]) => execFileSync(process.execPath, [program, ...words], {cwd, env, stdio: ['ignore', 'ignore', 'inherit']});
	return {
		name: 'jupiter-tui', env, cwd,
		attach: [process.execPath, program, 'attach'],
		server: /serve host/v,
		start(scripts) {
			// The first pane has the focus, so the one to be typed into goes first.
			for (const script of [scripts.at(-1)!, ...scripts.slice(0, -1)]) {
				jupiter('open', '--', 'sh', '-c', script);
			}
		},
		stop() {
			jupiter('stop', '--yes');
			rmSync(folder, {recursive: true, force: true, maxRetries: 5});
		},
	};
};

const makeTmux = (): Subject => {
	const folder = mkdtempSync(path.join(tmpdir(), 'jt-bench-'));
	const env = baseEnvironment(folder);
	const tmux = (...words: string[]) => execFileSync('tmux', ['-u', '-L', 'bench', '-f', '/dev/null', ...words], {cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit']});
	return {
		name: 'tmux', env, cwd: folder,
		attach: ['tmux', '-u', '-L', 'bench', 'attach'],
		server: /^tmux.*new-session/v,
		start([first = 'cat', ...others], {columns, rows}) {
			tmux('new-session', '-d', '-s', 'main', '-x', String(columns), '-y', String(rows), first);
			for (const script of others) {
				tmux('split-window', '-t', 'main', script);
				tmux('select-layout', '-t', 'main', 'tiled');
			}
		},
		stop() {
			try {
				tmux('kill-server');
			} catch {
				// It ends by itself with its last pane.
			}

			rmSync(folder, {recursive: true, force: true});
		},
	};
};

const hasTmux = (): boolean => {
	try {
		execFileSync('tmux', ['-V'], {stdio: 'ignore'});
		return true;
	} catch {
		return false;
	}
};

const baseEnvironment = (folder: string): Record<string, string> => ({
	...environmentIn(folder),
	TMUX_TMPDIR: folder,
	// Found again in /proc by whoever measures.
	BENCHMARK_ID: folder,
});
