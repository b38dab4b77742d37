import {Ajv, type ErrorObject, type ValidateFunction} from 'ajv';
import {maxAnswerCharacters} from '../model/limits/planning.ts';
import type {Answer} from './answer.ts';
import {checkedAnswerSchema} from './answer-schema.ts';

export type ReadAnswer =
	| {readonly ok: true; readonly answer: Answer}
	/** Each one sentence for the planner to go by. */
	| {readonly ok: false; readonly problems: readonly string[]};

/** Reads what a planner printed. It may stand in prose or in a code fence; everything in it is untrusted, and only its shape is checked here. */
export function readAnswer(text: string): ReadAnswer {
	if (text.length > maxAnswerCharacters) {
		return {ok: false, problems: [`The answer has ${text.length} characters, and ${maxAnswerCharacters} are taken. Give fewer tasks or shorter prompts.`]};
	}

	const value = findObject(text);
	if (value === undefined) {
		return {ok: false, problems: ['The answer holds no JSON object with `tasks`. Answer with that object alone.']};
	}

	validate ??= new Ajv({allErrors: true, useDefaults: true, removeAdditional: 'all', logger: false}).compile(checkedAnswerSchema);
	return validate(value)
		? {ok: true, answer: value as Answer}
		: {ok: false, problems: [...new Set(validate.errors!.map(error => sentenceOf(error)))].slice(0, shownProblems)};
}

// Compiling takes some ten milliseconds, which a program that asks no planner shouldn't pay.
let validate: ValidateFunction | undefined;

/** More of one kind say nothing new. */
const shownProblems = 20;

function sentenceOf({instancePath, keyword, message = 'is wrong', params}: ErrorObject): string {
	const place = instancePath === '' ? 'The answer' : `\`${instancePath.slice(1).replaceAll('/', '.')}\``;
	const choices = keyword === 'enum' ? `: ${(params.allowedValues as string[]).join(', ')}` : '';
	return `${place} ${message}${choices}.`;
}

function findObject(text: string): unknown {
	const whole = parse(text);
	if (isPlanLike(whole)) {
		return whole;
	}

	let from = 0;
	for (let tries = 0; tries < maxTries; tries++) {
		const start = text.indexOf('{', from);
		if (start === -1) {
			return undefined;
		}

		const end = endOfObject(text, start);
		const value = end === undefined ? undefined : parse(text.slice(start, end));
		if (isPlanLike(value)) {
			return value;
		}

		// What is whole but something else is passed by with all that is in it.
		from = end === undefined || value === undefined ? start + 1 : end;
	}

	return undefined;
}

/** Braces in prose before the answer; each costs a look through the rest. */
const maxTries = 50;

function isPlanLike(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, 'tasks');
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\u{FEFF}/u, '')) as unknown;
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
