import {takesSlot, tasksOf} from '../engine/find.ts';
import type {Chrome} from './chrome.ts';
import {joinLines, lineWidth, say, spread, type Line} from './line.ts';
import {needs} from './standing.ts';
import {glyphsFor} from './theme.ts';

/** Writes the status line: session, workers, landing queue, load, what needs attention; a message in its place; the key that helps. */
export function statusLine(chrome: Chrome): Line {
	const {width} = chrome.regions.status;
	const right = rightPart(chrome);
	return spread(leftPart(chrome, width - lineWidth(right)), right, width);
}

function leftPart(chrome: Chrome, width: number): Line {
	// What follows a repository's name keeps two of the same name apart on disk; here there is only one.
	const session = say(` ${chrome.session.replace(/-[\da-f]{16}$/v, '')} `, 'bar');
	if (chrome.isPrefixed) {
		return [session, say(` ${chrome.prefix} … `, 'key'), say('a key: ', 'quiet'), ...keyHints(chrome.columns > 100)];
	}

	if (chrome.message !== undefined) {
		return [session, say(' '), say(chrome.message.text, chrome.message.tone === 'problem' ? 'bad' : 'accent')];
	}

	if (chrome.link !== 'live') {
		return [session, say(chrome.link === 'connecting' ? ' reaching the engine' : ' engine restarting, panes live on', 'warning')];
	}

	const glyphs = glyphsFor(chrome.isAscii);
	const between: Line = [say(` ${glyphs.dot} `, 'quiet')];
	const told: Line[] = facts(chrome);
	// Facts come in the order of their weight, and half a fact says nothing.
	while (told.length > 1 && lineWidth([session, say(' '), ...joinLines(told, between)]) > width) {
		told.pop();
	}

	return [session, say(' '), ...joinLines(told, between)];
}

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

function keyHints(isWide: boolean): Line {
	const hints: ReadonlyArray<readonly [string, string]> = [['?', 'all keys'], ['arrows', 'move'], ['z', 'zoom'], ['a', 'next to look at'], ['i', 'task'], ['d', 'detach']];
	return joinLines(hints.slice(0, isWide ? undefined : 4).map(([key, words]) => [say(key, 'key'), say(` ${words}`, 'quiet')]), [say('  ')]);
}

function rightPart(chrome: Chrome): Line {
	return [say(` ${chrome.prefix} ?`, 'key'), say(' help ', 'quiet')];
}
