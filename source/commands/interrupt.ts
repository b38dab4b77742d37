import process from 'node:process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const underWay = new Set<() => void>();

/**
Does work that Ctrl-C, a closed terminal or a polite kill interrupt through the signal given to it, so that it can clean up.
A second time only asks for patience; a third ends the process at once.
*/
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
	const controller = new AbortController();
	const abort = () => {
		controller.abort();
	};

	let times = 0;
	const onSignal = (name: NodeJS.Signals) => {
		// A closing terminal sends its own several times; only a person's insisting is counted.
		times += name === 'SIGINT' ? 1 : 0;
		if (times > patience) {
			// eslint-disable-next-line unicorn/no-process-exit -- what is under way did not end when asked twice
			process.exit(130);
		}

		abort();
	};

	underWay.add(abort);
	for (const signal of signals) {
		process.on(signal, onSignal);
	}

	try {
		return await work(controller.signal);
	} finally {
		underWay.delete(abort);
		for (const signal of signals) {
			process.removeListener(signal, onSignal);
		}
	}
}

/** Interrupts what is under way, because nobody reads what it prints any more. Answers whether anything was. */
export function interrupt(): boolean {
	for (const abort of underWay) {
		abort();
	}

	return underWay.size > 0;
}

/** Presses of Ctrl-C that are taken for one wish to end. */
const patience = 2;
