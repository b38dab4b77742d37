import {randomUUID} from 'node:crypto';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {Launch} from '../../agents/agent.ts';
import {agentNamed} from '../../agents/find-agent.ts';
import {notesFolder} from '../../model/folders.ts';
import {inheritedEnvironment} from '../../protocol/inherited-environment.ts';
import type {Places} from '../../storage/places.ts';
import type {VetoProof} from './try-veto.ts';
import type {VetoProofs} from './veto-proofs.ts';

/** Tries the veto of an agent in a folder of its own, as before its first task, or knows the outcome from before; nothing for one that has no veto to try. */
export const tryAgent = async (name: string, {proofs, places, port}: {readonly proofs: VetoProofs; readonly places: Places; readonly port: number}): Promise<VetoProof | undefined> => {
	const agent = agentNamed(name);
	if (agent?.canary === undefined) {
		return undefined;
	}

	const worktree = await mkdtemp(path.join(tmpdir(), 'jupiter-trial-'));
	try {
		await mkdir(path.join(worktree, notesFolder));
		const env = {
			...inheritedEnvironment(process.env),
			PATH: [places.programs, process.env.PATH ?? ''].join(path.delimiter),
			JUPITER_SOCKET: places.engineSocket,
		};
		const prepared = await agent.prepare?.({cwd: worktree, env}) ?? [];
		const launch: Launch = {worktree, briefingPath: path.join(worktree, notesFolder, 'briefing.md'), prompt: '', sessionId: randomUUID(), attempt: 1, gate: port, prepared, resume: false};
		return await proofs.prove(agent, launch, env);
	} finally {
		await rm(worktree, {recursive: true, force: true});
	}
};
