import {exhaustedUntil} from '../exhausted-until.ts';
import {fieldsOf, numberOf, parsedFields, textOf, type Fields} from '../fields.ts';
import type {Spending, UsageLog} from '../usage-log.ts';

/** Codex's rollout: after each answer of the model what the thread has used since it began, and how much of the allowance is left. */
export const codexLog: UsageLog = {
	pathIn: body => textOf(fieldsOf(body), 'transcript_path'),
	read(path) {
		let model: string | undefined;
		return line => {
			if (kinds.every(kind => !line.includes(`"${kind}"`))) {
				return undefined;
			}

			const {type, payload} = parsedFields(line);
			const fields = fieldsOf(payload);
			if (type === 'turn_context') {
				model = textOf(fields, 'model');
				return undefined;
			}

			if (type !== 'event_msg') {
				return undefined;
			}

			return fields.type === 'task_complete' ? {refusal: refusalIn(fieldsOf(fields.error))} : (fields.type === 'token_count' ? spendingIn(path, model, fields) : undefined);
		};
	},
};

const kinds = ['turn_context', 'token_count', 'task_complete'];

/** What was said where a turn ended because its provider gives no more, to an account or to a key; empty where it ended otherwise. */
const refusalIn = (error: Fields): string => {
	const {codex_error_info: kind} = error;
	const {http_status_code: status} = fieldsOf(fieldsOf(kind).response_too_many_failed_attempts);
	return kind === 'usage_limit_exceeded' || status === 429 ? textOf(error, 'message') ?? 'Its provider gives no more.' : '';
};

const spendingIn = (path: string, model: string | undefined, {info, rate_limits: limits}: Fields): Spending => {
	const {total_token_usage: total, last_token_usage: last, ...others} = fieldsOf(info);
	return {
		...limits !== undefined && {exhausted: exhaustedUntil(fieldsOf(limits), 'used_percent')},
		...total !== undefined && {usage: {
			meter: `log ${path}`,
			counts: 'total',
			...countsIn(fieldsOf(total)),
			...model !== undefined && {model},
			...contextShare(fieldsOf(last), others),
		}},
	};
};

/** Its input holds what came from the cache. */
const countsIn = (total: Fields) => {
	const cachedTokens = numberOf(total, 'cached_input_tokens') ?? 0;
	return {inputTokens: Math.max(0, (numberOf(total, 'input_tokens') ?? 0) - cachedTokens), cachedTokens, outputTokens: numberOf(total, 'output_tokens') ?? 0};
};

const contextShare = (last: Fields, info: Fields): {readonly contextShare?: number} => {
	const [used, room] = [numberOf(last, 'total_tokens'), numberOf(info, 'model_context_window')];
	return used === undefined || room === undefined || room <= 0 ? {} : {contextShare: used / room};
};
