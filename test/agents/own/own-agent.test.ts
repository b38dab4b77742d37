import assert from 'node:assert/strict';
import {test} from 'node:test';
import {execa} from 'execa';
import type {Launch} from '../../../source/agents/agent.ts';
import {agentNamed, findAgent} from '../../../source/agents/find-agent.ts';
import {checkOwnAgents} from '../../../source/agents/own/check-own-agents.ts';
import {ownAgent} from '../../../source/agents/own/own-agent.ts';
import type {OwnAgent} from '../../../source/model/own-agent.ts';

const launch: Launch = {
	worktree: '/tree/it\'s "here"', briefingPath: '/tree/briefing.md', prompt: 'Say $HOME and `id` to {briefing}', sessionId: 's-1',
	attempt: 1, gate: 24_000, prepared: [], resume: false,
};

const ran = async (described: OwnAgent, changes: Partial<Launch> = {}) => {
	const {command, env} = ownAgent('mine', described).launch({...launch, ...changes});
	const [program, ...words] = command;
	return execa(program!, words, {env, reject: false});
};

test('placeholders become one word each', async () => {
	// eslint-disable-next-line no-template-curly-in-string -- the shell fills it in
	const {stdout} = await ran({command: 'printf "%s\\n" {prompt} {directory} {session} "${HOME+set}"'});
	assert.match(stdout, /Task: Say \$HOME and `id` to \{briefing\}\n\/tree\/it's "here"\ns-1\nset$/v);
});

test('a prompt comes on standard input', async () => {
	const {stdout, exitCode} = await ran({command: 'cat && exit 4', prompt: 'stdin'});
	assert.match(stdout, /Task: Say \$HOME and `id`/v);
	assert.equal(exitCode, 4);
});

test('a conversation goes on by its own command', async () => {
	const described: OwnAgent = {command: 'echo begin {prompt}', resume: 'echo again {session}', environment: {A: 'b'}};
	assert.equal((await ran(described, {resume: true})).stdout, 'again s-1');
	assert.equal(ownAgent('mine', described).launch(launch).env.A, 'b');
});

test('what is done is told in time', async () => {
	assert.match((await ran({command: 'echo {prompt}'})).stdout, /When the task is complete, end\./v);
	assert.match((await ran({command: 'echo {prompt}', done: 'says-done'})).stdout, /run: jupiter-tui done/v);
});

test('an agent that is badly described is refused', () => {
	const check = (agent: OwnAgent, name = 'mine') => checkOwnAgents({[name]: agent}, ['claude']);
	assert.deepEqual(check({command: 'goose {prompt}'}), []);
	assert.deepEqual(check({command: 'goose', prompt: 'stdin'}), []);
	// eslint-disable-next-line no-template-curly-in-string -- the shell's, and no placeholder
	assert.deepEqual(check({command: 'goose ${HOME}'}), ['agents.mine: its command names neither {prompt} nor {briefing}, so it would not know its task. Name one of them, or say "prompt": "stdin".']);
	assert.deepEqual(check({command: 'goose {prompt} {folder}'}), ['agents.mine: there is no placeholder {folder}. There are {prompt}, {briefing}, {directory}, {session}, {attempt}.']);
	assert.deepEqual(check({command: 'goose {prompt}'}, 'claude'), ['agents.claude: this agent is known already. Give yours another name.']);
});

test('an agent of one\'s own is looked for', async () => {
	const own = {mine: {command: 'no-such-program --text {prompt}'}};
	assert.equal(agentNamed('mine'), undefined);
	assert.deepEqual(await findAgent({kind: 'known', name: 'mine'}, '/nowhere', own), {ok: false, problem: 'no-such-program is not on the PATH. Install it, or choose another with --agent.'});
	assert.deepEqual(await findAgent({kind: 'known', name: 'gone'}, '/nowhere', own), {ok: false, problem: 'There is no agent gone any more. Describe it under "agents" in your settings, or choose another with --agent.'});
});
