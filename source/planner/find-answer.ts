import {maxAnswerTries} from '../model/limits/planning.ts';
import {oneLine} from '../plan/plain-text.ts';

/** Finds every object with `tasks` in what a planner printed, the last first: whoever thinks aloud ends with what is meant. It may stand in prose, in a fence, or in another object or its text. */
export function findAnswers(text: string): unknown[] {
	return plansInText(text).toReversed();
}

/** Says why there is none, for whoever has to write it again. */
export function whyNoAnswer(text: string): string {
	const start = text.search(/\{\s*"/v);
	if (start === -1 || !text.includes('"tasks"')) {
		return 'The answer holds no JSON object with `tasks`. Answer with that object alone.';
	}

	return endOfObject(text, start) === undefined
		? 'The answer breaks off before its JSON ends. Give all of it, with fewer tasks or shorter prompts if it is too long.'
		: `The answer is no valid JSON${faultIn(text.slice(start, text.lastIndexOf('}') + 1))}. Answer with one JSON object, without comments or commas at ends of lists.`;
}

function faultIn(json: string): string {
	try {
		JSON.parse(json);
		return '';
	} catch (error) {
		return `: ${oneLine((error as Error).message).slice(0, shownFault)}`;
	}
}

/** Characters of what a parser says. */
const shownFault = 200;

/** A command's own wrapping goes no deeper than one object. */
function plansIn(value: unknown, isWithin = false): unknown[] {
	if (!isObject(value)) {
		return [];
	}

	if (Object.hasOwn(value, 'tasks')) {
		return [value];
	}

	return isWithin ? [] : Object.values(value).flatMap(inner => typeof inner === 'string' ? plansInText(inner, true) : plansIn(inner, true));
}

function plansInText(text: string, isWithin = false): unknown[] {
	const whole = parsed(text);
	return (whole === undefined ? objectsIn(text) : [whole]).flatMap(value => plansIn(value, isWithin));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Objects in a text, from its start; what is whole but something else is passed by with all that is in it. */
function objectsIn(text: string): unknown[] {
	const found: unknown[] = [];
	let tries = 0;
	let start = text.indexOf('{');
	while (start !== -1 && tries < maxAnswerTries) {
		const end = endOfObject(text, start);
		const value = end === undefined ? undefined : parsed(text.slice(start, end));
		found.push(value);
		tries += value === undefined ? 1 : 0;
		start = text.indexOf('{', end === undefined || value === undefined ? start + 1 : end);
	}

	return found;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\u{FEFF}/v, '')) as unknown;
	} catch {
		// Not JSON from here to there; the caller looks elsewhere.
		return undefined;
	}
}

function endOfObject(text: string, start: number): number | undefined {
	let depth = 0;
	let isString = false;
	for (let at = start; at < text.length; at++) {
		const character = text[at];
		if (isString) {
			at += character === '\\' ? 1 : 0;
			isString = character !== '"';
		} else if (character === '"') {
			isString = true;
		} else if (character === '{') {
			depth++;
		} else if (character === '}' && --depth === 0) {
			return at + 1;
		}
	}

	return undefined;
}
