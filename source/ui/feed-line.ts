import type {JournalEntry} from '../model/event.ts';
import {describeEvent, type EventTone} from '../wording/describe-event.ts';
import {say, type Line} from './line.ts';
import type {Tone} from './theme.ts';
import {clock} from './time.ts';

/** Writes a journal entry as one line of the bus feed; undefined for those that a person needn't follow. A message has with it when its worker saw it, where `recent` tells. */
export function feedLine(entry: JournalEntry, recent: readonly JournalEntry[]): Line | undefined {
	if (describeEvent(entry.event).tone === 'quiet') {
		return undefined;
	}

	const [time, subject, text] = entryLine(entry);
	return [time!, subject!, ...seen(entry, recent), text!];
}

function seen({event: told}: JournalEntry, recent: readonly JournalEntry[]): Line {
	if (told.type !== 'message-queued') {
		return [];
	}

	const delivery = recent.findLast(({event}) => event.type === 'message-delivered' && event.id === told.id);
	return [say(`(${delivery === undefined ? 'not seen yet' : seenAt(delivery)}) `, 'quiet')];
}

function seenAt({at, event}: JournalEntry): string {
	return event.type === 'message-delivered' && event.isLost === true ? 'never seen' : `seen ${clock(at)}`;
}

/** Writes any journal entry as one line. */
export function entryLine({at, event}: JournalEntry): Line {
	const {subject, text, tone} = describeEvent(event);
	return [say(clock(at), 'quiet'), say(` ${subject} `, 'strong'), say(text, tones[tone])];
}

const tones: Readonly<Record<EventTone, Tone>> = {good: 'good', bad: 'bad', warn: 'warning', accent: 'accent', plain: 'plain', quiet: 'quiet'};
