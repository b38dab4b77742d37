import {planSchemaWith} from '../../plan/schema.ts';
import {openUserSettings} from '../../storage/user-settings.ts';
import type {Verb} from '../command.ts';

/** Prints the JSON Schema that editors can check plan files with. */
export const schema: Verb = async ({environment}) => {
	const {agents} = openUserSettings(environment).all();
	const described = planSchemaWith(Object.keys(agents));
	console.log(JSON.stringify(described, undefined, '\t'));
	return 0;
};
