import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';

/** Waits until a process that we have no handle on has ended; a killed one may stay for a moment until its parent notices. */
export async function untilGone(pid: number): Promise<void> {
	const deadline = Date.now() + 5000;
	while (isAlive(pid)) {
		assert.ok(Date.now() < deadline, `process ${pid} lives on`);
		await delay(20);
	}
}

/** Whether a process runs. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return !isZombie(pid);
	} catch {
		return false;
	}
}

/** In a container nobody may wait for orphans. */
function isZombie(pid: number): boolean {
	const status = `/proc/${pid}/status`;
	return existsSync(status) && /^State:\s+Z/mv.test(readFileSync(status, 'utf8'));
}
