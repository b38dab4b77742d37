import {Disconnected} from './disconnected.ts';

/** Requests sent and not yet answered, by number. */
export type PendingRequests<Reply> = {
	/** Gives the request its number, sends it by `send` and resolves with its reply. */
	ask(send: (request: number) => void): Promise<Reply>;
	answer(request: number, reply: Reply): void;
	/** Rejects all that wait and all to come with `Disconnected`. */
	abandon(reason: string): void;
};

/** Matches replies to requests by number. */
export const createPendingRequests = <Reply>(): PendingRequests<Reply> => {
	const waiting = new Map<number, {readonly resolve: (reply: Reply) => void; readonly reject: (error: Error) => void}>();
	let last = 0;
	let abandoned: string | undefined;
	return {
		async ask(send) {
			return new Promise((resolve, reject) => {
				if (abandoned !== undefined) {
					reject(new Disconnected(abandoned));
					return;
				}

				last++;
				waiting.set(last, {resolve, reject});
				send(last);
			});
		},
		answer(request, reply) {
			const waiter = waiting.get(request);
			waiting.delete(request);
			waiter?.resolve(reply);
		},
		abandon(reason) {
			abandoned = reason;
			for (const {reject} of waiting.values()) {
				reject(new Disconnected(reason));
			}

			waiting.clear();
		},
	};
};
