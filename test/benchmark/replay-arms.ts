import type {Plan} from '../../source/model/plan.ts';
import type {Footprint} from '../../source/model/change.ts';
import type {Block, Flag} from './replay-blocks.ts';

/** A way to decide which tasks may be at work at once. */
export type Arm = {
	readonly name: string;
	/** What keeps two tasks from being at work at once; nothing does when absent. */
	readonly excludes?: Flag | 'everything';
	/** Whether what a task relies on is validated when it lands: whoever shares a top-level symbol with it is taken to read what it changes. */
	readonly validatesReads?: boolean;
};

/** Everything that is compared. The last one knows git's verdict in advance, which nobody does. */
export const arms: readonly Arm[] = [
	{name: 'sequential', excludes: 'everything'},
	{name: 'naive worktrees'},
	{name: 'file locks', excludes: 'file'},
	{name: 'file locks, engine-owned exempt', excludes: 'fileOwned'},
	{name: 'top-level symbols', excludes: 'topSymbol'},
	{name: 'nested symbols', excludes: 'nestedSymbol'},
	{name: 'nested, reads validated', excludes: 'nestedSymbol', validatesReads: true},
	{name: 'oracle', excludes: 'conflict'},
];

/** Returns the plan of a block: what excludes two tasks is a claim that both declare, what one needs of another is a need. */
export const planOf = ({minutes, pairs}: Block, {excludes}: Arm, workers: number): Plan => ({
	version: 1,
	goal: 'Replay a block',
	into: 'main',
	workers,
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
		verify: `verify t${index}`,
		minutes: expected,
	})),
});

/** Returns what each task changes for others and relies on: nothing where reads aren't validated. */
export const footprints = ({minutes, pairs}: Block, {validatesReads = false}: Arm): ReadonlyMap<string, Footprint> => new Map(minutes.map((_, index) => {
	const shared = pairs.filter(([first, second, flags]) => validatesReads && flags.includes('topSymbol') && (first === index || second === index));
	return [`t${index}`, {
		writes: [{path: `own/${index}.ts`, change: 'changed'}],
		changes: shared.map(pair => ({symbol: topOf(pair), depth: 'body', hash: String(index)})),
		reads: shared.map(pair => topOf(pair)),
	}];
}));

const topOf = ([first, second]: Block['pairs'][number]): string => `shared/${first}-${second}.ts#Top`;

const sharedClaims = (pairs: Block['pairs'], index: number, excludes: Flag | undefined): string[] => pairs
	.filter(([first, second, flags]) => excludes !== undefined && flags.includes(excludes) && (first === index || second === index))
	.map(([first, second]) => `shared/${first}-${second}.ts`);
