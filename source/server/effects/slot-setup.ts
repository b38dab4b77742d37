import {createHash} from 'node:crypto';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {rootEntries} from '../../git/reading/root-entries.ts';
import {notesFolder} from '../../model/folders.ts';
import type {World} from '../world.ts';

/** A verification slot's set-up: whether it has to be run for a commit, and a way to note that it was. */
export type SlotSetup = {readonly commands: readonly string[]; readonly done: () => Promise<void>};

/** Set-up is needed again only when the command or a manifest at the top of the tree has changed since it was last run in the slot. */
export const slotSetup = async ({repository}: Pick<World, 'repository'>, slot: string, commit: string, setup: string | undefined): Promise<SlotSetup> => {
	if (setup === undefined) {
		return {commands: [], done: nothing};
	}

	const entries = await rootEntries(repository, commit);
	const relevant = [...entries].filter(([name]) => isManifest(name));
	const mark = createHash('sha256').update(JSON.stringify([setup, relevant])).digest('hex');
	// In the slot itself, so that a slot made anew is set up anew; ignored, so that it stays from one commit to the next.
	const notes = path.join(slot, notesFolder);
	const markFile = path.join(notes, 'setup');
	const former = await readFile(markFile, 'utf8').catch(() => '');
	return {
		commands: former === mark ? [] : [setup],
		async done() {
			await mkdir(notes, {recursive: true});
			await writeFile(path.join(notes, '.gitignore'), '*\n');
			await writeFile(markFile, mark);
		},
	};
};

const nothing = async (): Promise<void> => undefined;

/** Whether package managers install from a file of this name. */
const isManifest = (name: string): boolean => manifests.has(name.toLowerCase()) || /[\-.]lock\b/iv.test(name) || /^requirements.*\.txt$/iv.test(name);

const manifests: ReadonlySet<string> = new Set(['package.json', 'pyproject.toml', 'go.mod', 'go.sum', 'cargo.toml', 'gemfile', 'composer.json', 'pom.xml', 'build.gradle', 'build.gradle.kts']);
