import {sumUpUsage} from '../wording/describe-usage.ts';
import type {AgentChoice} from '../model/plan.ts';
import type {PaneTitle} from './chrome.ts';
import {clip, fit, lineWidth, say, type Line} from './line.ts';
import {standing, type Standing} from './standing.ts';
import type {Glyphs, Tone} from './theme.ts';
import {duration} from './time.ts';

/** Writes a pane's title row: number, task, agent, status, what it has used, elapsed time. The focused one stands out without colour too. */
export function titleLine(title: PaneTitle, now: number, glyphs: Glyphs): Line {
	const {width} = title.rectangle;
	const stand = title.task ? standing(title.task, now) : shellStanding(title, glyphs);
	const base: Tone = title.isFocused ? 'focus' : (title.isOpen ? 'plain' : 'quiet');
	const status: Tone = title.isFocused ? 'focus' : stand.tone;
	const left: Line = [
		say(title.isFocused ? ' ' : glyphs.horizontal, title.isFocused ? base : 'quiet'),
		say(`${title.number} `, title.isFocused ? base : 'quiet'),
		...(stand.glyph === 'shell' ? [] : [say(`${glyphs[stand.glyph]} `, status)]),
		say(nameOf(title), title.isFocused ? base : (title.isOpen ? 'strong' : 'plain')),
		say(` ${describe(title, stand)} `, stand.tone === 'alarm' ? 'alarm' : (title.isFocused ? base : 'quiet')),
	];
	const right: Line = [
		...(title.note === undefined ? [] : [say(` ${title.note} `, 'alarm')]),
		say(elapsed(title, now), title.isFocused ? base : 'quiet'),
		say(title.isFocused ? '' : glyphs.horizontal, title.isFocused ? base : 'quiet'),
	];
	const room = Math.max(width - lineWidth(right), 0);
	const shown = clip(left, room, glyphs.more);
	const filler = title.isFocused ? ' ' : glyphs.horizontal;
	return clip([...fit(shown, room, title.isFocused ? base : 'quiet', filler), ...right], width, '');
}

type PaneStanding = Standing | {readonly glyph: 'shell'; readonly words: string; readonly tone: Tone};

function shellStanding(title: PaneTitle, glyphs: Glyphs): PaneStanding {
	const {exit} = title.info;
	if (exit !== undefined) {
		const words = `ended with ${exit.signal ?? exit.code}`;
		return exit.code === 0 ? {glyph: 'landed', words, tone: 'quiet'} : {glyph: 'blocked', words, tone: 'bad'};
	}

	return {glyph: 'shell', words: title.info.title === '' ? glyphs.shell : title.info.title, tone: 'quiet'};
}

function nameOf(title: PaneTitle): string {
	return title.task?.id ?? title.info.name;
}

function describe(title: PaneTitle, stand: PaneStanding): string {
	if (title.task === undefined) {
		return stand.words;
	}

	const attempt = title.task.attempt > 1 ? `, attempt ${title.task.attempt}` : '';
	return `${agentWord(title.task.plan.agent)} ${stand.words}${attempt}`.trimStart();
}

/** A known agent's name. A command has none: its first word says less than the task's own name, which is always beside it. */
export function agentWord(agent: AgentChoice): string {
	return agent.kind === 'known' ? agent.name : '';
}

function elapsed(title: PaneTitle, now: number): string {
	const {task} = title;
	const spent = task?.usage === undefined ? '' : sumUpUsage(task.usage.total);
	return task?.startedAt === undefined ? '' : ` ${[spent, duration((task.endedAt ?? now) - task.startedAt)].filter(Boolean).join(' ')} `;
}
