import {createHash} from 'node:crypto';
import {readFile, realpath, stat, writeFile} from 'node:fs/promises';
import type {Agent, Launch} from '../../agents/agent.ts';
import {canaryTimeoutMs, canaryTries} from '../../model/limits/agents.ts';
import {findOnPath} from '../../agents/find-on-path.ts';
import type {Canaries} from './canaries.ts';
import {tryVeto, type VetoProof, type VetoTrial} from './try-veto.ts';

export type VetoProofs = {
	/** Proves the veto of an agent as it is to be launched, or knows it from before; nothing for an agent that has none. */
	readonly prove: (agent: Agent, launch: Launch, env: Readonly<Record<string, string>>) => Promise<VetoProof | undefined>;
};

/** Tries each version of each agent once, and remembers in a file what was proven. */
export const createVetoProofs = (file: string, canaries: Canaries, timeoutMs = canaryTimeoutMs): VetoProofs => {
	const underWay = new Map<string, Promise<VetoProof>>();
	return {
		async prove(agent, launch, env) {
			const {canary, program} = agent;
			if (canary === undefined || program === undefined) {
				return undefined;
			}

			const mark = await markOf(program, canary.launch(launch, '').command, env, launch);
			if ((await readMarks(file)).includes(mark)) {
				return 'proven';
			}

			// Workers that start together share one trial.
			const trial = underWay.get(mark) ?? tryAgain({canary, launch, env, canaries, timeoutMs});
			underWay.set(mark, trial);
			try {
				const proof = await trial;
				if (proof === 'proven') {
					await keepMark(file, mark);
				}

				return proof;
			} finally {
				underWay.delete(mark);
			}
		},
	};
};

/** One that took too long may only have met a busy machine, or been starting for the first time. */
const tryAgain = async (trial: VetoTrial): Promise<VetoProof> => {
	let proof: VetoProof = 'silent';
	for (let tries = 0; tries < canaryTries && proof === 'silent'; tries++) {
		proof = await tryVeto(trial);
	}

	return proof;
};

/** The program as it lies there and the arguments it gets, but for what differs from worker to worker. */
const markOf = async (program: string, command: readonly string[], env: Readonly<Record<string, string>>, {worktree, gate}: Launch): Promise<string> => {
	const found = await findOnPath(program, env.PATH ?? '');
	if (found === undefined) {
		throw new Error(`${program} is not on the PATH.`);
	}

	const place = await realpath(found);
	const {size, mtimeMs} = await stat(place);
	const text = JSON.stringify([place, size, mtimeMs, command]).replaceAll(worktree, '').replaceAll(String(gate), '');
	return createHash('sha256').update(text).digest('hex');
};

const readMarks = async (file: string): Promise<string[]> => (await readFile(file, 'utf8').catch(() => '')).split('\n');

const keepMark = async (file: string, mark: string): Promise<void> => {
	const marks = await readMarks(file);
	// Only the latest: versions come weekly, and a former one is seldom met again.
	await writeFile(file, [...marks.filter(kept => kept !== '').slice(-maxMarks), mark, ''].join('\n'));
};

const maxMarks = 20;
