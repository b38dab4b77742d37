import {readFileSync} from 'node:fs';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {startPollMs, stopTimeoutMs} from '../../model/limits/processes.ts';

/** Waits until none of these processes is there any more, and answers whether that came to be in time. */
export const untilEnded = async (processes: readonly number[]): Promise<boolean> => {
	const deadline = Date.now() + stopTimeoutMs;
	while (processes.some(pid => isAlive(pid))) {
		if (Date.now() > deadline) {
			return false;
		}

		await delay(startPollMs);
	}

	return true;
};

const isAlive = (pid: number): boolean => {
	try {
		return process.kill(pid, 0) && !isZombie(pid);
	} catch {
		// No such process: signal 0 only asks.
		return false;
	}
};

/** Ended, and never asked about by its parent: in a container without an init such a process stays for ever. */
const isZombie = (pid: number): boolean => {
	try {
		// The state follows the program's name, which may hold anything, parentheses too.
		return /\) Z [^\)]*$/v.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
	} catch {
		// No such folder: not Linux, where one has to believe the signal.
		return false;
	}
};
