import {mkdir, readFile, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {TestContext} from 'node:test';
import type {JournalEntry} from '../../source/model/event.ts';
import {connectEngine} from '../../source/protocol/connect.ts';
import {readEntries} from '../../source/protocol/read-entries.ts';
import {placesOf} from '../../source/storage/places.ts';
import {createPlayground, type Playground} from '../whole/playground.ts';
import {installAgent, triedAgents, type TriedAgent} from './installed-agents.ts';
import {startModelServer, type ModelServer} from './model/model-server.ts';
import type {Script} from './model/script.ts';

/** A playground in which real agents play scripts. */
export type Crew = {
	readonly playground: Playground;
	readonly models: ModelServer;
	/** Starts a run whose tasks each play the script of their own id. */
	readonly run: (tasks: readonly CrewTask[], options?: {readonly workers?: number}) => Promise<void>;
	readonly worktree: (task: string) => string;
	/** Comes when the test is over: a model that waits for it says nothing. */
	readonly stuck: Promise<void>;
	readonly journal: () => Promise<readonly JournalEntry[]>;
};

export type CrewTask = {
	readonly id: string;
	readonly agent: TriedAgent | {readonly command: string};
	readonly owns: readonly string[];
	readonly reads?: readonly string[];
	readonly needs?: readonly string[];
	readonly script?: Script;
};

/** Makes a crew of these agents, with `more` in their environment, or skips the test with the reason where one can't be had. */
export const createCrew = async (t: TestContext, agents: readonly TriedAgent[], files: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): Promise<Crew | undefined> => {
	const installed = await Promise.all(agents.map(async name => installAgent(name)));
	const problem = installed.find(outcome => 'problem' in outcome);
	if (problem !== undefined) {
		console.error(`\n!!! NOT TRIED: ${problem.problem}\n`);
		t.skip(problem.problem);
		return undefined;
	}

	const crew: {worktrees?: string} = {};
	const stuck = Promise.withResolvers<void>();
	const models = await startModelServer(async script => path.join(crew.worktrees!, script));
	const folders = installed.flatMap(outcome => 'folder' in outcome ? [outcome.folder] : []);
	const playground = await createPlayground(files, (home, env) => ({
		PATH: [...folders, env.PATH].join(path.delimiter),
		...agentEnvironment(home, models.url),
		...more,
	}));
	t.after(async () => {
		stuck.resolve();
		if (isFailed(t)) {
			await tell(playground, models);
		}

		await playground.close();
		await models.close();
	});
	const places = placesOf(path.join(playground.repository, '.git'), playground.env);
	crew.worktrees = path.join(places.worktrees, 'r1');
	await seedClaude(playground);
	await seedCodex(playground, models.url);
	await seedOpencode(playground, models.url, folders);
	await seedGemini(playground);
	return {
		playground, models, stuck: stuck.promise,
		worktree: task => path.join(crew.worktrees!, task),
		async run(tasks, {workers = 3} = {}) {
			for (const {id, script} of tasks) {
				if (script !== undefined) {
					models.scripts.set(id, script);
				}
			}

			const plan = {
				version: 1, goal: 'Try real agents', into: 'main', workers,
				tasks: tasks.map(({id, agent, owns, reads = [], needs = []}) => ({id, title: `Do ${id}`, prompt: `Please play the script ${id} now.`, agent, owns, reads, needs, minutes: 1})),
			};
			await playground.write('plan.json', JSON.stringify(plan));
			const terminal = playground.open(['run', 'plan.json', '--yes'], {columns: 160, rows: 50});
			await playground.untilState(state => state.currentRun !== undefined);
			terminal.type('\u{2}d');
			await terminal.ended;
		},
		async journal() {
			const engine = await connectEngine(places.engineSocket);
			try {
				return await Array.fromAsync(readEntries(async call => engine.call(call), 0));
			} finally {
				engine.close();
			}
		},
	};
};

/** What the models were asked and the panes show, for who looks into a failure. */
const tell = async (playground: Playground, {requests}: ModelServer): Promise<void> => {
	for (const {script, answers, lastResult} of requests) {
		console.error(`${script} after ${answers} answers: ${lastResult.slice(0, 1000)}`);
	}

	const {logs} = placesOf(path.join(playground.repository, '.git'), playground.env);
	console.error(await readFile(path.join(logs, 'engine.log'), 'utf8').catch(() => ''));
	const {runs} = await playground.state();
	for (const {id: script, reason, phase, status} of Object.values(runs.r1?.tasks ?? {})) {
		console.error(`--- ${script}: ${phase} ${status} ${reason ?? ''}`);
		const {stdout, stderr} = await playground.jupiter('capture', script);
		console.error(`${stdout}${stderr}`);
	}
};

/** No account, no network, no news: only the scripted models. */
const agentEnvironment = (home: string, url: string): Record<string, string> => ({
	CLAUDE_CONFIG_DIR: path.join(home, 'claude'),
	ANTHROPIC_BASE_URL: url,
	ANTHROPIC_API_KEY: dummyKey,
	DISABLE_AUTOUPDATER: '1',
	CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
	DISABLE_TELEMETRY: '1',
	DISABLE_ERROR_REPORTING: '1',
	CLAUDE_CODE_MAX_RETRIES: '1',
	CODEX_HOME: path.join(home, 'codex'),
	SCRIPTED_KEY: dummyKey,
	OPENCODE_DISABLE_MODELS_FETCH: '1',
	GEMINI_API_KEY: dummyKey,
	GOOGLE_GEMINI_BASE_URL: url,
});

const dummyKey = 'sk-no-key-at-all-0123456789abcdef';

/** What a person has answered at the first start. */
const seedClaude = async ({env, repository}: Playground): Promise<void> => {
	await mkdir(env.CLAUDE_CONFIG_DIR!, {recursive: true});
	await writeFile(path.join(env.CLAUDE_CONFIG_DIR!, '.claude.json'), JSON.stringify({
		hasCompletedOnboarding: true,
		theme: 'dark',
		lastOnboardingVersion: triedAgents.claude.version,
		customApiKeyResponses: {approved: [dummyKey.slice(-20)], rejected: []},
		projects: {[repository]: {hasTrustDialogAccepted: true}},
	}));
};

const seedCodex = async ({env, repository}: Playground, url: string): Promise<void> => {
	await mkdir(env.CODEX_HOME!, {recursive: true});
	await writeFile(path.join(env.CODEX_HOME!, 'config.toml'), `
model = "gpt-5.5"
model_provider = "scripted"
check_for_update_on_startup = false

[model_providers.scripted]
name = "scripted"
base_url = "${url}/v1"
env_key = "SCRIPTED_KEY"
wire_api = "responses"

[analytics]
enabled = false

[notice.model_migrations]
"gpt-5.5" = "gpt-6-sol"

[projects."${repository}"]
trust_level = "trusted"
`);
};

const seedOpencode = async ({env}: Playground, url: string, programs: readonly string[]): Promise<void> => {
	const folder = path.join(env.XDG_CONFIG_HOME!, 'opencode');
	await mkdir(folder, {recursive: true});
	await writeFile(path.join(folder, 'opencode.json'), JSON.stringify({
		model: 'scripted/model',
		small_model: 'scripted/model',
		provider: {scripted: {npm: '@ai-sdk/openai-compatible', options: {baseURL: `${url}/v1`, apiKey: dummyKey}, models: {model: {name: 'Scripted'}}}},
	}));
	const {version} = triedAgents.opencode;
	const programFolder = programs.find(name => name.includes(`opencode-${version}`));
	if (programFolder === undefined) {
		return;
	}

	// What its first start with a plugin installs there.
	await writeFile(path.join(folder, 'package.json'), JSON.stringify({dependencies: {[triedAgents.opencode.alongside]: version}}));
	await symlink(path.dirname(programFolder), path.join(folder, 'node_modules'));
};

const seedGemini = async ({env}: Playground): Promise<void> => {
	const folder = path.join(env.HOME!, '.gemini');
	await mkdir(folder, {recursive: true});
	// With a comment, as its own editor leaves them.
	await writeFile(path.join(folder, 'settings.json'), `{
	// A key from the environment
	"security": {"auth": {"selectedType": "gemini-api-key"}},
	"general": {"enableAutoUpdate": false},
	"model": {"name": "gemini-2.5-flash"},
	"privacy": {"usageStatisticsEnabled": false}
}
`);
};

/** The runner knows it, and its types don't. */
const isFailed = (t: TestContext): boolean => !(t as unknown as {readonly passed: boolean}).passed;
