/** A task of a plan for tests: its agent is a shell script. */
export type ScriptedTask = {
	readonly id: string;
	readonly script: string;
	readonly owns?: readonly string[];
	readonly reads?: readonly string[];
	readonly needs?: readonly string[];
	readonly verify?: string;
};

/** A plan file whose agents are shell scripts. */
export const scriptedPlan = (tasks: readonly ScriptedTask[], {workers = 3, verify, contracts = []}: {workers?: number; verify?: string; contracts?: readonly string[]} = {}): string => JSON.stringify({
	version: 1,
	goal: 'Try the program',
	into: 'main',
	workers,
	contracts,
	...verify !== undefined && {verify},
	tasks: tasks.map(({id, script, owns = [`${id}.txt`], reads = [], needs = [], verify: own}) => ({
		id, title: `Do ${id}`, agent: {command: script}, owns, reads, needs, minutes: 1, ...own !== undefined && {verify: own},
	})),
}, undefined, 2);
