import {mergeByOf} from '../claims/engine-owned.ts';
import type {MergeRule} from '../git/landing/merge-engine-owned.ts';
import type {Plan} from '../model/plan.ts';
import type {TaskKey} from '../model/names.ts';
import type {SessionState} from '../model/session-state.ts';
import type {Task} from '../model/task.ts';
import type {Command} from '../model/command.ts';
import type {Repository} from '../git/repository.ts';
import type {Places} from '../storage/places.ts';
import type {RepositorySettings} from '../storage/settings.ts';
import type {SourceParser} from '../symbols/parsing/parser.ts';
import type {ActivityBook} from './panes/activity.ts';
import type {VetoProofs} from './canary/veto-proofs.ts';
import type {Mailbox} from './gate/mailbox.ts';
import type {HostLink} from './panes/host-link.ts';
import type {RepositoryIndexes} from './indexes/repository-indexes.ts';
import type {Program} from './processes/start-session.ts';
import type {Turns} from './turns.ts';

/** What the performers of effects work with. */
export type World = {
	readonly repository: Repository;
	readonly places: Places;
	/** The repository's settings as they are now. */
	readonly settings: () => Promise<RepositorySettings>;
	readonly host: HostLink;
	readonly parser: SourceParser;
	readonly indexes: RepositoryIndexes;
	readonly program: Program;
	/** Keeps two from working in one verification slot: a verification that is no longer wanted needs a moment to end. */
	readonly turns: Turns;
	/** Signs the workers' tokens. */
	readonly secret: string;
	readonly state: () => SessionState;
	readonly activity: ActivityBook;
	/** Where agents' hooks take messages along. */
	readonly mailbox: Mailbox;
	/** What is known of agents' vetoes. */
	readonly proofs: VetoProofs;
	/** Port on which agents reach the engine. */
	readonly port: number;
	readonly report: (command: Command) => void;
	readonly log: (line: string) => void;
};

/** The task of a key that an effect named; it exists, since effects follow from the state. */
export const taskOf = (state: SessionState, key: TaskKey): Task => {
	const task = findTaskOf(state, key);
	if (task === undefined) {
		throw new Error(`The task ${key} is not known.`);
	}

	return task;
};

/** The task of a key that came from outside, if there is one. */
export const findTaskOf = (state: SessionState, key: TaskKey): Task | undefined => {
	const [run, id] = splitKey(key);
	return state.runs[run]?.tasks[id];
};

/** `r1/auth` as run and task id. */
export const splitKey = (key: TaskKey): [run: string, id: string] => {
	const slash = key.indexOf('/');
	return [key.slice(0, slash), key.slice(slash + 1)];
};

/** The branch a task's worktree is on. */
export const taskBranch = (key: TaskKey): string => `jupiter/${key}`;

/** How a run's files that no task locks are merged. */
export const mergeRuleOf = ({engineOwned}: Plan): MergeRule => path => mergeByOf(path, engineOwned);

/** The branch that a run's landed work is on. */
export const resultBranch = (run: string): string => `jupiter/${run}/result`;
