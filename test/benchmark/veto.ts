import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {execa} from 'execa';
import {writePrograms} from '../../source/server/programs/programs.ts';
import {placesOf} from '../../source/storage/places.ts';
import {createPlayground, type Playground} from '../whole/playground.ts';
import {eventually} from '../whole/session.ts';
import {program} from '../program.ts';
import {row} from './table.ts';

/** Prints what it costs an agent to ask whether it may write: a whole session answers, with two workers at work on one file. */
export const measure = async (): Promise<void> => {
	const library = await readFile(path.join(import.meta.dirname, '../../source/client/client.ts'), 'utf8');
	const playground = await createPlayground({'client.ts': library});
	try {
		await playground.write('plan.json', JSON.stringify(plan));
		const terminal = playground.open(['run', 'plan.json', '--yes']);
		const worker = await workerOf(playground);
		terminal.type('\u{2}d');
		await terminal.ended;
		await measureWorker(worker, library);
	} finally {
		await playground.close();
	}
};

const idle = {command: 'env >"$HOME/$JUPITER_TASK.new" && mv "$HOME/$JUPITER_TASK.new" "$HOME/$JUPITER_TASK.env" && sleep 600'};
const plan = {
	version: 1, goal: 'Ask', into: 'main', workers: 2,
	tasks: [
		{id: 'one', title: 'One', prompt: 'Ask.', agent: idle, owns: ['client.ts#createClient', 'whole.ts'], minutes: 1},
		{id: 'two', title: 'Two', prompt: 'Ask.', agent: idle, owns: ['client.ts#tellSizes'], minutes: 1},
	],
};

type Worker = {readonly env: Readonly<Record<string, string>>; readonly url: string; readonly shells: string};

const workerOf = async ({env, repository}: Playground): Promise<Worker> => {
	const text = await eventually(async () => readFile(path.join(env.HOME!, 'one.env'), 'utf8'));
	const places = placesOf(path.join(repository, '.git'), env);
	const port = await readFile(places.port, 'utf8');
	// As where there is a sandbox, whether or not there is one here.
	await writePrograms(places, [process.execPath, program], true);
	return {
		shells: places.shells,
		env: Object.fromEntries(text.split('\n').map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])),
		url: `http://127.0.0.1:${port}/hook/`,
	};
};

const measureWorker = async ({env, url, shells}: Worker, library: string): Promise<void> => {
	const file = path.join(env.JUPITER_WORKTREE!, 'client.ts');
	const call = (tool: string, input: unknown) => JSON.stringify({hook_event_name: 'PreToolUse', tool_name: tool, tool_input: input});
	const ask = async (body: string) => {
		const response = await fetch(`${url}claude`, {method: 'POST', body, headers: {authorization: `Bearer ${env.JUPITER_TOKEN!}`}});
		return response.text();
	};

	const own = call('Edit', {file_path: file, old_string: 'let desk = first;', new_string: 'let desk = first ;'});
	const others = call('Edit', {file_path: file, old_string: 'sizes.set(pane, wanted);', new_string: 'sizes.delete(pane);'});
	const shell = call('Bash', {command: 'ls'});
	const patch = call('apply_patch', {command: '*** Begin Patch\n*** Update File: client.ts\n@@\n-\tlet desk = first;\n+\tlet desk = first ;\n*** End Patch\n'});
	console.log(`Asking about a file of ${library.split('\n').length} lines, ms from call to answer:\n`);
	row('', ['calls', 'median', 'p99', 'most']);
	// The first ones warm the parser.
	await sequence(20, async () => ask(own));
	report('an edit that is granted', await sequence(300, async () => ask(own)));
	report('an edit that is refused', await sequence(300, async () => ask(others)));
	report('a command line', await sequence(300, async () => ask(shell)));
	report('200 at once', await burst(200, async () => ask(own)));
	report('by jupiter-hook, a patch', await sequence(40, async () => execa('jupiter-hook', ['codex'], {env, extendEnv: false, input: patch})));
	report('by jupiter-tui hook, a patch', await sequence(40, async () => execa('jupiter-tui', ['hook', 'codex'], {env, extendEnv: false, input: patch})));
	report('by the shell it finds, a command', await sequence(40, async () => execa(path.join(shells, 'bash'), ['-c', 'true'], {env, extendEnv: false})));
	report('by jupiter-tui shell, a command', await sequence(40, async () => execa('jupiter-tui', ['shell', '--', 'true'], {env, extendEnv: false})));
	report('by a shell that asks nobody', await sequence(40, async () => execa('bash', ['-c', 'true'], {env, extendEnv: false})));
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
	const started = performance.now();
	await work();
	return performance.now() - started;
};

const sequence = async (count: number, work: () => Promise<unknown>): Promise<number[]> => {
	const times: number[] = [];
	for (let index = 0; index < count; index++) {
		times.push(await timed(work));
	}

	return times;
};

const burst = async (count: number, work: () => Promise<unknown>): Promise<number[]> =>
	Promise.all(Array.from({length: count}, async () => timed(work)));

const report = (what: string, times: readonly number[]): void => {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]!.toFixed(1);
	row(what, [times.length, at(0.5), at(0.99), at(1)]);
};
