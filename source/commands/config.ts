import {isSettingName, settingTable, type SettingName} from '../storage/setting-table.ts';
import {openUserSettings, type SettingsStore} from '../storage/user-settings.ts';
import type {Invocation, Verb} from './command.ts';
import {hasFlag} from './arguments/options.ts';
import {printJson, printTable} from './printing/print.ts';
import {suggest} from './arguments/suggest.ts';
import {UserError, usageError} from './printing/user-error.ts';

const names = Object.keys(settingTable) as readonly SettingName[];

/** Lists the user's settings, shows one, sets one or forgets one. */
export const config: Verb = async invocation => {
	const [key, value] = invocation.operands;
	const store = openUserSettings(invocation.environment);
	if (key === undefined) {
		list(store, hasFlag(invocation, 'json'));
		return 0;
	}

	const name = settingName(key);
	if (hasFlag(invocation, 'unset')) {
		store.unset(name);
	} else if (value === undefined) {
		show(store, name, invocation);
	} else {
		set(store, name, value);
	}

	return 0;
};

function list(store: SettingsStore, isJson: boolean): void {
	if (isJson) {
		printJson(store.all());
		return;
	}

	const values = store.all();
	printTable(names.map(name => [name, textOf(values[name]), settingTable[name].summary]));
	console.log(`\nKept in ${store.file}`);
}

function show(store: SettingsStore, name: SettingName, invocation: Invocation): void {
	const value = store.all()[name];
	if (hasFlag(invocation, 'json')) {
		printJson(value);
	} else {
		console.log(textOf(value));
	}
}

/** As it would be set. */
function textOf(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function set(store: SettingsStore, name: SettingName, value: string): void {
	try {
		store.set(name, value);
	} catch (error) {
		throw new UserError(error instanceof Error ? error.message : String(error), {cause: error});
	}
}

function settingName(key: string): SettingName {
	if (isSettingName(key)) {
		return key;
	}

	const meant = suggest(key, names);
	throw usageError(`There is no setting "${key}".${meant === undefined ? ` There are ${names.join(', ')}.` : ` Did you mean ${meant}?`}`, 'config');
}
