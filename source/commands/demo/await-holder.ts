import {setTimeout as delay} from 'node:timers/promises';
import {execa} from 'execa';
import type {Lock} from '../../model/lock.ts';

/** Times the lock table is read before giving up: about half a minute, the length of the demo. */
const maxLooks = 60;
const lookEveryMs = 300;

/** Waits until another task than this one holds the claim. Gives up quietly: the demo then only shows less. */
export async function awaitHolder(claim: string, task: string): Promise<void> {
	for (let look = 0; look < maxLooks; look++) {
		const {stdout} = await execa`jupiter-tui locks --json`;
		const {locks} = JSON.parse(stdout) as {locks: readonly Lock[]};
		if (locks.some(lock => lock.claim === claim && lock.holder !== task)) {
			return;
		}

		await delay(lookEveryMs);
	}
}
