import {Buffer} from 'node:buffer';
import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import {findTaskOf} from '../world.ts';

/** A worker proves who it is by `task.launch.signature`: made from the session's secret, so that the next engine knows it too. */
export const workerToken = (secret: string, task: TaskKey, launch: number): string =>
	`${task}.${launch}.${sign(secret, task, launch)}`;

/** The task and launch that a token was made for, or nothing if it wasn't made with this secret. */
export const readWorkerToken = (secret: string, token: string): {readonly task: TaskKey; readonly launch: number} | undefined => {
	const [task, launchText, signature] = token.split('.', 3);
	const launch = Number(launchText);
	if (task === undefined || signature === undefined || !Number.isSafeInteger(launch)) {
		return undefined;
	}

	const given = Buffer.from(signature);
	const expected = Buffer.from(sign(secret, task as TaskKey, launch));
	return given.length === expected.length && timingSafeEqual(given, expected) ? {task: task as TaskKey, launch} : undefined;
};

/** The worker that a token belongs to, if it is the one running now. */
export const workerOfToken = (secret: string, state: SessionState, token: string): TaskKey | undefined => {
	const worker = readWorkerToken(secret, token);
	const task = worker === undefined ? undefined : findTaskOf(state, worker.task);
	return task?.launch === worker?.launch ? task?.key : undefined;
};

/** The session's secret, made at its first start and readable by its user alone. */
export const readSecret = async (file: string): Promise<string> => {
	try {
		await writeFile(file, randomBytes(32).toString('hex'), {mode: 0o600, flag: 'wx'});
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
			throw error;
		}
	}

	return readFile(file, 'utf8');
};

const sign = (secret: string, task: TaskKey, launch: number): string =>
	createHmac('sha256', secret).update(`${task}\n${launch}`).digest('hex');
