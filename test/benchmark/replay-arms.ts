import type {Plan} from '../../source/model/plan.ts';
import type {Block, Flag} from './replay-blocks.ts';

/** A way to decide which tasks may be at work at once. */
export type Arm = {
	readonly name: string;
	/** What keeps two tasks from being at work at once; nothing does when absent. */
	readonly excludes?: Flag | 'everything';
};

/** Everything that is compared. The last one knows git's verdict in advance, which nobody does. */
export const arms: readonly Arm[] = [
	{name: 'sequential', excludes: 'everything'},
	{name: 'naive worktrees'},
	{name: 'file locks', excludes: 'file'},
	{name: 'file locks, engine-owned exempt', excludes: 'fileOwned'},
	{name: 'top-level symbols', excludes: 'topSymbol'},
	{name: 'nested symbols', excludes: 'nestedSymbol'},
	{name: 'oracle', excludes: 'conflict'},
];

/** Returns the plan of a block: what excludes two tasks is a claim that both declare, what one needs of another is a need. */
export const planOf = ({minutes, pairs}: Block, {excludes}: Arm, workers: number): Plan => ({
	version: 1,
	goal: 'Replay a block',
	into: 'main',
	workers,
	verify: 'true',
	contracts: [],
	decisions: {},
	tasks: minutes.map((expected, index) => ({
		id: `t${index}`,
		title: `Commit ${index}`,
		prompt: '',
		agent: {kind: 'command', command: 'true'},
		owns: excludes === 'everything' ? ['**'] : [`own/${index}.ts`, ...sharedClaims(pairs, index, excludes)],
		reads: [],
		needs: pairs.filter(([, second, flags]) => second === index && flags.includes('dependsOn')).map(([first]) => `t${first}`),
		constraints: [],
		minutes: expected,
	})),
});

const sharedClaims = (pairs: Block['pairs'], index: number, excludes: Flag | undefined): string[] => pairs
	.filter(([first, second, flags]) => excludes !== undefined && flags.includes(excludes) && (first === index || second === index))
	.map(([first, second]) => `shared/${first}-${second}.ts`);
