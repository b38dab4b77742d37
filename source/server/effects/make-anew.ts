import {firstFitting} from '../../claims/first-fitting.ts';
import type {ComposedLanding} from '../../git/landing/compose-landing.ts';
import {regenerate, type Regenerated} from '../../git/landing/regenerate.ts';
import {regenerationSlotOf} from '../../storage/places.ts';
import type {World} from '../world.ts';
import {verifyEnvironment} from './verify-environment.ts';

type Composed = Extract<ComposedLanding, {readonly empty: false}>;

/** Makes the files anew that both sides changed and for which the settings have a command; the others stay as the head has them. */
export const makeAnew = async (world: World, composed: Composed, {onto, message, signal}: {readonly onto: string; readonly message: string; readonly signal: AbortSignal}): Promise<Composed | Exclude<Regenerated, {readonly ok: true}>> => {
	const {regenerate: commands = {}, copy} = await world.settings();
	const found = composed.merged
		.filter(({how}) => how === 'head')
		.map(({path}) => ({path, command: firstFitting(commands, path)}))
		.filter((file): file is {path: string; command: string} => file.command !== undefined);
	if (found.length === 0) {
		return composed;
	}

	const paths = found.map(({path}) => path);
	const directory = regenerationSlotOf(world.places);
	const made = await world.turns.take(directory, async () => regenerate({
		repository: world.repository, commit: composed.commit, commands: [...new Set(found.map(({command}) => command))],
		directory, env: verifyEnvironment(), signal, copy, paths, onto, message,
	}));
	return made.ok
		? {...composed, ...made, merged: composed.merged.map(file => paths.includes(file.path) ? {...file, how: 'regenerated'} : file)}
		: made;
};
