import process from 'node:process';
import {verifyTree, type VerifyRequest} from '../../source/git/verifying/verify-tree.ts';

/** Verifies what its argument says, in a process of its own that a test can kill; prints what the commands print. */
await verifyTree({
	...JSON.parse(process.argv[2]!) as Omit<VerifyRequest, 'env'>,
	env: process.env,
	onOutput(text) {
		process.stdout.write(text);
	},
});
