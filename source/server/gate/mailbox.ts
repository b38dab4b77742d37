import type {TaskKey} from '../../model/names.ts';

/** Messages on their way into the conversations of agents whose hooks can take them along. */
export type Mailbox = {
	/** Resolves when the message has reached the worker's model, or when `signal` says that it's no longer wanted. */
	readonly deliver: (message: Message, signal: AbortSignal) => Promise<void>;
	/** Takes what waits for a worker. What was not sent after all waits again. */
	readonly take: (task: TaskKey) => Taken | undefined;
	/** To be called when a worker may have become idle: no hook of it comes by itself then, so it is woken. */
	readonly look: (task: TaskKey) => void;
};

export type Message = {
	readonly task: TaskKey;
	readonly id: number;
	readonly text: string;
	/** Not worth waking an idle worker for. */
	readonly quiet: boolean;
};

export type Taken = {readonly text: string; readonly sent: (isSent: boolean) => void};

export type MailboxOptions = {
	/** Whether the worker's agent waits at its prompt. */
	readonly isIdle: (task: TaskKey) => boolean;
	/** Types a prompt into the worker's pane. */
	readonly wake: (task: TaskKey, text: string) => Promise<void>;
};

type Waiting = Message & {readonly signal: AbortSignal; readonly resolve: () => void; readonly reject: (error: unknown) => void};

/** Makes a mailbox. It forgets all when its engine ends; the next one delivers again what was not confirmed. */
export const createMailbox = ({isIdle, wake}: MailboxOptions): Mailbox => {
	const waiting = new Set<Waiting>();
	const beingWoken = new Set<TaskKey>();

	const takeAll = (task: TaskKey): Waiting[] => {
		const messages = [...waiting].filter(message => message.task === task).toSorted((a, b) => a.id - b.id);
		for (const message of messages) {
			waiting.delete(message);
		}

		return messages;
	};

	const putBack = (messages: readonly Waiting[]): void => {
		for (const message of messages) {
			if (!message.signal.aborted) {
				waiting.add(message);
			}
		}
	};

	const look = (task: TaskKey): void => {
		if (!beingWoken.has(task) && isIdle(task) && [...waiting].some(message => message.task === task && !message.quiet)) {
			void wakeUp(task);
		}
	};

	const wakeUp = async (task: TaskKey): Promise<void> => {
		const messages = takeAll(task);
		if (messages.length === 0) {
			return;
		}

		beingWoken.add(task);
		try {
			await wake(task, textOf(messages));
			settle(messages);
		} catch (error) {
			for (const {reject} of messages) {
				reject(error);
			}
		} finally {
			beingWoken.delete(task);
		}

		look(task);
	};

	return {
		async deliver(message, signal) {
			const {promise, resolve, reject} = Promise.withResolvers<void>();
			const entry: Waiting = {...message, signal, resolve, reject};
			waiting.add(entry);
			signal.addEventListener('abort', () => {
				waiting.delete(entry);
				resolve();
			}, {once: true});
			look(message.task);
			return promise;
		},
		take(task) {
			const messages = takeAll(task);
			if (messages.length === 0) {
				return undefined;
			}

			return {
				text: textOf(messages),
				sent(isSent) {
					if (isSent) {
						settle(messages);
					} else {
						putBack(messages);
						look(task);
					}
				},
			};
		},
		look,
	};
};

const settle = (messages: readonly Waiting[]): void => {
	for (const {resolve} of messages) {
		resolve();
	}
};

const textOf = (messages: readonly Message[]): string => messages.map(({text}) => `jupiter-tui: ${text}`).join('\n\n');
