import type {TaskKey} from '../../model/names.ts';
import type {EngineCall} from '../../protocol/engine-wire.ts';
import {Refusal} from '../../protocol/refusal.ts';
import type {EnginePeer} from '../../protocol/serve.ts';
import {callTable, type Callable} from './call-table.ts';
import type {CallTargets} from './targets.ts';

/** Answers a call of the engine's socket; throws a `Refusal` with the sentence for the caller. */
export const answerCall = async (call: EngineCall, peer: EnginePeer, targets: CallTargets): Promise<unknown> => {
	// The gate looks at the token itself: an agent that is being tried has one, too, and no task.
	if (call.type === 'hook') {
		return targets.hook(peer.token, call.agent, call.body);
	}

	const {from, isProgress = false, answer} = callTable[call.type] as Callable;
	if (peer.token === undefined) {
		if (from === 'worker') {
			throw new Refusal(`\`jupiter-tui ${call.type}\` is for a worker in its pane, where JUPITER_TOKEN says which one it is.`);
		}

		return answer(call, {targets, peer, by: 'user'});
	}

	if (from === 'person') {
		throw new Refusal(`A worker may not ask for \`${call.type}\`. Run it in a shell outside the worker's pane.`);
	}

	const worker = requireWorker(peer.token, targets);
	targets.heard(worker, isProgress);
	return answer(call, {targets, peer, by: worker});
};

const requireWorker = (token: string, targets: CallTargets): TaskKey => {
	const worker = targets.workerOf(token);
	if (worker === undefined) {
		throw new Refusal('This worker is not the one at work on its task any more, so nothing it asks for is done. Stop; what it wrote is saved.');
	}

	return worker;
};
