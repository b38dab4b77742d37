import {fieldsOf, numberOf, parsedFields, textOf, type Fields} from '../fields.ts';
import type {UsageLog} from '../usage-log.ts';

/** Claude Code's transcript: of each answer of the model one line for every part of it, each with what the answer has used up to there. Its dollars are in the status line. */
export const claudeLog: UsageLog = {
	pathIn: body => textOf(fieldsOf(body), 'transcript_path'),
	read(path) {
		let before = nothing;
		let last = nothing;
		let id: string | undefined;
		return line => {
			// Most lines are what tools gave, and long.
			const message = line.includes('"usage"') ? fieldsOf(parsedFields(line).message) : {};
			const name = textOf(message, 'id');
			if (name === undefined || message.usage === undefined) {
				return undefined;
			}

			before = name === id ? before : sumOf(before, last);
			id = name;
			last = countsIn(fieldsOf(message.usage));
			return {usage: {meter: `log ${path}`, counts: 'total', isPricedElsewhere: true, ...sumOf(before, last)}};
		};
	},
};

type Counts = {readonly inputTokens: number; readonly cachedTokens: number; readonly outputTokens: number};

const nothing: Counts = {inputTokens: 0, cachedTokens: 0, outputTokens: 0};

const countsIn = (usage: Fields): Counts => ({
	inputTokens: (numberOf(usage, 'input_tokens') ?? 0) + (numberOf(usage, 'cache_creation_input_tokens') ?? 0),
	cachedTokens: numberOf(usage, 'cache_read_input_tokens') ?? 0,
	outputTokens: numberOf(usage, 'output_tokens') ?? 0,
});

const sumOf = (a: Counts, b: Counts): Counts => ({
	inputTokens: a.inputTokens + b.inputTokens,
	cachedTokens: a.cachedTokens + b.cachedTokens,
	outputTokens: a.outputTokens + b.outputTokens,
});
