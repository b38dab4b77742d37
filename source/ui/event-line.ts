import type {Event, JournalEntry} from '../model/event.ts';
import {say, type Line} from './line.ts';
import type {Glyphs, Tone} from './theme.ts';
import {clock} from './time.ts';

/** Writes a journal entry as one line of the bus feed; undefined for those that a person needn't follow. */
export function eventLine(entry: JournalEntry, glyphs: Glyphs): Line | undefined {
	const told = tell(entry.event, glyphs);
	return told && [say(clock(entry.at), 'quiet'), say(` ${told.who} `, 'strong'), say(told.words, told.tone ?? 'plain')];
}

type Told = {readonly who: string; readonly words: string; readonly tone?: Tone};

function tell(event: Event, glyphs: Glyphs): Told | undefined {
	switch (event.type) {
		case 'run-started': {
			return {who: event.run, words: `started: ${event.plan.goal}`};
		}

		case 'lock-granted': {
			return {who: name(event.task), words: `also holds ${event.claim}`};
		}

		case 'claim-refused': {
			return {who: name(event.task), words: `refused ${event.claim}: ${name(event.holder)} holds it`, tone: 'warning'};
		}

		case 'claim-queued': {
			return {who: name(event.task), words: `waits for ${name(event.holder)}: ${event.claim}`, tone: 'warning'};
		}

		case 'agent-started': {
			return {who: name(event.task), words: 'started'};
		}

		case 'agent-exited': {
			return event.code === 0 ? undefined : {who: name(event.task), words: `ended with ${event.signal ?? event.code}`, tone: 'warning'};
		}

		case 'agent-lost': {
			return {who: name(event.task), words: 'was lost; starting it again', tone: 'warning'};
		}

		case 'status-changed': {
			return tellStatus(event);
		}

		case 'agent-limited': {
			return {who: name(event.task), words: event.message ?? `${event.agent} has reached its limit`, tone: 'warning'};
		}

		case 'limit-lifted': {
			return {who: 'engine', words: `${event.agent} may go on`};
		}

		case 'agent-stalled': {
			return {who: name(event.task), words: event.message, tone: 'warning'};
		}

		case 'machine-strained': {
			return {who: 'engine', words: `too little ${event.by === 'memory' ? 'memory' : 'time of the processors'} to start more workers`, tone: 'warning'};
		}

		case 'write-unowned': {
			return event.claims.length === 0 ? undefined : {who: name(event.task), words: `wrote what it doesn't own: ${event.claims.join(', ')}`, tone: 'warning'};
		}

		case 'writes-reverted': {
			return event.paths.length === 0 ? undefined : {who: name(event.task), words: `had ${event.paths.join(', ')} put back${event.reference === undefined ? '' : `; saved as ${event.reference}`}`, tone: 'warning'};
		}

		case 'interface-published': {
			return {who: name(event.task), words: `published ${event.symbol}`, tone: 'accent'};
		}

		case 'changes-published': {
			const changed = event.changes.filter(({depth}) => depth === 'interface').map(({symbol}) => symbol);
			return changed.length === 0 ? undefined : {who: name(event.task), words: `changes the interface of ${changed.join(', ')}`, tone: 'accent'};
		}

		case 'contract-refused': {
			return event.changes.length === 0 ? undefined : {who: name(event.task), words: `may not change the frozen interface of ${event.changes.map(({symbol}) => symbol).join(', ')}`, tone: 'warning'};
		}

		case 'contract-amended': {
			return {who: event.run, words: `agreed on version ${event.version} of ${event.symbol}`, tone: 'accent'};
		}

		case 'decision-made': {
			return {who: name(event.by), words: `decided ${event.key} = ${event.value}`, tone: 'accent'};
		}

		case 'decision-collided': {
			return {who: name(event.by), words: `wants another ${event.key}: ${event.value}`, tone: 'bad'};
		}

		case 'decision-settled': {
			return {who: name(event.by), words: `settled ${event.key} = ${event.value}`, tone: 'good'};
		}

		case 'note-posted': {
			return {who: name(event.by), words: `says: ${event.text}`};
		}

		case 'message-queued': {
			return {who: 'engine', words: `${glyphs.arrow} ${name(event.to)}: ${event.text}`, tone: 'quiet'};
		}

		case 'task-submitted': {
			return {who: name(event.task), words: 'is done, waits to land'};
		}

		case 'landing-composed': {
			const left = (event.merged ?? []).filter(({how}) => how === 'head').map(({path}) => path);
			return left.length === 0 ? undefined : {who: name(event.task), words: `lands without its ${left.join(', ')}: no command makes it anew`, tone: 'warning'};
		}

		case 'task-landed': {
			return {who: name(event.task), words: `landed ${event.commit.slice(0, 7)}`, tone: 'good'};
		}

		case 'landing-waits': {
			return {who: name(event.task), words: 'waits to land for what others hold', tone: 'warning'};
		}

		case 'attempt-failed': {
			return {who: name(event.task), words: event.failure.summary, tone: 'bad'};
		}

		case 'task-blocked': {
			return {who: name(event.task), words: `is blocked: ${event.reason}`, tone: 'bad'};
		}

		case 'task-cancelled': {
			return {who: name(event.task), words: `is cancelled: ${event.reason}`, tone: 'warning'};
		}

		case 'task-paused': {
			return {who: name(event.task), words: 'is paused'};
		}

		case 'task-resumed': {
			return {who: name(event.task), words: 'goes on'};
		}

		case 'into-waits': {
			return {who: event.run, words: `waits to move its branch: ${event.reason}`, tone: 'warning'};
		}

		case 'run-ended': {
			return {who: event.run, words: `ended: ${event.outcome}`, tone: event.outcome === 'landed' ? 'good' : 'bad'};
		}

		case 'engine-frozen': {
			return {who: 'engine', words: `froze: ${event.reason}`, tone: 'bad'};
		}

		// The steps between are in `jupiter-tui log`; the feed is for what somebody may act on.
		case 'engine-started':
		case 'start-held':
		case 'task-claimed':
		case 'locks-released':
		case 'worktree-made':
		case 'message-delivered':
		case 'reads-noted':
		case 'landing-started':
		case 'verification-started':
		case 'landing-verified':
		case 'landing-failed':
		case 'landings-withdrawn':
		case 'move-started':
		case 'head-moved':
		case 'head-adopted':
		case 'into-followed':
		case 'follow-asked':
		case 'attempt-saved':
		case 'task-yielded':
		case 'retry-scheduled':
		case 'retry-due':
		case 'task-reopened':
		case 'task-hurried':
		case 'agent-resumed':
		case 'agent-recovered':
		case 'caps-set':
		case 'machine-eased':
		case 'run-forgotten':
		case 'run-cancelled':
		case 'run-reopened': {
			return undefined;
		}
	}
}

function tellStatus(event: Event & {readonly type: 'status-changed'}): Told | undefined {
	return ['needs-permission', 'asks', 'hung', 'limited'].includes(event.status)
		? {who: name(event.task), words: event.message ?? event.status, tone: 'warning'}
		: undefined;
}

function name(key: string): string {
	return key.split('/').at(-1)!;
}
