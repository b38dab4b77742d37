import {arrangement} from '../../source/layout/arrangement.ts';
import {regions} from '../../source/layout/regions.ts';
import {emptyView, focused, holding} from '../../source/layout/view.ts';
import {initialState} from '../../source/engine/initial-state.ts';
import type {JournalEntry} from '../../source/model/event.ts';
import type {Plan, PlanTask} from '../../source/model/plan.ts';
import type {Run} from '../../source/model/run.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import type {Task} from '../../source/model/task.ts';
import type {Chrome, Source} from '../../source/ui/chrome.ts';

/** The moment of all made-up states. */
export const now = Date.UTC(2026, 10, 20, 12, 0, 0);

/** A task of a plan by its id and what it needs. */
export function planTask(id: string, needs: readonly string[] = [], owns: readonly string[] = [`src/${id}.ts`]): PlanTask {
	return {id, title: `Do ${id}`, prompt: `Please do ${id}.`, agent: {kind: 'known', name: 'claude'}, owns, reads: [], needs, constraints: [], minutes: 10};
}

export const plan: Plan = {
	version: 1,
	goal: 'Rename login to signIn across API, tests and docs',
	into: 'main',
	workers: 3,
	verify: 'npm test',
	contracts: [],
	decisions: {},
	tasks: [
		planTask('schema'),
		planTask('auth', ['schema'], ['src/auth.ts#AuthService.login', 'test/auth.test.ts']),
		planTask('session', ['schema'], ['src/auth.ts#AuthService.session']),
		planTask('api', ['auth', 'session'], ['src/api/**']),
		planTask('docs', ['schema'], ['docs/**']),
		planTask('cli', ['api']),
		planTask('e2e', ['api', 'docs']),
	],
};

/** A task of the run `r1`, waiting unless told otherwise. */
export function task(id: string, changes: Partial<Task> = {}): Task {
	return {
		key: `r1/${id}`,
		run: 'r1',
		id,
		plan: plan.tasks.find(candidate => candidate.id === id) ?? planTask(id),
		phase: 'waiting',
		attempt: 0,
		launch: 0,
		paused: false,
		running: false,
		keep: false,
		isSaved: false,
		losses: 0,
		status: 'none',
		unowned: [],
		urgent: false,
		...changes,
	};
}

const landing = {id: 40, token: 9, stage: 'verifying', onto: 'abc', startedAt: now - 4000} as const;

export const tasks: readonly Task[] = [
	task('schema', {phase: 'landed', attempt: 1, startedAt: now - 400_000, endedAt: now - 250_000, commit: 'c0ffee1234567'}),
	task('auth', {phase: 'working', attempt: 1, launch: 1, pane: 1, status: 'needs-permission', statusMessage: 'Run npm install?', startedAt: now - 190_000, running: true}),
	task('session', {phase: 'working', attempt: 2, launch: 2, pane: 2, status: 'working', startedAt: now - 61_000, running: true}),
	task('api', {}),
	task('docs', {phase: 'landing', attempt: 1, launch: 1, pane: 3, status: 'done', landing, startedAt: now - 100_000, submittedAt: now - 9000}),
	task('cli', {}),
	task('e2e', {phase: 'blocked', reason: 'Three attempts failed. Look at the output, then retry it.', attempt: 3}),
];

/** The run of all tasks. */
export function run(changes: Partial<Run> = {}): Run {
	return {
		id: 'r1',
		plan,
		base: 'base',
		head: 'head',
		startedAt: now - 420_000,
		tasks: Object.fromEntries(tasks.map(candidate => [candidate.id, candidate])),
		landingQueue: ['docs'],
		intoHead: 'head',
		cancelled: false,
		refusedWrites: 2,
		conflicts: 0,
		heads: [],
		contracts: [],
		notices: {messages: 0, interruptions: 0, exposed: 0},
		...changes,
	};
}

/** A session in the middle of its run. */
export function session(changes: Partial<Run> = {}): SessionState {
	return {
		...initialState,
		// A task took a quarter of what was expected.
		paces: {'claude/medium': {count: 30, sum: 30 * Math.log(0.25)}},
		seq: 50,
		epoch: 1,
		token: 9,
		currentRun: 'r1',
		runs: {r1: run(changes)},
		locks: [
			{claim: 'src/auth.ts#AuthService.login', holder: 'r1/auth', token: 2, since: now - 190_000},
			{claim: 'test/auth.test.ts', holder: 'r1/auth', token: 3, since: now - 190_000},
			{claim: 'src/auth.ts#AuthService.session', holder: 'r1/session', token: 4, since: now - 61_000},
			{claim: 'docs/**', holder: 'r1/docs', token: 5, since: now - 100_000},
		],
		waiting: [{claim: 'src/auth.ts#AuthService.login', task: 'r1/session', since: now - 5000, holder: 'r1/auth'}],
	};
}

const events: ReadonlyArray<JournalEntry['event']> = [
	{type: 'run-started', run: 'r1', plan, base: 'base'},
	{type: 'agent-started', task: 'r1/auth', pane: 1},
	{type: 'interface-published', task: 'r1/auth', symbol: 'src/auth.ts#AuthService.login', signature: 'login(): void'},
	{type: 'attempt-failed', task: 'r1/session', failure: {kind: 'verify-failed', summary: 'npm test exited with 1', detail: 'not ok 1'}},
	{type: 'task-landed', task: 'r1/schema', commit: 'c0ffee1234567'},
	{type: 'decision-made', run: 'r1', key: 'user.id', value: 'uuid', by: 'r1/auth'},
	{type: 'claim-queued', task: 'r1/session', claim: 'src/auth.ts#AuthService.login', holder: 'r1/auth'},
	{type: 'note-posted', by: 'r1/docs', text: 'the readme names login twice'},
	{type: 'task-submitted', task: 'r1/docs'},
];

export const recent: readonly JournalEntry[] = events.map((event, index) => ({seq: index + 42, at: now - ((events.length - index) * 7000), epoch: 1, event}));

/** What Ink draws of that session on a terminal of this size. */
export function chrome(columns: number, rows: number, changes: Partial<Chrome> = {}): Chrome {
	const areas = regions(columns, rows);
	const panes = [1, 2, 3, 4];
	const view = focused(holding(emptyView, panes), 2);
	const places = arrangement(view, areas.panes);
	const state = session();
	return {
		session: 'shop',
		columns,
		rows,
		regions: areas,
		state,
		recent,
		vitals: {load: 0.42, memoryFreeShare: 0.6, at: now},
		link: 'live',
		titles: places.placements.map(({pane, title, content}) => {
			const worker = Object.values(state.runs.r1!.tasks).find(candidate => candidate.pane === pane);
			return {
				info: {pane, key: worker ? `${worker.key}:1` : 'shell:1', name: worker?.id ?? 'bash', title: '', columns: 80, rows: 20, pid: 1, lastOutputAt: 0},
				number: pane - 1,
				rectangle: title,
				isFocused: pane === 2,
				isOpen: content !== undefined,
				...(worker && {task: worker}),
			};
		}),
		borders: places.borders.filter(border => border.kind === 'columns').map(border => border.rectangle),
		hiddenPanes: 0,
		isZoomed: false,
		prefix: 'C-b',
		isPrefixed: false,
		now,
		isAscii: false,
		...changes,
	};
}

/** A value that never changes, as a source. */
export function fixed<Value>(value: Value): Source<Value> {
	return {subscribe: () => () => undefined, snapshot: () => value};
}
