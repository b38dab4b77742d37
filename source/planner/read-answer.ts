import {Ajv, type ValidateFunction} from 'ajv';
import {maxAnswerCharacters} from '../model/limits/planning.ts';
import type {Answer} from './answer.ts';
import {answerProblems} from './answer-problems.ts';
import {checkedAnswerSchema} from './answer-schema.ts';
import {findAnswers, whyNoAnswer} from './find-answer.ts';

export type ReadAnswer =
	| {readonly ok: true; readonly answer: Answer}
	/** Each one sentence for the planner to go by. */
	| {readonly ok: false; readonly problems: readonly string[]};

/** Reads what a planner printed: the last plan in it that has the right shape. Everything in it is untrusted, and only its shape is checked here. */
export function readAnswer(text: string): ReadAnswer {
	if (text.length > maxAnswerCharacters) {
		return {ok: false, problems: [`The answer has ${text.length} characters, and ${maxAnswerCharacters} are taken. Give fewer tasks or shorter prompts.`]};
	}

	const answers = findAnswers(text).map(value => checked(value));
	return answers.find(({ok}) => ok) ?? answers[0] ?? {ok: false, problems: [whyNoAnswer(text)]};
}

function checked(value: unknown): ReadAnswer {
	validate ??= new Ajv({allErrors: true, useDefaults: true, removeAdditional: 'all', logger: false}).compile(checkedAnswerSchema);
	return validate(value)
		? {ok: true, answer: value as Answer}
		: {ok: false, problems: answerProblems(value, validate.errors!)};
}

// Compiling takes some ten milliseconds, which a program that asks no planner shouldn't pay.
let validate: ValidateFunction | undefined;
