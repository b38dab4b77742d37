import process from 'node:process';

/** The environment of verify commands: the user's, without what would tie them to a pane or change what test runners print. */
export const verifyEnvironment = (): Record<string, string | undefined> => {
	const environment: Record<string, string | undefined> = {...process.env, TERM: 'dumb', NO_COLOR: '1'};
	for (const name of Object.keys(environment)) {
		// A verify command that runs this project's own tests must not meet the session it runs in; nor Node's runner its parent.
		if (name.startsWith('JUPITER_') || name === 'NODE_TEST_CONTEXT') {
			environment[name] = undefined;
		}
	}

	return environment;
};
