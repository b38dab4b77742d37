import {execa} from 'execa';

/** Bubblewrap, where it is on the PATH and may make mounts here; in some containers it may not. */
export const findSandbox = async (): Promise<string | undefined> => {
	const {failed} = await execa('bwrap', ['--dev-bind', '/', '/', '--', 'true'], {reject: false, stdin: 'ignore', timeout: probeMs});
	return failed ? undefined : 'bwrap';
};

/** It takes a few milliseconds; one that takes longer has hung. */
const probeMs = 5000;
