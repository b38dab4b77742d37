import type {Command} from '../../model/command.ts';
import type {Effect} from '../../model/effect.ts';
import {maxFailureDetail} from '../../model/limits/failures.ts';
import type {Failure} from '../../model/failure.ts';
import {verifyTree, type Verification} from '../../git/verifying/verify-tree.ts';
import {verificationSlotOf} from '../../storage/places.ts';
import type {World} from '../world.ts';
import {verifyEnvironment} from './verify-environment.ts';
import {slotSetup} from './slot-setup.ts';

type VerifyLanding = Extract<Effect, {type: 'verify-landing'}>;

/** Runs the verify commands on the composed tree in the effect's slot, when whoever had the slot before has left it. */
export const performVerify = async (world: World, effect: VerifyLanding, signal: AbortSignal): Promise<Command | undefined> => {
	const directory = verificationSlotOf(world.places, effect.slot);
	return world.turns.take(directory, async () => signal.aborted ? undefined : verify(world, effect, directory, signal));
};

const verify = async (world: World, {key, task, commit, commands}: VerifyLanding, directory: string, signal: AbortSignal): Promise<Command> => {
	const {setup, copy} = await world.settings();
	const slot = await slotSetup(world, directory, commit, setup);
	const verification = await verifyTree({
		repository: world.repository,
		commit,
		commands: [...slot.commands, ...commands],
		directory,
		env: verifyEnvironment(),
		signal,
		copy,
	});
	if (verification.ok || verification.command !== setup) {
		await slot.done();
	}

	return verification.ok
		? {type: 'landing-verified', effect: key, task}
		: {type: 'landing-failed', effect: key, task, failure: verifyFailure(verification)};
};

/** The failure of a landing whose verification, or a command before it, failed. */
export const verifyFailure = ({command, code, output}: Extract<Verification, {ok: false}>): Failure => ({
	kind: 'verify-failed',
	summary: `\`${command}\` failed on the composed tree${code === undefined ? '' : ` with exit status ${code}`}.`,
	detail: output.slice(-maxFailureDetail),
});
