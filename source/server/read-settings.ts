import type {Repository} from '../git/repository.ts';
import {readRepositorySettings, type RepositorySettings} from '../storage/settings.ts';
import type {Core} from './core.ts';

/** The repository's settings as they are now; a fault in them fails what needs them, with the sentence that names it. */
export const readSettings = async ({root}: Repository): Promise<RepositorySettings> => {
	const read = await readRepositorySettings(root);
	if (!read.ok) {
		throw new Error(read.problems.join(' '));
	}

	return read.settings;
};

/** Tells the engine what the settings say for it. */
export const takeSettings = async (repository: Repository, core: Core): Promise<void> => {
	const {caps = {}, patience} = await readSettings(repository);
	core.submit({type: 'settings-seen', caps, ...patience !== undefined && {patience}});
};
