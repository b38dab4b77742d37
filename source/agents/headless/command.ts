import type {Headless} from './headless.ts';

/** Any shell command that reads a question on standard input and prints the answer. */
export function headlessCommand(command: string): Headless {
	return {
		name: command,
		knowsSchema: false,
		command: () => ['sh', '-c', command],
		answerIn: output => output.trim() === '' ? {ok: false, problem: 'it printed nothing'} : {ok: true, text: output},
	};
}
