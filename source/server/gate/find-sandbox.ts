import process from 'node:process';
import {execa} from 'execa';
import {findOnPath} from '../../agents/find-on-path.ts';

/** Bubblewrap, where it is on the PATH and may make mounts here; in some containers it may not. Looked for once. */
export const findSandbox = async (): Promise<string | undefined> => {
	found ??= look();
	return found;
};

let found: Promise<string | undefined> | undefined;

const look = async (): Promise<string | undefined> => {
	// By its path: a login shell that an agent starts may have another PATH.
	const program = await findOnPath('bwrap', process.env.PATH ?? '');
	if (program === undefined) {
		return undefined;
	}

	const {failed} = await execa(program, ['--dev-bind', '/', '/', '--', 'true'], {reject: false, stdin: 'ignore', timeout: probeMs});
	return failed ? undefined : program;
};

/** It takes a few milliseconds; one that takes longer has hung. */
const probeMs = 5000;
