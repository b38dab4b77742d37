import type {TaskKey} from '../model/names.ts';
import type {SessionState} from '../model/session-state.ts';
import {say, type Line} from './line.ts';
import type {Glyphs} from './theme.ts';

/** Writes the lock table: what, who holds it, who waits for it. What somebody waits for comes first. */
export function lockLines(state: SessionState, glyphs: Glyphs, width: number): Line[] {
	const rows = state.locks.map(lock => ({lock, waiters: state.waiting.filter(waiting => waiting.holder === lock.holder && overlapsName(waiting.claim, lock.claim))}));
	const ordered = [...rows.filter(row => row.waiters.length > 0), ...rows.filter(row => row.waiters.length === 0)];
	const nameWidth = Math.max(0, ...ordered.map(({lock}) => taskName(lock.holder).length));
	return ordered.map(({lock, waiters}) => {
		const waits = waiters.length === 0 ? '' : ` ${glyphs.from} ${waiters.map(waiting => taskName(waiting.task)).join(', ')}`;
		const room = Math.max(width - nameWidth - 2 - waits.length, 12);
		return [say(taskName(lock.holder).padEnd(nameWidth), 'strong'), say('  '), ...claimText(lock.claim, room), say(waits, 'warning')];
	});
}

/** Says in one line how many locks there are and who waits. */
export function lockSummary(state: SessionState, glyphs: Glyphs): Line {
	const [first] = state.waiting;
	const count = `${state.locks.length} ${state.locks.length === 1 ? 'lock' : 'locks'}`;
	return first === undefined
		? [say(`${glyphs.lock} ${count}`, 'quiet')]
		: [
			say(`${glyphs.lock} ${count} `, 'quiet'),
			say(`${taskName(first.task)} waits for ${taskName(first.holder)}`, 'warning'),
			...(state.waiting.length > 1 ? [say(` +${state.waiting.length - 1}`, 'quiet')] : []),
		];
}

function taskName(key: TaskKey): string {
	return key.split('/').at(-1)!;
}

/** The end of a claim says more than its beginning. */
function claimText(claim: string, width: number): Line {
	const shown = claim.length > width ? `…${claim.slice(claim.length - width + 1)}` : claim;
	const at = shown.indexOf('#');
	return at === -1 ? [say(shown)] : [say(shown.slice(0, at), 'quiet'), say(shown.slice(at))];
}

function overlapsName(one: string, other: string): boolean {
	return one.startsWith(other) || other.startsWith(one) || one.split('#', 1)[0] === other.split('#', 1)[0];
}
