import {planSchema} from '../plan/schema.ts';
import type {Verb} from './command.ts';

/** Prints the JSON Schema that editors can check plan files with. */
export const schema: Verb = async () => {
	console.log(JSON.stringify(planSchema, undefined, '\t'));
	return 0;
};
