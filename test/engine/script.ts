import assert from 'node:assert/strict';
import type {Command} from '../../source/model/command.ts';
import type {Effect} from '../../source/model/effect.ts';
import type {Event} from '../../source/model/event.ts';
import type {Plan} from '../../source/model/plan.ts';
import type {FrozenInterface} from '../../source/model/bus.ts';
import type {Change, Write} from '../../source/model/change.ts';
import type {Failure, FailureKind} from '../../source/model/failure.ts';
import type {Composition} from '../../source/model/landing.ts';
import type {TaskKey} from '../../source/model/names.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import type {AgentStatus, LimitedWay} from '../../source/model/task.ts';
import type {Answer} from '../../source/engine/draft.ts';
import {evolve} from '../../source/engine/evolve/evolve.ts';
import {initialState} from '../../source/engine/initial-state.ts';
import {outstanding} from '../../source/engine/outstanding.ts';
import {step} from '../../source/engine/step.ts';

/** A session driven by short lines, such as `made a`, `exit a 1`, `writes a src/a.ts#login`. */
export type Script = {
	state: SessionState;
	now: number;
	/** Every event so far. */
	readonly events: Event[];
	answer: Answer;
	/** Gives one line to the engine; returns the events it led to, each named in a few words. */
	readonly say: (line: string) => string[];
};

/** Starts a session with one run of a plan. */
export function startScript(plan: Plan, contracts: readonly FrozenInterface[] = []): Script {
	const script: Script = {
		state: initialState,
		now: 1000,
		events: [],
		answer: {ok: true},
		say: line => give(script, commandOf(script.state, line)),
	};
	give(script, {type: 'engine-start', epoch: 1});
	give(script, {type: 'start-run', plan, base: 'base', contracts});
	return script;
}

/** Gives a command to the engine, checks that replaying the events gives the same state, and names the events. */
export function give(script: Script, command: Command): string[] {
	const {state, events, answer} = step(script.state, command, script.now);
	let replayed = script.state;
	for (const event of events) {
		replayed = evolve(replayed, {seq: replayed.seq + 1, at: script.now, epoch: replayed.epoch, event});
	}

	assert.deepEqual(replayed, state);
	script.state = state;
	script.answer = answer;
	script.events.push(...events);
	return events.map(event => nameEvent(event));
}

/** Returns an event as its type and what it is about, without the run: `lock-granted b x.ts`, `verification-started b a,b`. */
export function nameEvent(event: Event): string {
	const parts = [
		event.type,
		'task' in event && event.task,
		'to' in event && event.to,
		'tasks' in event && (event.tasks.length > 1 || !('task' in event)) && event.tasks.join(','),
		'claim' in event && event.claim,
		'claims' in event && event.claims.join(','),
		'outcome' in event && event.outcome,
		'stage' in event && event.stage,
		'failure' in event && event.failure.kind,
		'value' in event && `${event.key}=${event.value}`,
		'agent' in event && event.agent,
		event.type === 'agent-stalled' && event.kind,
		event.type === 'retry-due' && event.isRestart === true && 'restart',
		(event.type === 'machine-strained' || event.type === 'verifications-held') && event.by,
		'keep' in event && event.keep && 'keep',
	];
	return parts.filter(part => part !== false && part !== '' && part !== undefined).join(' ').replaceAll('r1/', '');
}

/**
What a patch does: `path`, `path#symbol` or `path!imports` is written; `path#symbol:SIGNATURE` changes that interface as well,
`path#symbol=VALUE` what is behind it; `<path#symbol` is read.
*/
/** Of words such as `a.ts#f`, `a.ts#f:f(x)`, `<b.ts#read` and `?a.ts:TODO`. */
function footprintOf(words: readonly string[]): Composition {
	const written = words.filter(word => !/^[<?]/v.test(word));
	const unfinished = words.filter(word => word.startsWith('?')).map(word => word.slice(1).split(':', 2));
	return {
		writes: written.map(word => writeOf(word.split(/[:=]/, 1)[0]!)),
		changes: written.flatMap(word => changeOf(word)),
		reads: words.filter(word => word.startsWith('<')).map(word => word.slice(1)),
		...unfinished.length > 0 && {unfinished: unfinished.map(([path, text], index) => ({path: path!, line: index + 1, text: text!}))},
	};
}

function changeOf(word: string): Change[] {
	const {symbol, mark, value} = /^(?<symbol>[^:=]+)(?<mark>[:=])(?<value>.*)$/v.exec(word)?.groups ?? {};
	if (symbol === undefined) {
		return [];
	}

	const hash = value!;
	const signatures = {depth: 'interface', was: 'f()', is: hash} as const;
	return [{symbol, hash, ...(mark === ':' ? signatures : {depth: 'body'})}];
}

/** `path`, `path#symbol` or `path!imports`. */
export function writeOf(word: string): Write {
	if (word.endsWith('!imports')) {
		return {path: word.replace('!imports', ''), change: 'imports'};
	}

	const [path, symbol] = word.split('#', 2);
	return {path: path!, change: 'changed', ...(symbol !== undefined && {symbol})};
}

function commandOf(state: SessionState, line: string): Command {
	const words = line.split(' ');
	const verb = words.shift()!;
	const taskVerb = taskVerbs[verb];
	return taskVerb ? taskVerb(state, `r1/${words[0]!}`, words.slice(1)) : runVerbs[verb]!(state, words);
}

const taskVerbs: Readonly<Record<string, (state: SessionState, task: TaskKey, words: readonly string[]) => Command>> = {
	made: (state, task, [base = 'base']) => ({type: 'worktree-made', effect: keyOf(state, 'make-worktree', task), task, path: `/${task}`, base}),
	started: (state, task) => ({type: 'agent-started', effect: keyOf(state, 'start-agent', task), task, pane: 7}),
	exit: (state, task, [code = '0']) => ({type: 'agent-exited', task, launch: launchOf(state, task), code: Number(code)}),
	'exit-of': (_state, task, [launch, code]) => ({type: 'agent-exited', task, launch: Number(launch), code: Number(code)}),
	lost: (state, task) => ({type: 'agent-lost', task, launch: launchOf(state, task)}),
	status: (state, task, [status]) => ({type: 'agent-status', task, launch: launchOf(state, task), status: status as AgentStatus}),
	taken: (state, task) => ({type: 'agent-taken', task, launch: launchOf(state, task), isTaken: true}),
	'handed-back': (state, task) => ({type: 'agent-taken', task, launch: launchOf(state, task), isTaken: false}),
	/** Seconds since 1970 at which it last lived and got on, and looks without anything new. */
	seen: (state, task, [alive, progress, repeats = '0']) => ({type: 'activity-seen', task, launch: launchOf(state, task), activity: {aliveAt: Number(alive) * 1000, progressAt: Number(progress) * 1000, repeats: Number(repeats)}}),
	/** When it ends, or `?`, and how the agent waits for that. */
	limited: (state, task, [until = '?', way]) => ({type: 'agent-limited', task, launch: launchOf(state, task), ...(until !== '?' && {until: Number(until)}), ...(way !== undefined && {way: way as LimitedWay})}),
	writes: (_state, task, words) => ({type: 'writes-seen', task, ...footprintOf(words)}),
	reads: (_state, task, reads) => ({type: 'reads-seen', task, reads}),
	composed: (state, task, [commit, ...words]) => ({type: 'landing-composed', effect: keyOf(state, 'compose-landing', task), task, commit: commit!, ...footprintOf(words)}),
	verified: (state, task) => ({type: 'landing-verified', effect: keyOf(state, 'verify-landing', task), task}),
	red: (state, task, [kind = 'verify-failed']) => ({type: 'landing-failed', effect: keyOf(state, kind === 'conflict' ? 'compose-landing' : 'verify-landing', task), task, failure: failureOf(kind)}),
	moved: (state, task, [commit]) => ({type: 'head-moved', effect: keyOf(state, 'move-head', task), task, commit: commit!}),
	refused: (state, task, [head]) => ({type: 'head-refused', effect: keyOf(state, 'move-head', task), task, head: head!, changes: []}),
	saved: (state, task) => ({type: 'attempt-saved', effect: keyOf(state, 'save-attempt', task), task, reference: `refs/jupiter/saved/${task}`}),
	broken: (state, task, [type, kind = 'worktree-failed']) => ({type: 'effect-failed', effect: keyOf(state, type as Effect['type'], task), failure: failureOf(kind)}),
	delivered: (state, task) => ({type: 'message-delivered', effect: keyOf(state, 'deliver-message', task), id: state.deliveries.find(({to}) => to === task)!.id}),
	claim: (_state, task, [claim]) => ({type: 'claim', task, claim: claim!}),
	release: (_state, task, [claim]) => ({type: 'release', task, claim: claim!}),
	publish: (_state, task, [symbol, ...signature]) => ({type: 'publish', task, symbol: symbol!, signature: signature.join(' ')}),
	decide: (_state, task, [key, value]) => ({type: 'decide', by: task, key: key!, value: value!}),
	note: (_state, task, words) => ({type: 'note', by: task, text: words.join(' ')}),
	ask: (_state, task, [to, ...words]) => ({type: 'ask', task, to: to!, text: words.join(' ')}),
	done: (_state, task) => ({type: 'done', task}),
	pause: (_state, task) => ({type: 'pause-task', task}),
	resume: (_state, task) => ({type: 'resume-task', task}),
	retry: (_state, task) => ({type: 'retry-task', task}),
	cancel: (_state, task) => ({type: 'cancel-task', task}),
	land: (_state, task) => ({type: 'land-task', task}),
	comment: (_state, task, words) => ({type: 'comment-task', task, text: words.join(' ')}),
};

const runVerbs: Readonly<Record<string, (state: SessionState, words: readonly string[]) => Command>> = {
	caps: (_state, words) => ({type: 'settings-seen', caps: Object.fromEntries(words.map(word => word.split('=', 2)).map(([agent, cap]) => [agent!, Number(cap)] as const))}),
	patience: (_state, [patience]) => ({type: 'settings-seen', caps: {}, patience: Number(patience)}),
	machine: (_state, [memory, load]) => ({type: 'machine-seen', memoryFreeShare: Number(memory), load: Number(load)}),
	tick: () => ({type: 'tick'}),
	engine: (_state, [epoch]) => ({type: 'engine-start', epoch: Number(epoch)}),
	followed: state => ({type: 'into-followed', effect: keyOf(state, 'follow-into'), run: 'r1', head: state.runs.r1!.head}),
	behind: state => ({type: 'into-waits', effect: keyOf(state, 'follow-into'), run: 'r1', head: state.runs.r1!.head, reason: 'It is dirty.'}),
	adopted: (_state, [from, head, ...words]) => ({type: 'head-adopted', run: 'r1', from: from!, head: head!, changes: footprintOf(words).changes}),
	amend: (_state, [symbol, ...signature]) => ({type: 'amend-contract', symbol: symbol!, ...(signature.length > 0 && {signature: signature.join(' ')})}),
	settle: (_state, [key, value]) => ({type: 'settle-decision', key: key!, value: value!}),
	'user-decides': (_state, [key, value]) => ({type: 'decide', by: 'user', key: key!, value: value!}),
	'cancel-run': () => ({type: 'cancel-run', run: 'r1'}),
	'follow-run': () => ({type: 'follow-run', run: 'r1'}),
};

/** The key of the outstanding effect of a type, or a stale key when there is none. */
function keyOf(state: SessionState, type: Effect['type'], task?: TaskKey): string {
	const effect = outstanding(state).find(candidate =>
		candidate.type === type && (task === undefined || ('task' in candidate && candidate.task === task)));
	return effect?.key ?? `stale ${type}`;
}

function launchOf(state: SessionState, task: TaskKey): number {
	return state.runs.r1!.tasks[task.slice('r1/'.length)]!.launch;
}

function failureOf(kind: string): Failure {
	return {kind: kind as FailureKind, summary: `It failed: ${kind}.`, detail: 'the output'};
}
