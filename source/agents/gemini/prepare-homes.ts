import {mkdir, readdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import path from 'node:path';
import {notesFolder} from '../../model/folders.ts';
import type {Surroundings} from '../agent.ts';
import {fieldsOf, type Fields} from '../fields.ts';
import {withoutComments} from '../without-comments.ts';
import {trialSettings, workerSettings} from './settings.ts';

/**
Makes the homes in which Gemini CLI finds the person's settings with the engine's added, one for work and one for a trial: it takes hooks from files alone,
and those of the person and of the repository are left as they are. All else in them, logins too, are links to the person's own.
*/
export const prepareHomes = async ({cwd, env}: Surroundings): Promise<readonly string[]> => {
	const own = path.join(env.GEMINI_CLI_HOME ?? env.HOME ?? homedir(), folder);
	const settings = await readOwnSettings(path.join(own, settingsFile));
	const home = path.join(cwd, notesFolder, 'gemini');
	const trialHome = path.join(cwd, notesFolder, 'gemini-trial');
	await makeHome(home, own, workerSettings(settings, !hasTelemetry(settings, env)));
	await makeHome(trialHome, own, trialSettings(settings));
	return [home, trialHome];
};

const folder = '.gemini';
const settingsFile = 'settings.json';

/** Whether the person has its telemetry sent elsewhere: then it is left there, and limits aren't seen. A variable for all programs would come before the settings too. */
const hasTelemetry = ({telemetry}: Fields, env: Surroundings['env']): boolean =>
	fieldsOf(telemetry).enabled === true || env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined || Object.keys(env).some(name => name.startsWith('GEMINI_TELEMETRY_'));

const readOwnSettings = async (file: string): Promise<Fields> => {
	const text = await readFile(file, 'utf8').catch(() => '{}');
	try {
		return fieldsOf(JSON.parse(withoutComments(text)));
	} catch (error) {
		throw new Error(`${file} is not JSON, so the engine's hooks can't be added to what it says. Mend it, or choose another agent with --agent.`, {cause: error});
	}
};

const makeHome = async (home: string, own: string, settings: Fields): Promise<void> => {
	const made = path.join(home, folder);
	await mkdir(made, {recursive: true});
	const names = await readdir(own).catch(() => []);
	await Promise.all(names.filter(name => name !== settingsFile).map(async name => link(path.join(own, name), path.join(made, name))));
	await writeFile(path.join(made, settingsFile), `${JSON.stringify(settings, undefined, '\t')}\n`, {mode: 0o600});
};

const link = async (target: string, file: string): Promise<void> => {
	try {
		await symlink(target, file);
	} catch (error) {
		// Linked by an earlier launch, or made by one when the person had none.
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
			throw error;
		}
	}
};
