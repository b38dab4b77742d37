import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {configDirectory} from './places.ts';
import {settingTable, type UserSettings} from './setting-table.ts';

/** What the screen needs of the user's settings. */
export type ScreenSettings = Pick<UserSettings, 'prefix' | 'ascii' | 'mouse'>;

const standard: ScreenSettings = {
	prefix: settingTable.prefix.schema.default as string,
	ascii: settingTable.ascii.schema.default as boolean,
	mouse: settingTable.mouse.schema.default as boolean,
};

/** Reads them without loading what checks all settings, unless there is something to complain of: attaching waits for this. */
export async function readScreenSettings(environment: Readonly<Record<string, string | undefined>>): Promise<ScreenSettings> {
	const text = await readFile(path.join(configDirectory(environment), 'config.json'), 'utf8').catch(() => '{}');
	const found = readPlain(text);
	if (found !== undefined) {
		return found;
	}

	const {openUserSettings} = await import('./user-settings.ts');
	const {prefix, ascii, mouse} = openUserSettings(environment).all();
	return {prefix, ascii, mouse};
}

function readPlain(text: string): ScreenSettings | undefined {
	try {
		const {prefix, ascii, mouse} = {...standard, ...JSON.parse(text) as Record<string, unknown>};
		const isPrefix = typeof prefix === 'string' && new RegExp(settingTable.prefix.schema.pattern as string, 'v').test(prefix);
		return isPrefix && typeof ascii === 'boolean' && typeof mouse === 'boolean' ? {prefix, ascii, mouse} : undefined;
	} catch {
		// Not JSON: who checks all settings says so, and where.
		return undefined;
	}
}
