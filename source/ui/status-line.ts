import {takesSlot, tasksOf} from '../engine/find.ts';
import {maxMessageRows} from '../model/limits/screen.ts';
import type {Chrome, Message} from './chrome.ts';
import {keyLine, type ShownKey} from './key-line.ts';
import {fit, joinLines, lineWidth, say, spread, wrap, type Line} from './line.ts';
import {sessionName} from './session-name.ts';
import {needs} from './standing.ts';
import {glyphsFor} from './theme.ts';

/** Writes the status line: session, workers, landing queue, load, what needs attention; a message in its place, or the keys that work now; the key that helps. */
export function statusLine(chrome: Chrome): Line {
	const {width} = chrome.regions.status;
	const session = sessionPart(chrome);
	if (chrome.isPrefixed) {
		const begin: Line = [...session, say(` ${chrome.prefix} … `, 'key')];
		return fit([...begin, ...keyLine(prefixKeys, width - lineWidth(begin))], width);
	}

	const right = rightPart(chrome);
	const left = [...session, say(' ')];
	return spread([...left, ...news(chrome, width - lineWidth(left) - lineWidth(right))], right, width);
}

/** The rows above the status line that a message takes which is too long for it; none otherwise. */
export function messageRows(chrome: StatusPlace & {readonly message?: Message | undefined}): Line[] {
	const {columns, message} = chrome;
	if (message === undefined || fitsStatus(chrome, message)) {
		return [];
	}

	const tone = message.tone === 'problem' ? 'alarm' : 'bar';
	return wrap(message.text, columns - 2).slice(0, maxMessageRows).map(text => fit([say(` ${text}`, tone)], columns, tone));
}

/** What decides how much room a message has. */
type StatusPlace = Pick<Chrome, 'session' | 'prefix' | 'columns'>;

function fitsStatus(chrome: StatusPlace, {text}: Message): boolean {
	return lineWidth([...sessionPart(chrome), say(' '), say(text), ...rightPart(chrome)]) <= chrome.columns;
}

function sessionPart({session}: Pick<Chrome, 'session'>): Line {
	return [say(` ${sessionName(session)} `, 'bar')];
}

function news(chrome: Chrome, width: number): Line {
	const {message, copying, link} = chrome;
	if (message !== undefined && fitsStatus(chrome, message)) {
		return [say(message.text, message.tone === 'problem' ? 'bad' : 'accent')];
	}

	if (copying !== undefined) {
		return keyLine(copyKeys[copying], width);
	}

	if (link !== 'live') {
		return [say(link === 'connecting' ? 'reaching the engine' : 'engine restarting, panes live on', 'warning')];
	}

	const between: Line = [say(` ${glyphsFor(chrome.isAscii).dot} `, 'quiet')];
	const told: Line[] = facts(chrome);
	// Facts come in the order of their weight, and half a fact says nothing.
	while (told.length > 1 && lineWidth(joinLines(told, between)) > width) {
		told.pop();
	}

	return joinLines(told, between);
}

const prefixKeys: readonly ShownKey[] = [
	['?', 'all keys'],
	['arrows', 'move'],
	['z', 'zoom'],
	['a', 'who needs you'],
	['d', 'detach'],
	['r', 'review'],
	['i', 'task'],
	['g', 'all tasks'],
	['c', 'shell'],
	['[', 'scroll'],
	[':', 'commands'],
];

const copyKeys: Readonly<Record<NonNullable<Chrome['copying']>, readonly ShownKey[]>> = {
	moving: [['q', 'leave'], ['arrows', 'move'], ['v', 'select'], ['V', 'rows'], ['/', 'search'], ['n', 'again']],
	selecting: [['y', 'copy'], ['arrows', 'extend'], ['Esc', 'let go'], ['q', 'leave']],
	searching: [['Enter', 'search'], ['Esc', 'leave it']],
};

/** Who is first; a long queue would push the rest off the line. */
function landingFact(queue: readonly string[]): string {
	const [first, ...others] = queue;
	return `landing: ${first!}${others.length === 0 ? '' : ` and ${others.length} more`}`;
}

function facts(chrome: Chrome): Line[] {
	const {state, vitals} = chrome;
	const run = state?.runs[state.currentRun ?? ''];
	const count = needs(state).length;
	return [
		...(count > 0 ? [[say(`${count} need${count === 1 ? 's' : ''} you`, 'warning')]] : []),
		...(run ? [[say(`${tasksOf(run).filter(task => takesSlot(task)).length}/${run.plan.workers} workers`)]] : []),
		...(run && run.landingQueue.length > 0 ? [[say(landingFact(run.landingQueue))]] : []),
		...(run && run.refusedWrites > 0 ? [[say(`${run.refusedWrites} refused`, 'quiet')]] : []),
		...(vitals ? [[say(`load ${Math.round(vitals.load * 100)} %`, vitals.load > 1.5 ? 'warning' : 'quiet')]] : []),
		...(vitals && vitals.memoryFreeShare < 0.1 ? [[say(`memory ${Math.round((1 - vitals.memoryFreeShare) * 100)} %`, 'warning')]] : []),
		...(chrome.isZoomed ? [[say('zoomed', 'accent')]] : []),
		...(chrome.hiddenPanes > 0 ? [[say(`${chrome.hiddenPanes} hidden`, 'quiet')]] : []),
	];
}

function rightPart({prefix}: Pick<Chrome, 'prefix'>): Line {
	return [say(` ${prefix} ?`, 'key'), say(' help ', 'quiet')];
}
