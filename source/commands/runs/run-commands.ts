import {plannerNames} from '../../agents/headless/planner-names.ts';
import {json, yes} from '../arguments/common-options.ts';
import type {Command, Option} from '../command.ts';

const workers: Option = {type: 'string', short: 'w', value: 'N', summary: 'How many workers may be at work at once'};
const agent: Option = {type: 'string', short: 'a', value: 'NAME', summary: 'Agent of the tasks that name none', choices: 'agents'};
const into: Option = {type: 'string', value: 'BRANCH', summary: 'Branch the work lands on (default: the plan\'s, or the current one)'};
const verify: Option = {type: 'string', value: 'COMMAND', summary: 'Command that must exit 0 before anything lands (default: the plan\'s)'};
const budget: Option = {type: 'string', value: 'DOLLARS', summary: 'What all tasks together may cost (default: the plan\'s)'};
const planner: Option = {type: 'string', value: 'COMMAND', choices: plannerNames, summary: 'What makes a plan: claude, codex, opencode, gemini, a command'};
const requestDetail = 'REQUEST says in words what should be done: jupiter-tui run "rename login to signIn".\nAn agent proposes tasks, and code decides what of it is safe. A planner command reads\nthe question on standard input and prints JSON.';

/** Verbs about plans and the runs that carry them out. */
export const runCommands: readonly Command[] = [
	{
		name: 'run', operands: 'PLAN|REQUEST...',
		options: {
			workers,
			agent,
			into,
			verify,
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
		load: async () => (await import('./run.ts')).run,
	},
	{
		name: 'plan', operands: 'PLAN|REQUEST...',
		options: {
			agent,
			workers,
			into,
			verify,
			budget,
			planner,
			out: {type: 'string', short: 'o', value: 'FILE', summary: 'Write the plan to a file; comments that it has stay'},
			'dry-run': {type: 'boolean', summary: 'Print what each worker would be told'},
			json: {type: 'boolean', summary: 'Print the checked plan as JSON'},
		},
		summary: 'Make or check a plan and show it: order, predicted waits, expected time',
		details: [requestDetail],
		load: async () => (await import('../planning/plan.ts')).showPlan,
	},
	{
		name: 'status', operands: '', options: {json},
		summary: 'Show where the run and its tasks stand',
		load: async () => (await import('./status.ts')).status,
	},
	{
		name: 'locks', operands: '', options: {json},
		summary: 'Show who may write what, and who waits for whom',
		load: async () => (await import('./locks.ts')).locks,
	},
	{
		name: 'bus', operands: '',
		options: {follow: {type: 'boolean', short: 'f', summary: 'Keep printing what comes'}, json: {...json, summary: 'Print one JSON entry a line'}},
		summary: 'Print what workers told each other: interfaces, decisions, notes, locks',
		load: async () => (await import('./bus.ts')).bus,
	},
	{
		name: 'log', operands: '',
		options: {
			at: {type: 'string', value: 'SEQ', summary: 'Show the state as it was after this entry'},
			json: {...json, summary: 'Print one JSON entry a line, or the state with --at'},
		},
		summary: 'Print the journal of everything that happened',
		load: async () => (await import('./log.ts')).log,
	},
	{
		name: 'amend', operands: 'SYMBOL [SIGNATURE]', options: {json},
		summary: 'Agree on another interface of a frozen symbol',
		details: ['Without SIGNATURE, on the one that its task has written or asked for with `publish`.\nEverybody who relies on it is told.'],
		load: async () => (await import('./amend.ts')).amend,
	},
	{
		name: 'budget', operands: '[TASK]',
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
		load: async () => (await import('./budget.ts')).budget,
	},
];
