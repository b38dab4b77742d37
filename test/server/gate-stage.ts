import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import type {TaskKey} from '../../source/model/names.ts';
import {serveHttp} from '../../source/protocol/serve-http.ts';
import {createCanaries, type Canaries} from '../../source/server/canary/canaries.ts';
import {createGate} from '../../source/server/gate/gate.ts';
import {createMailbox, type Mailbox} from '../../source/server/gate/mailbox.ts';
import {createStatusReports} from '../../source/server/gate/status-reports.ts';
import {watchUsage} from '../../source/server/usage/watch-usage.ts';
import {workerOfToken, workerToken} from '../../source/server/calls/worker-token.ts';
import type {Core} from '../../source/server/core.ts';
import {frozenInterfaces} from '../../source/server/indexes/frozen-interfaces.ts';
import {loadParser} from '../../source/server/indexes/writes.ts';
import {placesOf} from '../../source/storage/places.ts';
import {sketchPlan} from '../engine/plans.ts';
import {temporaryRepository, type Files, type TemporaryRepository} from '../git/temporary-repository.ts';
import {temporarySession} from './temporary-session.ts';

export type GateStage = TemporaryRepository & {
	readonly core: Core;
	readonly mailbox: Mailbox;
	readonly url: string;
	readonly folder: (task: string) => string;
	/** The path of a file in a task's worktree. */
	readonly at: (task: string, file: string) => string;
	readonly tokenOf: (task: TaskKey) => string;
	/** Posts as a worker; without one, with no token. */
	readonly post: (route: string, body: unknown, worker?: TaskKey, headers?: Readonly<Record<string, string>>) => Promise<{readonly status: number; readonly body: unknown}>;
	/** What an agent's shell runs in place of a worker's command line. */
	readonly shell: (worker: TaskKey, command: string) => Promise<string>;
	/** What Claude Code's hook is answered before a tool is used. */
	readonly ask: (worker: TaskKey, tool: string, input: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>;
};

/** A gate over HTTP, with a real repository and journal, and a worker at work in a worktree for each task of the plan. */
export async function gateStage(t: TestContext, {files, owns, sandbox, contracts = [], canaries = createCanaries()}: {readonly files: Files; readonly owns: Readonly<Record<string, readonly string[]>>; readonly sandbox?: string; readonly contracts?: readonly string[]; readonly canaries?: Canaries}): Promise<GateStage> {
	const folder = mkdtempSync(path.join(tmpdir(), 'jg-'));
	t.after(() => {
		rmSync(folder, {recursive: true, force: true});
	});
	const made = await temporaryRepository(t, files);
	const {core, journal, performed} = temporarySession(t);
	const {repository} = made;
	core.submit({type: 'engine-start', epoch: 1});
	core.begin();
	const sketches = Object.entries(owns).map(([id, claims]) => [id, {owns: claims}] as const);
	const plan = sketchPlan(Object.fromEntries(sketches), {workers: 9, contracts});
	const parser = await loadParser(() => undefined);
	core.submit({type: 'start-run', base: made.head(), plan, contracts: await frozenInterfaces(repository, parser, contracts, made.head())});
	const worktrees = new Map<string, string>();
	const keyOf = (type: string, task: TaskKey) => performed.find(effect => effect.type === type && 'task' in effect && effect.task === task)!.key;
	for (const id of Object.keys(owns)) {
		const task: TaskKey = `r1/${id}`;
		const worktree = await made.worktree(id);
		worktrees.set(id, worktree);
		core.submit({type: 'worktree-made', effect: keyOf('make-worktree', task), task, path: worktree, base: made.head()});
		core.submit({type: 'agent-started', effect: keyOf('start-agent', task), task, pane: 1});
	}

	const mailbox = createMailbox({
		isIdle: () => false,
		async wake() {
			throw new Error('Nobody is idle here.');
		},
	});
	const statuses = createStatusReports(command => {
		core.submit(command);
	}, () => undefined);
	const usage = watchUsage(core, () => undefined);
	t.after(usage.close);
	const gate = createGate({
		repository, mailbox, statuses, usage, canaries, heard: () => undefined,
		places: placesOf(repository.commonDirectory, {HOME: folder, JUPITER_RUNTIME_DIR: folder}),
		parser,
		state: core.state,
		submit: core.submit,
		entries: journal.read,
		workerOf: token => workerOfToken(secret, core.state(), token),
		sandbox: async () => sandbox,
		log: () => undefined,
	});
	const listener = await serveHttp([0], gate.answer);
	t.after(async () => {
		statuses.close();
		await listener.close();
	});
	const url = `http://127.0.0.1:${listener.port}`;
	const tokenOf = (task: TaskKey) => workerToken(secret, task, core.state().runs.r1!.tasks[task.slice(3)]!.launch);
	const post: GateStage['post'] = async (route, body, worker, headers = {}) => {
		const response = await fetch(`${url}${route}`, {
			method: 'POST',
			body: typeof body === 'string' ? body : JSON.stringify(body),
			headers: {...worker !== undefined && {authorization: `Bearer ${tokenOf(worker)}`}, ...headers},
		});
		const text = await response.text();
		return {status: response.status, body: text === '' ? undefined : JSON.parse(text)};
	};

	return {
		...made, core, mailbox, url, tokenOf, post, shell: gate.shell,
		folder: id => worktrees.get(id)!,
		at: (id, file) => path.join(worktrees.get(id)!, file),
		async ask(worker, tool, input) {
			const {body} = await post('/hook/claude', {hook_event_name: 'PreToolUse', tool_name: tool, tool_input: input}, worker);
			return (body as {readonly hookSpecificOutput?: Readonly<Record<string, unknown>>}).hookSpecificOutput ?? {};
		},
	};
}

const secret = 'secret of the test';
