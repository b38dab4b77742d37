import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Notifications} from '../model/notifications.ts';
import {configDirectory} from './places.ts';
import {settingTable, type UserSettings} from './setting-table.ts';

/** What the screen needs of the user's settings. */
export type ScreenSettings = Pick<UserSettings, 'prefix' | 'ascii' | 'mouse' | 'notifications'>;

const standard: ScreenSettings = {
	prefix: settingTable.prefix.schema.default as string,
	ascii: settingTable.ascii.schema.default as boolean,
	mouse: settingTable.mouse.schema.default as boolean,
	notifications: settingTable.notifications.schema.default as Notifications,
};

/** Reads them without loading what checks all settings, unless there is something to complain of: attaching waits for this. */
export async function readScreenSettings(environment: Readonly<Record<string, string | undefined>>): Promise<ScreenSettings> {
	const text = await readFile(path.join(configDirectory(environment), 'config.json'), 'utf8').catch(() => '{}');
	const found = readPlain(text);
	if (found !== undefined) {
		return found;
	}

	const {openUserSettings} = await import('./user-settings.ts');
	const {prefix, ascii, mouse, notifications} = openUserSettings(environment).all();
	return {prefix, ascii, mouse, notifications};
}

function readPlain(text: string): ScreenSettings | undefined {
	try {
		const {prefix, ascii, mouse, notifications} = {...standard, ...JSON.parse(text) as Record<string, unknown>};
		const isPrefix = typeof prefix === 'string' && new RegExp(settingTable.prefix.schema.pattern as string, 'v').test(prefix);
		const isForm = (settingTable.notifications.schema.enum as readonly unknown[]).includes(notifications);
		return isPrefix && isForm && typeof ascii === 'boolean' && typeof mouse === 'boolean' ? {prefix, ascii, mouse, notifications} : undefined;
	} catch {
		// Not JSON: who checks all settings says so, and where.
		return undefined;
	}
}
