import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {fieldsOf, textOf} from '../fields.ts';

/**
Asks Codex which hooks it sees in these arguments and by which hash each is known, and returns the arguments that trust exactly those,
for one launch. It skips untrusted hooks without a word. Throws a sentence where it doesn't answer.
*/
export const trustArguments = async (program: string, hookArguments: readonly string[], {cwd, env}: {readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>>}): Promise<string[]> => {
	const child = spawn(program, ['app-server', ...hookArguments], {cwd, env, stdio: ['pipe', 'pipe', 'ignore'], timeout: answerMs});
	const failed = new Promise<never>((_resolve, reject) => {
		child.once('error', reject);
		child.stdin.once('error', reject);
		child.once('exit', () => {
			reject(new Error('Codex did not say which hooks it sees. Try `codex app-server`, or update it.'));
		});
	});
	try {
		return await Promise.race([listHooks(child, cwd), failed]);
	} finally {
		child.kill();
	}
};

const listHooks = async ({stdin, stdout}: {readonly stdin: NodeJS.WritableStream; readonly stdout: NodeJS.ReadableStream}, cwd: string): Promise<string[]> => {
	const say = (message: unknown) => {
		stdin.write(`${JSON.stringify(message)}\n`);
	};

	say({id: 1, method: 'initialize', params: {clientInfo: {name: 'jupiter-tui', version: '1'}}});
	for await (const line of createInterface({input: stdout})) {
		const message = fieldsOf(JSON.parse(line));
		if (message.id === 1) {
			say({method: 'initialized'});
			say({id: 2, method: 'hooks/list', params: {cwds: [cwd]}});
		} else if (message.id === 2) {
			return trustOf(fieldsOf(message.result).data);
		}
	}

	throw new Error('Codex ended before it said which hooks it sees. Try `codex app-server`, or update it.');
};

const trustOf = (data: unknown): string[] => {
	const places = Array.isArray(data) ? data : [];
	const hooks = places.flatMap(place => fieldsOf(place).hooks).map(hook => fieldsOf(hook));
	const states = hooks.filter(hook => textOf(hook, 'source') === 'sessionFlags').map(hook =>
		`${JSON.stringify(textOf(hook, 'key'))}={trusted_hash=${JSON.stringify(textOf(hook, 'currentHash'))}}`);
	if (states.length === 0) {
		throw new Error('Codex sees none of the hooks it was given. Update it, or choose another agent.');
	}

	return ['-c', `hooks.state={${states.join(',')}}`];
};

/** It answers in a third of a second; a busy machine needs more. */
const answerMs = 20_000;
