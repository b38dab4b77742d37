import {describeBudget, sumUpUsage} from '../wording/describe-usage.ts';
import {usageOfRun} from '../engine/usage/usage.ts';
import type {Run} from '../model/run.ts';
import type {SessionState} from '../model/session-state.ts';
import type {Chrome} from './chrome.ts';
import {feedLine} from './feed-line.ts';
import {clip, fit, joinLines, lineWidth, say, spread, type Line} from './line.ts';
import {lockLines, lockSummary} from './lock-lines.ts';
import {progressOf, type Progress} from './progress.ts';
import {needs} from './standing.ts';
import {taskStrip} from './task-strip.ts';
import {glyphsFor, type Glyphs} from './theme.ts';
import {duration, roughly} from './time.ts';

/** Writes the header: what needs the person, how the run is doing, and as much of tasks, locks and bus as there is room for. */
export function headerLines(chrome: Chrome): Line[] {
	const {width, height} = chrome.regions.header;
	const glyphs = glyphsFor(chrome.isAscii);
	const run = chrome.state?.runs[chrome.state.currentRun ?? ''];
	if (chrome.state === undefined || run === undefined) {
		return welcome(chrome, height);
	}

	const headline = headlineOf(chrome, run, glyphs);
	if (height <= 1) {
		return [headline];
	}

	return height < 5
		? [headline, ...narrow(chrome, run, glyphs, height - 1)]
		: [headline, ...columns(chrome, run, glyphs, height - 1)].map(line => fit(line, width));
}

function welcome(chrome: Chrome, height: number): Line[] {
	const [first, ...rest]: Line[] = chrome.link === 'live'
		? [
			[say(' No run yet. ', 'strong'), say('In a shell: '), say('jupiter-tui run "what you want"', 'accent'), say(', or '), say('run plan.yaml', 'accent')],
			[say(' Each task gets a worker in its own pane. Verified work lands, one at a time.', 'quiet')],
			[
				...keyWords(` ${chrome.prefix} c`, ' opens a shell here, '),
				...keyWords(`${chrome.prefix} ?`, ' shows all keys, '),
				...keyWords(`${chrome.prefix} d`, ' detaches.'),
			],
		]
		: [[say(chrome.link === 'connecting' ? ' Reaching the engine …' : ' The engine is starting again; the panes live on.', 'warning')]];
	return height > 5 ? [[], first!, [], ...rest] : [first!, ...rest];
}

function keyWords(key: string, words: string): Line {
	return [say(key, 'key'), say(words, 'quiet')];
}

/** What the eye meets first: what needs the person, else the goal; then progress, in as many words as there is room for. */
function headlineOf(chrome: Chrome, run: Run, glyphs: Glyphs): Line {
	const {width} = chrome.regions.header;
	const left = firstWords(chrome, run, glyphs);
	const progress = progressOf(run, chrome.state?.paces ?? {}, chrome.now);
	const forms = (['full', 'counts', 'short'] as const).map(form => progressLine(run, progress, glyphs, {now: chrome.now, width, form}));
	// The goal may be cut to a half; what needs the person is said whole as long as that can be.
	const wanted = Math.min(lineWidth(left), needs(chrome.state).length > 0 ? width : Math.floor(width / 2));
	const right = forms.find(form => lineWidth(form) + wanted <= width) ?? forms.at(-1)!;
	return spread(left, right, width);
}

function firstWords(chrome: Chrome, run: Run, glyphs: Glyphs): Line {
	const waiting = needs(chrome.state);
	if (waiting.length === 0) {
		return [say(` ${run.id} `, 'quiet'), say(run.plan.goal, 'strong')];
	}

	return [
		say(` ${glyphs.attention} ${waiting.length === 1 ? waiting[0]!.words : `${waiting.length} need you: ${waiting[0]!.words}`} `, 'alarm'),
		say(` ${chrome.prefix} a`, 'key'),
		say(' goes there ', 'quiet'),
	];
}

type ProgressForm = {readonly now: number; readonly width: number; readonly form: 'full' | 'counts' | 'short'};

function progressLine(run: Run, progress: Progress, glyphs: Glyphs, {now, width, form}: ProgressForm): Line {
	const cells = width >= 150 ? 20 : (width >= 100 ? 12 : 8);
	const full = progress.total === 0 ? 0 : Math.round(cells * progress.landed / progress.total);
	const bar: Line = [say(' '), say(glyphs.full.repeat(full), 'good'), say(glyphs.empty.repeat(cells - full), 'quiet'), say(` ${progress.landed}/${progress.total}`, 'strong')];
	if (form === 'short') {
		return [...bar, say(' ')];
	}

	const spent = [sumUpUsage(usageOfRun(run)), ...(run.budget ? [`of ${describeBudget(run.budget)}`] : [])].join(' ').trim();
	const counts: Line[] = [
		[say('landed', 'strong')],
		...(progress.working > 0 ? [[say(`${progress.working} working`, 'busy')] as const] : []),
		...(progress.landing > 0 ? [[say(`${progress.landing} landing`, 'accent')] as const] : []),
		...(progress.blocked > 0 ? [[say(`${progress.blocked} blocked`, 'bad')] as const] : []),
		...(progress.cancelled > 0 ? [[say(`${progress.cancelled} cancelled`, 'quiet')] as const] : []),
		...(run.outcome === undefined ? [] : [[say(run.outcome === 'landed' ? 'all landed' : run.outcome, run.outcome === 'landed' ? 'good' : 'bad')] as const]),
		...(form === 'full' && spent !== '' ? [[say(spent, run.isBudgetNear ? 'warning' : 'quiet')] as const] : []),
		...(form === 'full' ? [[say(time(run, progress, now), 'quiet')] as const] : []),
	];
	return [...bar, say(' '), ...joinLines(counts, [say(` ${glyphs.dot} `, 'quiet')]), say(' ')];
}

function time(run: Run, progress: Progress, now: number): string {
	if (run.endedAt !== undefined) {
		return `took ${duration(run.endedAt - run.startedAt)}`;
	}

	return progress.remainingMs === undefined ? duration(now - run.startedAt) : `${duration(now - run.startedAt)}, about ${roughly(progress.remainingMs)} left`;
}

/** A row or two: tasks, then locks and the latest news side by side. */
function narrow(chrome: Chrome, run: Run, glyphs: Glyphs, height: number): Line[] {
	const {width} = chrome.regions.header;
	const strip = taskStrip(run, {width: width - 2, height: 1, now: chrome.now, isAscii: chrome.isAscii}).map((line): Line => [say(' '), ...line]);
	const locks: Line = [say(' '), ...lockSummary(chrome.state!, glyphs)];
	const news = feed(chrome, 1)[0] ?? [];
	const room = width - lineWidth(locks) - 3;
	const last: Line = room < 24 ? locks : [...locks, say('  '), ...clip(news, room)];
	return [...strip, last].slice(0, height);
}

/** Columns with headings: tasks, bus, and where there is room the locks between them. */
function columns(chrome: Chrome, run: Run, glyphs: Glyphs, height: number): Line[] {
	const {width} = chrome.regions.header;
	const hasLocks = width >= 140;
	const inner = width - (hasLocks ? 8 : 5);
	const tasksWidth = Math.floor(inner * (hasLocks ? 0.36 : 0.55));
	const locksWidth = hasLocks ? Math.floor(inner * 0.27) : 0;
	const busWidth = inner - tasksWidth - locksWidth;
	const body = height - 1;
	const parts = [
		{width: tasksWidth, heading: 'Tasks', note: 'g', lines: taskStrip(run, {width: tasksWidth, height: body, now: chrome.now, isAscii: chrome.isAscii})},
		...(hasLocks ? [{width: locksWidth, heading: lockHeading(chrome.state!), note: 'l', lines: bounded(lockLines(chrome.state!, glyphs, locksWidth), body)}] : []),
		{width: busWidth, heading: 'Bus', note: 'b', lines: feed(chrome, body)},
	];
	const between: Line = [say(` ${glyphs.vertical} `, 'quiet')];
	return Array.from({length: height}, (_, row) => [
		say(' '),
		...joinLines(parts.map(part => row === 0 ? heading(part, chrome.prefix, glyphs) : fit(part.lines[row - 1] ?? [], part.width)), between),
	]);
}

function heading(part: {readonly width: number; readonly heading: string; readonly note: string}, prefix: string, glyphs: Glyphs): Line {
	return spread([say(`${part.heading} `, 'accent')], [say(` ${prefix} ${part.note}`, 'quiet')], part.width, 'quiet', glyphs.horizontal);
}

function lockHeading(state: SessionState): string {
	return state.waiting.length === 0 ? `Locks ${state.locks.length}` : `Locks ${state.locks.length}, ${state.waiting.length} waiting`;
}

function bounded(lines: readonly Line[], height: number): Line[] {
	return lines.length <= height ? [...lines] : [...lines.slice(0, height - 1), [say(`and ${lines.length - height + 1} more`, 'quiet')]];
}

function feed(chrome: Chrome, height: number): Line[] {
	const lines: Line[] = [];
	for (let at = chrome.recent.length - 1; at >= 0 && lines.length < height; at--) {
		const line = feedLine(chrome.recent[at]!, chrome.recent);
		if (line !== undefined) {
			lines.push(line);
		}
	}

	return lines.toReversed();
}
