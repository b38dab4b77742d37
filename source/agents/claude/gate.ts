import type {Launch} from '../agent.ts';

/** What leads Claude Code's hooks and its MCP client to the engine: added to the user's settings for this launch alone, nothing is written anywhere. */
export const gateArguments = ({gate}: Launch): string[] => {
	const url = `http://127.0.0.1:${gate}`;
	// Kept out of the arguments, which others on this machine can read.
	const headers = {Authorization: 'Bearer $JUPITER_TOKEN'};
	const hook = {type: 'http', url: `${url}/hook/claude`, headers, allowedEnvVars: ['JUPITER_TOKEN'], timeout: hookSeconds};
	const veto = {...hook, onFailure: 'block'};
	const command = {type: 'command', command: 'jupiter-hook claude'};
	const settings = {
		hooks: {
			PreToolUse: [{matcher: '*', hooks: [veto]}],
			...Object.fromEntries(['PostToolBatch', 'UserPromptSubmit', 'PermissionRequest', 'Stop', 'StopFailure'].map(name => [name, [{hooks: [hook]}]])),
			// It is never sent over HTTP.
			SessionStart: [{hooks: [command]}],
		},
		statusLine: command,
	};
	// eslint-disable-next-line no-template-curly-in-string -- the agent fills it in
	const mcpHeaders = {Authorization: 'Bearer ${JUPITER_TOKEN}'};
	// Without `alwaysLoad` the model would have to search for the tools first.
	const servers = {mcpServers: {jupiter: {type: 'http', url: `${url}/mcp`, headers: mcpHeaders, alwaysLoad: true}}};
	return [`--settings=${JSON.stringify(settings)}`, '--strict-mcp-config', `--mcp-config=${JSON.stringify(servers)}`];
};

/** More than the engine takes for the largest file on a busy machine. */
const hookSeconds = 30;
