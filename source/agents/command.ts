import type {Agent} from './agent.ts';

/** Any program as an agent: a codemod, a formatter, a script. It is done when it exits with 0. */
export function commandAgent(command: string): Agent {
	return {
		name: 'command',
		doneBy: 'exit',
		launch: () => ({command: ['sh', '-c', command], env: {}}),
	};
}
