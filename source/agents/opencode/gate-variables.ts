import path from 'node:path';
import type {Launch} from '../agent.ts';
import {fieldsOf, type Fields} from '../fields.ts';
import {withoutComments} from '../without-comments.ts';

/** What leads OpenCode's plugin and its MCP client to the engine. Its settings come from many places, and one of them is the environment: nothing is written. */
export const gateVariables = ({worktree, gate, sessionId, prepared}: Launch, more: Fields = {}): Record<string, string> => ({
	// It takes its folder from here, not from where it runs.
	PWD: worktree,
	OPENCODE_DISABLE_AUTOUPDATE: '1',
	// Where it listens at all, anybody on this machine could use it without one.
	OPENCODE_SERVER_PASSWORD: sessionId,
	JUPITER_GATE: `http://127.0.0.1:${gate}`,
	OPENCODE_CONFIG_CONTENT: JSON.stringify({...withGate(prepared[1] ?? ''), ...more}),
});

const withGate = (text: string): Fields => {
	const own = text === '' ? {} : fieldsOf(JSON.parse(withoutComments(text)));
	return {
		...own,
		plugin: [...Array.isArray(own.plugin) ? own.plugin as unknown[] : [], plugin],
		mcp: {...fieldsOf(own.mcp), jupiter: server},
		shell: '{env:SHELL}',
	};
};

/** Beside this file: as it is written here, or as it is built. */
const plugin = new URL(`plugin${path.extname(import.meta.url)}`, import.meta.url).href;

const server = {type: 'remote', url: '{env:JUPITER_GATE}/mcp', headers: {Authorization: 'Bearer {env:JUPITER_TOKEN}'}, oauth: false, enabled: true};
