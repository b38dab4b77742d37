import {plannerNames} from '../agents/headless/planner-names.ts';
import type {Command, Option} from './command.ts';

const json: Option = {type: 'boolean', summary: 'Print JSON instead of text'};
const budget: Option = {type: 'string', value: 'DOLLARS', summary: 'What all tasks together may cost (default: the plan\'s)'};
const agent: Option = {type: 'string', short: 'a', value: 'NAME', summary: 'Agent of the tasks that name none', choices: 'agents'};
const planner: Option = {type: 'string', value: 'COMMAND', choices: plannerNames, summary: 'What makes a plan: claude, codex, opencode, gemini, a command'};
const requestDetail = 'REQUEST says in words what should be done: jupiter-tui run "rename login to signIn".\nAn agent proposes tasks, and code decides what of it is safe. A planner command reads\nthe question on standard input and prints JSON.';
const yes: Option = {type: 'boolean', short: 'y', summary: 'Do not ask'};

/** Every verb of the command line: it drives parsing, help, completion and what is suggested for a typo. */
export const commands: readonly Command[] = [
	{
		name: 'attach', group: 'Session', operands: '', options: {},
		summary: 'Show this repository\'s session, starting it if needed (the default)',
		load: async () => (await import('./sessions/attach.ts')).attachSession,
	},
	{
		name: 'detach', group: 'Session', operands: '', options: {},
		summary: 'Detach every terminal from this repository\'s session',
		details: ['Agents go on working. From inside a pane it is the session of that pane.'],
		load: async () => (await import('./sessions/detach.ts')).detach,
	},
	{
		name: 'open', group: 'Session', operands: '[COMMAND...]', options: {},
		summary: 'Open a pane with a shell or a command, without attaching',
		details: ['Put -- before a command that has options of its own: jupiter-tui open -- top -d 5'],
		load: async () => (await import('./sessions/open.ts')).open,
	},
	{
		name: 'ls', group: 'Session', operands: '', options: {json},
		summary: 'List your sessions',
		load: async () => (await import('./sessions/ls.ts')).listSessions,
	},
	{
		name: 'stop', group: 'Session', operands: '', options: {yes},
		summary: 'End this repository\'s session and the agents in it',
		details: ['Nothing is lost: worktrees, branches and the journal stay, and the next start continues the run.'],
		load: async () => (await import('./sessions/stop.ts')).stop,
	},
	{
		name: 'run', group: 'Runs', operands: 'PLAN|REQUEST...',
		options: {
			workers: {type: 'string', short: 'w', value: 'N', summary: 'How many workers may be at work at once'},
			agent,
			into: {type: 'string', value: 'BRANCH', summary: 'Branch the work lands on (default: the plan\'s, or the current one)'},
			verify: {type: 'string', value: 'COMMAND', summary: 'Command that must exit 0 before anything lands (default: the plan\'s)'},
			budget,
			planner,
			yes: {...yes, summary: 'Start without asking'},
			headless: {type: 'boolean', summary: 'Follow the run as lines of text, without a screen'},
			json: {type: 'boolean', summary: 'With --headless, print one JSON event a line and a summary at the end'},
		},
		summary: 'Make or check a plan, ask for approval and carry it out',
		details: [
			requestDetail,
			'PLAN is a YAML or JSON file (see `jupiter-tui schema`),\nor a Markdown checklist whose items name files.',
			'Exit status: 0 all tasks landed, 1 cancelled or failed, 2 the plan is wrong, 3 tasks are blocked.',
		],
		load: async () => (await import('./runs/run.ts')).run,
	},
	{
		name: 'plan', group: 'Runs', operands: 'PLAN|REQUEST...',
		options: {
			agent,
			workers: {type: 'string', short: 'w', value: 'N', summary: 'How many workers may be at work at once'},
			into: {type: 'string', value: 'BRANCH', summary: 'Branch the work lands on (default: the plan\'s, or the current one)'},
			verify: {type: 'string', value: 'COMMAND', summary: 'Command that must exit 0 before anything lands (default: the plan\'s)'},
			budget,
			planner,
			out: {type: 'string', short: 'o', value: 'FILE', summary: 'Write the plan to a file; comments that it has stay'},
			'dry-run': {type: 'boolean', summary: 'Print what each worker would be told'},
			json: {type: 'boolean', summary: 'Print the checked plan as JSON'},
		},
		summary: 'Make or check a plan and show it: order, predicted waits, expected time',
		details: [requestDetail],
		load: async () => (await import('./planning/plan.ts')).showPlan,
	},
	{
		name: 'status', group: 'Runs', operands: '', options: {json},
		summary: 'Show where the run and its tasks stand',
		load: async () => (await import('./runs/status.ts')).status,
	},
	{
		name: 'locks', group: 'Runs', operands: '', options: {json},
		summary: 'Show who may write what, and who waits for whom',
		load: async () => (await import('./runs/locks.ts')).locks,
	},
	{
		name: 'bus', group: 'Runs', operands: '',
		options: {follow: {type: 'boolean', short: 'f', summary: 'Keep printing what comes'}, json: {...json, summary: 'Print one JSON entry a line'}},
		summary: 'Print what workers told each other: interfaces, decisions, notes, locks',
		load: async () => (await import('./runs/bus.ts')).bus,
	},
	{
		name: 'log', group: 'Runs', operands: '',
		options: {
			at: {type: 'string', value: 'SEQ', summary: 'Show the state as it was after this entry'},
			json: {...json, summary: 'Print one JSON entry a line, or the state with --at'},
		},
		summary: 'Print the journal of everything that happened',
		load: async () => (await import('./runs/log.ts')).log,
	},
	...taskCommands([
		['pause', 'Let a task\'s agent stand still'],
		['resume', 'Let a paused task go on'],
		['retry', 'Give a task another attempt'],
		['cancel', 'Give a task up; its work is saved first'],
		['land', 'Land a task now, before others that wait'],
	]),
	{
		name: 'diff', group: 'Tasks', operands: 'TASK', options: {json},
		summary: 'Show what a task has changed',
		load: async () => (await import('./tasks/diff.ts')).diff,
	},
	{
		name: 'send', group: 'Tasks', operands: 'TASK [TEXT...]',
		options: {
			'no-enter': {type: 'boolean', summary: 'Leave the text unsent at the prompt'},
			key: {type: 'string', value: 'KEY', summary: 'Press this key instead: Enter, Escape, Tab, Up, Down, C-c, …'},
		},
		summary: 'Type text into a task\'s pane and press Enter',
		load: async () => (await import('./tasks/send.ts')).send,
	},
	{
		name: 'capture', group: 'Tasks', operands: 'TASK',
		options: {history: {type: 'boolean', summary: 'Include the rows above the screen'}, json},
		summary: 'Print the text of a task\'s pane',
		load: async () => (await import('./tasks/capture.ts')).capture,
	},
	{
		name: 'amend', group: 'Runs', operands: 'SYMBOL [SIGNATURE]', options: {json},
		summary: 'Agree on another interface of a frozen symbol',
		details: ['Without SIGNATURE, on the one that its task has written or asked for with `publish`.\nEverybody who relies on it is told.'],
		load: async () => (await import('./runs/amend.ts')).amend,
	},
	{
		name: 'budget', group: 'Runs', operands: '[TASK]',
		options: {
			dollars: {type: 'string', value: 'N', summary: 'Dollars that may be used, as far as they are known'},
			tokens: {type: 'string', value: 'N', summary: 'Tokens that may be used: read anew or written'},
			minutes: {type: 'string', value: 'N', summary: 'Minutes that workers may be at work, counted from when there is such a bound'},
			none: {type: 'boolean', summary: 'Take the bounds away'},
			json,
		},
		summary: 'Show what was used and what may be, or set that',
		details: [
			'Without TASK the run\'s budget is meant. At its end a worker is stopped and its task blocked,\nits work saved; when the budget is raised it goes on where it was.',
			'Days are those of this repository\'s session.',
		],
		load: async () => (await import('./runs/budget.ts')).budget,
	},
	...workerCommands([
		['claim', 'CLAIM', 'Ask to write a path, a glob or a symbol (src/auth.ts#login)'],
		['release', 'CLAIM', 'Give a lock back, or stop waiting for it'],
		['publish', 'SYMBOL SIGNATURE', 'Tell the others a symbol\'s new interface'],
		['decide', 'KEY=VALUE', 'Settle a named assumption for everybody'],
		['note', 'TEXT...', 'Tell the others something'],
		['ask', 'TASK TEXT...', 'Ask or tell the worker of another task something'],
		['done', '', 'Hand the task in'],
		['limited', '[SECONDS]', 'Say that your provider gives no more for so long'],
	]),
	{
		name: 'used', group: 'Inside a pane', operands: '',
		options: {
			input: {type: 'string', value: 'N', summary: 'Tokens that the model read anew'},
			cached: {type: 'string', value: 'N', summary: 'Tokens that it read from its cache'},
			output: {type: 'string', value: 'N', summary: 'Tokens that it wrote'},
			dollars: {type: 'string', value: 'N', summary: 'What that cost'},
			model: {type: 'string', value: 'NAME', summary: 'The model'},
			total: {type: 'string', value: 'NAME', summary: 'The numbers are all since the conversation NAME began, not what came on top'},
			json,
		},
		summary: 'Say what your model has used',
		load: async () => (await import('./workers/worker.ts')).callAsWorker,
	},
	{
		name: 'mcp', group: 'Inside a pane', operands: '', options: {},
		summary: 'Offer these acts to a model, on stdin and stdout (MCP)',
		load: async () => (await import('./workers/mcp.ts')).mcp,
	},
	{
		name: 'hook', group: 'Inside a pane', operands: 'AGENT', options: {},
		summary: 'Ask the engine for an agent\'s hook',
		load: async () => (await import('./workers/hook.ts')).hook,
	},
	{
		name: 'shell', group: 'Inside a pane', operands: 'COMMAND', options: {},
		summary: 'Print a command line as one that can write nothing of other workers\'',
		load: async () => (await import('./workers/shell.ts')).shell,
	},
	{
		name: 'index', group: 'Other', operands: '[SYMBOL]', options: {json},
		summary: 'Show the symbols of the files here, or who uses one and who holds it',
		details: ['SYMBOL is an address (src/auth.ts#AuthService.login), the end of one (AuthService.login), or a file.'],
		load: async () => (await import('./symbols/print-index.ts')).printIndex,
	},
	{
		name: 'clean', group: 'Other', operands: '', options: {yes, json},
		summary: 'Remove worktrees whose work has landed or is saved',
		load: async () => (await import('./clean.ts')).clean,
	},
	{
		name: 'doctor', group: 'Other', operands: '',
		options: {canary: {type: 'boolean', summary: 'Also try whether each agent asks before it writes; it costs no token'}, json},
		summary: 'Check that this machine has what jupiter-tui needs',
		load: async () => (await import('./doctor/doctor.ts')).doctor,
	},
	{
		name: 'config', group: 'Other', operands: '[KEY] [VALUE]', options: {unset: {type: 'boolean', summary: 'Forget KEY, so that its default holds'}, json},
		summary: 'List settings, show one, or set one',
		load: async () => (await import('./config.ts')).config,
	},
	{
		name: 'schema', group: 'Other', operands: '', options: {},
		summary: 'Print the JSON Schema of a plan file',
		load: async () => (await import('./planning/schema.ts')).schema,
	},
	{
		name: 'completion', group: 'Other', operands: 'SHELL', options: {},
		summary: 'Print a completion script for bash, zsh or fish',
		details: ['bash: source <(jupiter-tui completion bash)\nzsh:  source <(jupiter-tui completion zsh)\nfish: jupiter-tui completion fish | source'],
		load: async () => (await import('./arguments/completion.ts')).completion,
	},
	{
		name: 'demo', group: 'Other', operands: '',
		options: {
			headless: {type: 'boolean', summary: 'Follow it as lines of text, without a screen'},
			fast: {type: 'boolean', summary: 'Do not wait for the reader'},
			json: {type: 'boolean', summary: 'With --headless, print one JSON event a line and a summary at the end'},
		},
		summary: 'Watch three workers carry out a small plan in a repository made for it',
		details: ['It needs no account and no network. Everything is in a new temporary directory, nothing of yours.'],
		load: async () => (await import('./demo/demo.ts')).demo,
	},
	{
		name: 'serve', operands: 'PART', options: {
			repository: {type: 'string', value: 'PATH', summary: 'Repository of the engine'},
		},
		summary: 'Be the engine or the terminal host of a session (started by the others)',
		load: async () => (await import('./sessions/serve.ts')).serve,
	},
	{
		name: 'demo-agent', operands: 'TASK', options: {fast: {type: 'boolean', summary: 'Do not pause'}},
		summary: 'Play the agent of one task of the demo',
		load: async () => (await import('./demo/agent.ts')).demoAgent,
	},
];

function taskCommands(verbs: ReadonlyArray<readonly [name: string, summary: string]>): Command[] {
	return verbs.map(([name, summary]) => ({
		name, summary, group: 'Tasks', operands: 'TASK', options: {},
		details: ['TASK is a task\'s id (`auth`), or with its run (`r1/auth`).'],
		load: async () => (await import('./tasks/task.ts')).changeTask,
	}));
}

function workerCommands(verbs: ReadonlyArray<readonly [name: string, operands: string, summary: string]>): Command[] {
	return verbs.map(([name, operands, summary]) => ({
		name, summary, operands, group: 'Inside a pane', options: {json},
		load: async () => (await import('./workers/worker.ts')).callAsWorker,
	}));
}
