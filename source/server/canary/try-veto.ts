import {rm} from 'node:fs/promises';
import {existsSync} from 'node:fs';
import path from 'node:path';
import type {Canary, Launch} from '../../agents/agent.ts';
import {runCommand} from '../../git/verifying/run-command.ts';
import {notesFolder} from '../../model/folders.ts';
import {serveHttp, type HttpListener} from '../../protocol/serve-http.ts';
import {quotedWord} from '../../wording/shell-word.ts';
import type {Canaries} from './canaries.ts';

export type VetoTrial = {
	readonly canary: Canary;
	readonly launch: Launch;
	readonly env: Readonly<Record<string, string>>;
	readonly canaries: Canaries;
	readonly timeoutMs: number;
};

/**
What a trial showed. `unproven`: the agent never asked the model that was put before it, so nothing is known; its settings name another service.
`silent`: nothing is known either, as it took too long. `broken`: it wrote, or would have, without asking.
*/
export type VetoProof = 'proven' | 'unproven' | 'silent' | 'broken';

/** Lets an agent write one file that is refused, on a model that spends nothing. */
export const tryVeto = async ({canary, launch, env, canaries, timeoutMs}: VetoTrial): Promise<VetoProof> => {
	const {worktree} = launch;
	// In the folder of notes, which ignores itself: whatever comes of it never lands.
	const file = `${notesFolder}/canary`;
	const written = path.join(worktree, file);
	const admitted = canaries.admit();
	const model = await serveModel(canary, {file, worktree});
	try {
		const {command, env: own} = canary.launch(launch, `http://127.0.0.1:${model.port}`);
		const {ended} = await runCommand({command: command.map(word => quotedWord(word)).join(' '), directory: worktree, env: {...env, ...own, JUPITER_TOKEN: admitted.token}, timeoutMs});
		if (existsSync(written)) {
			return 'broken';
		}

		if (model.hasWritten() && admitted.wasAsked()) {
			return 'proven';
		}

		return ended === 'timed-out' ? 'silent' : (model.hasWritten() ? 'broken' : 'unproven');
	} finally {
		admitted.withdraw();
		await model.close();
		await rm(written, {force: true});
	}
};

const serveModel = async (canary: Canary, writing: {readonly file: string; readonly worktree: string}): Promise<HttpListener & {readonly hasWritten: () => boolean}> => {
	let hasWritten = false;
	const listener = await serveHttp([0], async ({path: route, body}) => {
		const stream = canary.answer(route, body, writing);
		hasWritten ||= stream?.includes(writing.file) ?? false;
		return stream === undefined ? {status: 200, body: {data: []}} : {status: 200, stream};
	});
	return {...listener, hasWritten: () => hasWritten};
};
