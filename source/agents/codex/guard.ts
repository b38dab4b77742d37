import type {Launch} from '../agent.ts';
import {codexEvents} from './hooks.ts';

/** What leads Codex's hooks and its MCP client to the engine, and keeps it to its worktree where they fail. */
export const guardArguments = (launch: Launch): string[] => [...hookArguments, ...launch.prepared, ...permissionArguments, ...toolArguments(launch)];

/** Its hooks, given by arguments, so that nothing is written anywhere. */
export const hookArguments = codexEvents.flatMap(name => ['-c', `hooks.${name}=[{hooks=[{type="command",command="jupiter-hook codex",timeout=60}]}]`]);

/** Its hooks let a write through when they fail, so the kernel keeps it to its worktree all the same. */
const permissionArguments = [
	// A login shell would forget where this program is.
	'allow_login_shell=false',
	'default_permissions="worker"',
	'permissions.worker.filesystem={":root"="read",":slash_tmp"="write",":tmpdir"="write",":workspace_roots"={"."="write"}}',
].flatMap(setting => ['-c', setting]);

const toolArguments = ({gate}: Launch): string[] =>
	['-c', `mcp_servers.jupiter={url="http://127.0.0.1:${gate}/mcp",bearer_token_env_var="JUPITER_TOKEN",default_tools_approval_mode="approve"}`];
