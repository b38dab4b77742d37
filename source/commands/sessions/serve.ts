import process from 'node:process';
import {locateRepository} from '../../git/locate-repository.ts';
import {hostIdleMs} from '../../model/limits/processes.ts';
import {diskFullStatus} from '../../server/processes/start-session.ts';
import {placesOf} from '../../storage/places.ts';
import {isDiskFull} from '../../storage/storage-problem.ts';
import type {Invocation, Verb} from '../command.ts';
import {textOption} from '../arguments/options.ts';
import {findHome, type Home} from '../session.ts';
import {usageError} from '../printing/user-error.ts';
import {version} from '../version.ts';

/** Is the engine or the terminal host of a session until that ends; started detached by the other commands. */
export const serve: Verb = async invocation => {
	try {
		return await servePart(invocation);
	} catch (error) {
		if (!isDiskFull(error)) {
			throw error;
		}

		console.error(error);
		return end(diskFullStatus);
	}
};

async function servePart(invocation: Invocation): Promise<never> {
	const [part] = invocation.operands;
	const {repository, places} = await homeServed(invocation);
	if (part === 'engine') {
		const {runEngine} = await import('../../server/main.ts');
		return end(await runEngine({repository, places, version}));
	}

	if (part === 'host') {
		const {serveHost} = await import('../../host/main.ts');
		await serveHost({socketPath: places.hostSocket, directory: places.recordings, version, idleExit: hostIdleMs});
		return end(0);
	}

	throw usageError(`"${part}" is neither engine nor host.`, 'serve');
}

/** All of a server's own is closed by now; whatever else would keep the process, a watcher or a pseudoterminal of a library's, is not waited for. */
function end(status: number): never {
	// eslint-disable-next-line unicorn/no-process-exit -- who stops a session waits for its processes to be gone
	process.exit(status);
}

/** Who started this has asked git about the repository; looking at files is enough for a plain one, and a person waits. */
async function homeServed(invocation: Invocation): Promise<Home> {
	const directory = textOption(invocation, 'repository') ?? invocation.directory;
	const repository = await locateRepository(directory);
	return repository === undefined ? findHome({...invocation, directory}) : {repository, places: placesOf(repository.commonDirectory, invocation.environment)};
}
