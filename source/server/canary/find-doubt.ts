import type {Agent, Launch} from '../../agents/agent.ts';
import {canaryTimeoutMs, canaryTries} from '../../model/limits/agents.ts';
import type {World} from '../world.ts';

export type Candidate = {
	readonly agent: Agent;
	readonly launch: Launch;
	readonly env: Readonly<Record<string, string>>;
	/** Whether it gets its task also where its trial took too long. */
	readonly mayBeUnproven: boolean;
};

/** Tries an agent before it gets its task, where it has a veto to try; says why it can't have it, with the next step. */
export const findDoubt = async ({proofs, log}: Pick<World, 'proofs' | 'log'>, {agent, launch, env, mayBeUnproven}: Candidate): Promise<string | undefined> => {
	const {name} = agent;
	const proof = await proofs.prove(agent, launch, env);
	if (proof === 'broken') {
		return `${name} wrote in a trial without asking the engine, so no task is given to it. See whether its settings switch hooks off, or choose another with --agent.`;
	}

	if (proof === 'silent' && !mayBeUnproven) {
		return `${name} gave no answer in its trial, ${canaryTries} times in ${canaryTimeoutMs / 60_000} minutes each. So it isn't known whether it asks before it writes, and no task is given to it. Find out with \`jupiter-tui doctor --canary\`, or let it write without that proof: \`jupiter-tui config unproven start\`.`;
	}

	if (proof === 'silent' || proof === 'unproven') {
		log(`${name} is started, though that it asks before it writes is not proven here: ${proof === 'silent' ? 'its trial took too long, and the settings allow that' : 'its settings name a service of their own'}.`);
	}

	return undefined;
};
