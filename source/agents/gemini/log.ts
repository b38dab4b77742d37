import {fieldsOf, numberOf, parsedFields, textOf} from '../fields.ts';
import type {UsageLog} from '../usage-log.ts';

/** Gemini CLI's record of a conversation: each answer of the model with what it has used, written again when its tools have run. */
export const geminiLog: UsageLog = {
	pathIn: body => textOf(fieldsOf(body), 'transcript_path'),
	read(path) {
		const total = {inputTokens: 0, cachedTokens: 0, outputTokens: 0};
		let last: string | undefined;
		return line => {
			const {id, tokens, model} = line.includes('"tokens"') ? parsedFields(line) : {};
			if (typeof id !== 'string' || id === last || tokens === undefined) {
				return undefined;
			}

			last = id;
			const counts = fieldsOf(tokens);
			const cached = numberOf(counts, 'cached') ?? 0;
			// Its input holds what came from the cache, and its output not what it thought.
			total.inputTokens += Math.max(0, (numberOf(counts, 'input') ?? 0) - cached);
			total.cachedTokens += cached;
			total.outputTokens += (numberOf(counts, 'output') ?? 0) + (numberOf(counts, 'thoughts') ?? 0);
			return {usage: {meter: `log ${path}`, counts: 'total', ...total, ...typeof model === 'string' && {model}}};
		};
	},
};
