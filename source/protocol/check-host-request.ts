import {maxScreenSide} from '../model/limits/panes.ts';
import type {WireMessage} from './connection.ts';
import {checkFields, count, flag, listOf, optional, text, type Check} from './field-checks.ts';
import type {HostRequest} from './host-wire.ts';
import {Refusal} from './refusal.ts';

const side: Check = {wants: `a whole number from 1 to ${maxScreenSide}`, accepts: value => count.accepts(value) && Number(value) >= 1 && Number(value) <= maxScreenSide};
const counts: Check = {...listOf(count), wants: 'a list of whole numbers'};
// A zero byte would end the text early on its way to the kernel.
const command: Check = {wants: 'a program and its arguments', accepts: value => Array.isArray(value) && value.length > 0 && value.every(item => typeof item === 'string' && !item.includes('\0'))};
const environment: Check = {wants: 'variables with text', accepts: value => typeof value === 'object' && value !== null && Object.entries(value).every(([name, content]) => typeof content === 'string' && !`${name}${content}`.includes('\0'))};

const fields: Readonly<Record<HostRequest['type'], Readonly<Record<string, Check>>>> = {
	spawn: {request: count, key: text, name: text, command, cwd: text, env: environment, columns: side, rows: side, remain: flag, into: optional(count)},
	list: {request: count},
	activity: {request: count},
	kill: {request: count, pane: count, remove: flag},
	freeze: {request: count, pane: count, frozen: flag},
	rename: {request: count, pane: count, name: text},
	type: {request: count, pane: count, text, paste: flag, enter: flag},
	capture: {request: count, pane: count, history: flag},
	history: {request: count, pane: count, start: count, end: count},
	resize: {pane: count, columns: side, rows: side},
	show: {panes: counts, focus: optional(count)},
	view: {view: text},
	detach: {request: count},
	drawn: {},
	'shut-down': {request: count},
};

/** A message as the request it claims to be; throws a `Refusal` that names the field that isn't right. */
export const checkHostRequest = (message: WireMessage): HostRequest => {
	if (!Object.hasOwn(fields, message.type)) {
		throw new Refusal(`The host knows no request "${message.type}".`);
	}

	checkFields(message, fields[message.type as HostRequest['type']], `a "${message.type}" request`);
	return message as unknown as HostRequest;
};
