import type {Change} from '../model/change.ts';
import type {Event} from '../model/event.ts';
import type {HinderedStage, MergedFile} from '../model/landing.ts';
import type {TaskKey} from '../model/names.ts';
import type {AgentStatus} from '../model/task.ts';
import {maxLineDetail} from '../model/limits/screen.ts';
import {describeBudget, describeUsage} from './describe-usage.ts';

export type EventLine = {
	/** Whom it is about: a task's id, a run, or `engine`. */
	readonly subject: string;
	readonly text: string;
	readonly tone: EventTone;
};

/** Quiet is what nobody has to follow: the steps between, for who looks into one thing. */
export type EventTone = 'good' | 'bad' | 'warn' | 'accent' | 'plain' | 'quiet';

type Describe<E extends Event> = readonly [tone: EventTone | ((event: E) => EventTone), describe: (event: E) => string];

/** Says an event in one line for a person. */
export function describeEvent(event: Event): EventLine {
	const [tone, describe] = lines[event.type] as Describe<Event>;
	return {subject: subjectOf(event), text: oneLine(describe(event)), tone: typeof tone === 'string' ? tone : tone(event)};
}

/** A task's id without its run. */
export function taskId(key: TaskKey | string): string {
	return key.slice(key.indexOf('/') + 1);
}

function subjectOf(event: Event): string {
	if ('task' in event) {
		return taskId(event.task);
	}

	if ((event.type === 'message-queued' || event.type === 'message-delivered') && event.to !== undefined) {
		return taskId(event.to);
	}

	if (event.type === 'note-posted' || event.type.startsWith('decision-')) {
		return writerOf(event as Event & {readonly by: string});
	}

	return 'run' in event ? event.run : 'engine';
}

function writerOf({by}: {readonly by: string}): string {
	return by === 'user' ? 'you' : taskId(by);
}

function oneLine(text: string): string {
	const line = text.replaceAll(/\s+/gv, ' ').trim();
	return line.length > maxLineDetail ? `${line.slice(0, maxLineDetail - 1)}…` : line;
}

function describeChanges(changes: readonly Change[], withdrawn: readonly string[]): string {
	const of = (depth: Change['depth']) => changes.filter(change => change.depth === depth).map(({symbol}) => symbol);
	return [
		...sentence('changes the interface of', of('interface')),
		...sentence('rewrites', of('body')),
		...sentence('takes back what it changed of', withdrawn),
	].join('; ');
}

/** Symbols that a line names; the first tell what it is about. */
const maxNamed = 3;

function sentence(verb: string, symbols: readonly string[]): string[] {
	const named = symbols.slice(0, maxNamed).join(', ');
	const more = symbols.length > maxNamed ? ` and ${symbols.length - maxNamed} more` : '';
	return symbols.length === 0 ? [] : [`${verb} ${named}${more}`];
}

/** Statuses of an agent in which somebody has to look at it. */
const needs: ReadonlySet<AgentStatus> = new Set(['needs-permission', 'asks', 'hung', 'limited']);

const hinderedWords: Readonly<Record<HinderedStage, (tasks: readonly string[]) => string>> = {
	composing: tasks => blameless(tasks, 'composed'),
	verifying: tasks => blameless(tasks, 'verified'),
	moving: () => 'the result branch could not be moved',
};

function blameless(tasks: readonly string[], undone: string): string {
	return `${tasks.join(', ')} could not be ${undone}, by no fault of ${tasks.length === 1 ? 'its' : 'their'} own,`;
}

const mergeWords: Readonly<Record<MergedFile['how'], (path: string) => string>> = {
	keys: path => `merges ${path} by its keys`,
	lines: path => `merges ${path} by its lines`,
	regenerated: path => `makes ${path} anew`,
	head: path => `leaves ${path} as the head has it, as no command makes it anew`,
};

const lines: {readonly [Type in Event['type']]: Describe<Extract<Event, {type: Type}>>} = {
	'engine-started': ['quiet', ({epoch}) => epoch > 1 ? `goes on as engine ${epoch}` : 'started'],
	'run-started': ['plain', ({plan}) => `started: ${plan.goal} (${plan.tasks.length} tasks, ${plan.workers} workers, into ${plan.into})`],
	'task-claimed': ['plain', ({locks}) => locks.length === 0 ? 'starts' : `starts and locks ${locks.map(({claim}) => claim).join(', ')}`],
	'start-held': ['quiet', ({for: rival}) => `lets ${rival} go first`],
	'lock-granted': ['plain', ({claim}) => `locked ${claim} late`],
	'claim-refused': ['warn', ({claim, holder}) => `was refused ${claim}: ${taskId(holder)} holds it`],
	'claim-queued': ['warn', ({claim, holder}) => `waits for ${claim}, held by ${taskId(holder)}`],
	'locks-released': ['quiet', ({claims}) => `gave back ${claims.join(', ')}`],
	'worktree-made': ['quiet', ({base}) => `has a worktree on ${base.slice(0, 8)}`],
	'agent-started': ['quiet', ({pane}) => `started in pane ${pane}`],
	'agent-exited': [({code}) => code === 0 ? 'quiet' : 'warn', ({code, signal}) => `ended with ${signal ?? code}`],
	'agent-lost': ['warn', () => 'was lost and is started again'],
	'status-changed': [({status}) => needs.has(status) ? 'warn' : 'quiet', ({status, message}) => message === undefined ? status : `${status}: ${message}`],
	'agent-taken': ['quiet', () => 'a person types into its pane'],
	'agent-handed-back': ['quiet', () => 'is left to itself again'],
	'agent-limited': ['warn', ({agent, message}) => `the provider of ${agent} gives no more for now${message === undefined ? '' : `: ${message}`}`],
	'limit-lifted': ['plain', ({agent}) => `${agent} may go on`],
	'agent-resumed': ['plain', () => 'goes on after its provider\'s limit'],
	'caps-set': ['quiet', ({caps}) => `most workers at once by agent: ${Object.entries(caps).map(([agent, cap]) => `${agent} ${cap}`).join(', ')}`],
	'agent-stalled': ['warn', ({message}) => message],
	'agent-recovered': ['plain', () => 'gets on again'],
	'usage-counted': ['quiet', ({used}) => `used ${describeUsage(used)}`],
	'budget-set': ['plain', ({run, task, budget}) => `may use ${describeBudget(budget)}${task === undefined ? ` in all of ${run}` : ''}`],
	'budget-near': ['warn', ({used, budget}) => `has used ${describeUsage(used)} of ${describeBudget(budget)}`],
	'machine-strained': ['warn', ({by}) => by === 'memory' ? 'hardly any memory is left: no more workers are started for now' : 'the machine is too busy: no more workers are started for now'],
	'machine-eased': ['plain', () => 'the machine has room for more workers again'],
	'verifications-held': ['warn', ({by}) => `this machine has too little ${by === 'memory' ? 'memory' : 'time'} to spare: one verification is started at a time`],
	'verifications-freed': ['plain', () => 'the machine has room for more verifications again'],
	'write-unowned': [({claims}) => claims.length === 0 ? 'quiet' : 'warn', ({claims, holders}) => claims.length === 0 ? 'has put back what it may not write' : `wrote ${claims.join(', ')}, held by ${holders.map(key => taskId(key)).join(', ')}`],
	'writes-reverted': ['warn', ({paths, reference}) => paths.length === 0 ? 'could not be made to put back what it may not write' : `had ${paths.join(', ')} put back${reference === undefined ? '' : `, saved as ${reference}`}`],
	'interface-published': ['accent', ({symbol, signature}) => `published ${symbol}: ${signature}`],
	'changes-published': [({changes}) => changes.some(({depth}) => depth === 'interface') ? 'accent' : 'quiet', ({changes, withdrawn}) => describeChanges(changes, withdrawn)],
	'reads-noted': ['quiet', ({reads}) => `relies on ${reads.join(', ')}`],
	'contract-refused': [({changes}) => changes.length === 0 ? 'quiet' : 'warn', ({changes}) => changes.length === 0 ? 'keeps the frozen interfaces again' : `may not change the frozen interface of ${changes.map(({symbol}) => symbol).join(', ')}`],
	'contract-amended': ['accent', ({symbol, version, signature}) => `agreed on version ${version} of ${symbol}: ${signature}`],
	'decision-made': ['accent', ({key, value}) => `decided ${key} = ${value}`],
	'decision-collided': ['bad', ({key, value}) => `wants ${key} = ${value}, which is decided otherwise`],
	'decision-settled': ['good', ({key, value}) => `settled ${key} = ${value}`],
	'note-posted': ['plain', ({text}) => `says: ${text}`],
	'message-queued': ['plain', ({text}) => `is told: ${text}`],
	'message-delivered': [({isLost}) => isLost === true ? 'warn' : 'quiet', ({id, isLost}) => isLost === true ? `could not be told message ${id}` : `has seen message ${id}`],
	'task-submitted': ['plain', () => 'is done, waits to land'],
	'landing-started': ['quiet', ({onto}) => `landing on ${onto.slice(0, 8)}`],
	'landing-composed': [({merged = []}) => merged.some(({how}) => how === 'head') ? 'warn' : 'quiet', ({writes, merged = []}) => `changes ${writes.length === 1 ? 'one thing' : `${writes.length} things`}${merged.map(file => `, ${mergeWords[file.how](file.path)}`).join('')}`],
	'verification-started': ['quiet', ({tasks}) => tasks.length === 1 ? 'is being verified' : `is being verified with ${tasks.slice(0, -1).join(', ')}`],
	'landing-verified': ['quiet', () => 'verified'],
	'landing-failed': ['quiet', ({failure}) => failure.summary],
	'landing-hindered': ['warn', ({stage, tasks, reason}) => `${hinderedWords[stage](tasks)} and is tried again: ${reason}`],
	'landings-withdrawn': ['quiet', ({tasks, reason}) => `composed again: ${tasks.join(', ')}. ${reason}`],
	'move-started': ['quiet', ({tasks}) => `the head goes to ${tasks.at(-1)!}`],
	'head-moved': ['quiet', ({head}) => `its head is ${head.slice(0, 8)}`],
	'task-landed': ['good', ({commit}) => `landed as ${commit.slice(0, 8)}`],
	'head-adopted': ['plain', ({head}) => `took over commits made meanwhile, up to ${head.slice(0, 8)}`],
	'into-followed': ['quiet', () => 'its target branch has followed'],
	'into-waits': ['warn', ({reason}) => `waits to move its branch: ${reason}`],
	'follow-asked': ['quiet', () => 'the target branch is asked to follow again'],
	'landing-waits': ['warn', () => 'lands when what it writes is no longer held by others'],
	'attempt-failed': ['bad', ({failure}) => failure.summary],
	'attempt-saved': ['quiet', ({reference}) => reference === undefined ? 'had nothing to save' : `saved as ${reference}`],
	'task-yielded': ['plain', () => 'gave its claims back and waits to start again'],
	'retry-scheduled': ['plain', () => 'will be tried again'],
	'retry-due': ['quiet', ({isRestart}) => isRestart === true ? 'is started again' : 'is tried again'],
	'task-blocked': ['bad', ({reason}) => `is blocked: ${reason}`],
	'task-cancelled': ['warn', ({reason}) => `was cancelled: ${reason}`],
	'task-reopened': ['plain', () => 'was opened again'],
	'task-hurried': ['plain', () => 'lands next'],
	'task-commented': ['plain', ({text}) => `is asked by you: ${oneLine(text)}`],
	'task-paused': ['plain', () => 'is paused'],
	'task-resumed': ['plain', () => 'goes on'],
	'run-cancelled': ['warn', () => 'is being cancelled'],
	'run-ended': [({outcome}) => outcome === 'landed' ? 'good' : 'bad', ({outcome}) => `ended: ${outcome}`],
	'run-reopened': ['plain', () => 'was opened again'],
	'run-forgotten': ['quiet', () => 'is in the journal alone from now on'],
	'engine-frozen': ['bad', ({reason}) => `stopped deciding: ${reason}`],
};
