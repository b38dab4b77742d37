import process from 'node:process';
import Conf from 'conf';
import {configDirectory} from './places.ts';
import {agentNames, settingTable, type SettingName, type UserSettings} from './setting-table.ts';

export type SettingsStore = {
	readonly file: string;
	all(): UserSettings;
	/** Takes the text of a command line; throws a sentence when the value doesn't fit. */
	set(name: SettingName, text: string): void;
	unset(name: SettingName): void;
};

/** Opens the user's settings, or throws a sentence naming the file and what is wrong in it. */
export function openUserSettings(environment: Readonly<Record<string, string | undefined>> = process.env): SettingsStore {
	const directory = configDirectory(environment);
	const conf = explained(`the settings in ${directory}`, () => new Conf<UserSettings>({
		cwd: directory,
		schema: Object.fromEntries(Object.entries(settingTable).map(([name, {schema}]) => [name, schema])),
		rootSchema: {additionalProperties: false},
	}));
	return {
		file: conf.path,
		all: () => conf.store,
		set(name, text) {
			explained(`"${text}" for ${name}`, () => {
				checkName(name, text, conf.store.agents);
				conf.set(name, valueOf(name, text));
			});
		},
		unset(name) {
			conf.reset(name);
		},
	};
}

/** Which agents there are is no matter of a schema. */
function checkName(name: SettingName, text: string, own: UserSettings['agents']): void {
	const names = [...agentNames, ...Object.keys(own)];
	if (name === 'agent' && !names.includes(text)) {
		throw new Error(`there are ${names.join(', ')}`);
	}
}

/** The text as the type that the setting has; what doesn't parse is left for the schema to refuse. */
function valueOf(name: SettingName, text: string): never {
	const {type} = settingTable[name].schema;
	const isNumber = (type === 'integer' && /^\d+$/v.test(text)) || (type === 'number' && /^\d+(?:\.\d+)?$/v.test(text));
	const isFlag = type === 'boolean' && /^(?:true|false)$/v.test(text);
	const isStructure = (type === 'object' || type === 'array') && /^[\[\{]/v.test(text);
	return (isNumber || isFlag || isStructure ? JSON.parse(text) : text) as never;
}

function explained<Result>(what: string, work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		const reason = error instanceof Error ? error.message.replace(/^Config schema violation: /v, '') : String(error);
		throw new Error(`Cannot take ${what}: ${reason}. Correct it, or list what is possible with \`jupiter-tui config\`.`, {cause: error});
	}
}
