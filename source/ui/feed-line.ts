import type {JournalEntry} from '../model/event.ts';
import {describeEvent, type EventTone} from '../wording/describe-event.ts';
import {say, type Line} from './line.ts';
import type {Tone} from './theme.ts';
import {clock} from './time.ts';

/** Writes a journal entry as one line of the bus feed; undefined for those that a person needn't follow. */
export function feedLine(entry: JournalEntry): Line | undefined {
	return describeEvent(entry.event).tone === 'quiet' ? undefined : entryLine(entry);
}

/** Writes any journal entry as one line. */
export function entryLine({at, event}: JournalEntry): Line {
	const {subject, text, tone} = describeEvent(event);
	return [say(clock(at), 'quiet'), say(` ${subject} `, 'strong'), say(text, tones[tone])];
}

const tones: Readonly<Record<EventTone, Tone>> = {good: 'good', bad: 'bad', warn: 'warning', accent: 'accent', plain: 'plain', quiet: 'quiet'};
