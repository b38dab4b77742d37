import assert from 'node:assert/strict';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {execa} from 'execa';
import {agentEnvironment} from '../../source/agents/agent-environment.ts';
import type {Agent, Launch} from '../../source/agents/agent.ts';
import {findAgent, knownAgents} from '../../source/agents/find-agent.ts';
import type {AgentChoice} from '../../source/model/plan.ts';

const launch: Launch = {
	worktree: '/work/auth',
	briefingPath: '/work/auth/.jupiter/briefing.md',
	prompt: '  Rename "login"\nto $SIGN_IN  ',
	sessionId: '00000000-0000-4000-8000-000000000000',
	attempt: 1,
	gate: 24_000,
	prepared: ['noted'],
	resume: false,
};

async function found(choice: AgentChoice, searchPath?: string): Promise<Agent> {
	const outcome = await findAgent(choice, searchPath);
	assert.ok(outcome.ok);
	return outcome.agent;
}

function temporaryFolder(t: TestContext): string {
	const directory = mkdtempSync(path.join(tmpdir(), 'jupiter-agents-'));
	t.after(() => {
		rmSync(directory, {recursive: true});
	});
	return directory;
}

test('a command runs in a shell', async (t: TestContext) => {
	const agent = await found({kind: 'command', command: 'echo "$JUPITER_TASK"; exit 3'});
	const {command, env} = agent.launch(launch);
	const [program, ...words] = command;
	const ended = await execa(program!, words, {env: {...env, JUPITER_TASK: 'auth'}, reject: false});
	t.assert.deepStrictEqual([ended.stdout, ended.exitCode, agent.doneBy], ['auth', 3, 'exit']);
});

test('a missing agent is refused', async (t: TestContext) => {
	t.assert.deepStrictEqual(await findAgent({kind: 'known', name: 'claude'}, temporaryFolder(t)), {
		ok: false,
		problem: 'claude is not on the PATH. Install it with `npm install --global @anthropic-ai/claude-code`, or choose another with --agent.',
	});
});

test('a program on the path is found', async (t: TestContext) => {
	const directory = temporaryFolder(t);
	writeFileSync(path.join(directory, 'codex'), '');
	const searchPath = `/nowhere${path.delimiter}${path.delimiter}${directory}`;
	const refused = await findAgent({kind: 'known', name: 'codex'}, searchPath);
	t.assert.strictEqual(refused.ok, false);
	chmodSync(path.join(directory, 'codex'), 0o755);
	t.assert.strictEqual(await found({kind: 'known', name: 'codex'}, searchPath), knownAgents.codex);
});

test('a folder is no program', async (t: TestContext) => {
	const directory = temporaryFolder(t);
	mkdirSync(path.join(directory, 'gemini'));
	const refused = await findAgent({kind: 'known', name: 'gemini'}, directory);
	t.assert.strictEqual(refused.ok, false);
});

for (const [name, agent] of Object.entries(knownAgents)) {
	test(`${name} gets its task as one word`, (t: TestContext) => {
		const {command} = agent.launch(launch);
		t.assert.deepStrictEqual([command[0], agent.name, agent.program], [name, name, name]);
		const prompt = command.at(-1)!;
		t.assert.match(prompt, /^Read \.jupiter\/briefing\.md first: .*(?:jupiter-tui done|report_done\.|complete, end\.)\n\nTask: Rename "login"\nto \$SIGN_IN$/sv);
	});

	test(`${name} goes on where it was`, (t: TestContext) => {
		const {command, env} = agent.launch({...launch, resume: true, attempt: 2});
		t.assert.notDeepStrictEqual(command.slice(0, -1), agent.launch(launch).command.slice(0, -1));
		t.assert.match(env.JUPITER_PROMPT ?? command.at(-1)!, /^Read \.jupiter\/briefing\.md again: it says what became of the last attempt/v);
	});
}

test('a worker is told who it is', (t: TestContext) => {
	t.assert.deepStrictEqual(agentEnvironment({task: 'auth', run: 'r1', worktree: '/w', socket: '/s', token: 'secret', briefing: '/b', attempt: 2, port: 41_003}), {
		JUPITER_TASK: 'auth',
		JUPITER_RUN: 'r1',
		JUPITER_WORKTREE: '/w',
		JUPITER_SOCKET: '/s',
		JUPITER_TOKEN: 'secret',
		JUPITER_BRIEFING: '/b',
		JUPITER_ATTEMPT: '2',
		PORT: '41003',
	});
});
