import {fieldsOf, numberOf, parsedFields, textOf, type Fields} from '../fields.ts';
import type {HookCall} from '../hook.ts';
import {readQuota} from './quota.ts';

/**
What Gemini CLI's telemetry (OpenTelemetry's logs in JSON) tells beyond its hooks: that a request of the worker's own conversation was refused, or answered.
Nothing else that it does for a refused request is told in any other way.
*/
export const readTelemetry = (body: unknown): HookCall[] => recordsIn(body).flatMap(record => {
	const fields = attributesOf(record);
	const isOwn = textOf(fields, 'role') === 'main';
	return isOwn ? readers[textOf(fields, 'event.name') ?? '']?.(fields) ?? [] : [];
});

/** What may pass by itself it tries again, and says no more of that than that it works. */
const refusalIn = (fields: Fields): HookCall[] => {
	const status = numberOf(fields, 'status_code') ?? 0;
	const text = textOf(fields, 'error.message') ?? '';
	if (status === 429) {
		return [{type: 'failed', isLimit: true, ...readQuota(text, Date.parse(textOf(fields, 'event.timestamp') ?? ''))}];
	}

	return status >= 400 && status < 499 ? [{type: 'failed', isLimit: false, message: textOf(fieldsOf(parsedFields(text).error), 'message') ?? text}] : [];
};

const readers: Readonly<Partial<Record<string, (fields: Fields) => HookCall[]>>> = {
	'gemini_cli.api_response': () => [{type: 'answered'}],
	'gemini_cli.api_error': refusalIn,
};

const recordsIn = (body: unknown): Fields[] =>
	listIn(body, 'resourceLogs').flatMap(resource => listIn(resource, 'scopeLogs')).flatMap(scope => listIn(scope, 'logRecords'));

const listIn = (value: unknown, name: string): Fields[] => {
	const list = fieldsOf(value)[name];
	return Array.isArray(list) ? list.map(item => fieldsOf(item)) : [];
};

/** Attributes are a list of names and values, and each value says of what kind it is. */
const attributesOf = (record: Fields): Fields => Object.fromEntries(listIn(record, 'attributes').map(attribute => {
	const value = fieldsOf(attribute.value);
	return [textOf(attribute, 'key') ?? '', value.intValue === undefined ? value.stringValue : Number(value.intValue)];
}));
