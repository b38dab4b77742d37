import {activityIntervalMs, busyShare, maxRemembered} from '../../model/limits/stalls.ts';
import type {Command} from '../../model/command.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import type {PaneActivity} from '../../protocol/host-wire.ts';
import {paneKey} from './pane-key.ts';

/** What is seen of the agents at work, kept until the engine has been told. */
export type ActivityBook = {
	/** A worker has called: a sign of life, and with `isProgress` one of getting on. */
	readonly heard: (task: TaskKey, isProgress: boolean) => void;
	/** A worktree holds something else than before; `mark` is the same for the same content. */
	readonly wrote: (task: TaskKey, mark: string) => void;
	/** Takes in what the host sees of its panes, and returns what the engine is to be told. */
	readonly look: (panes: readonly PaneActivity[]) => Command[];
};

/** Keeps book of signs of life. What an earlier engine saw is forgotten, and everybody gets their time again. */
export const createActivityBook = (state: () => SessionState, now: () => number): ActivityBook => {
	const pages = new Map<TaskKey, Page>();

	const pageOf = (task: Task): Page => {
		const known = pages.get(task.key);
		if (known?.launch === task.launch) {
			return known;
		}

		const at = now();
		const fresh: Page = {launch: task.launch, aliveAt: at, progressAt: at, repeats: 0, lookedAt: at, cpuMs: 0, marks: [], isActive: false, isNew: false};
		pages.set(task.key, fresh);
		return fresh;
	};

	const note = (key: TaskKey, change: (page: Page) => void) => {
		const task = atWork(state()).find(candidate => candidate.key === key);
		if (task) {
			change(pageOf(task));
		}
	};

	return {
		heard(key, isProgress) {
			note(key, page => {
				page.aliveAt = now();
				page.isActive = true;
				if (isProgress) {
					getOn(page, now());
				}
			});
		},
		wrote(key, mark) {
			note(key, page => {
				page.aliveAt = now();
				page.isActive = true;
				if (remember(page, mark)) {
					getOn(page, now());
				}
			});
		},
		look(panes) {
			const tasks = atWork(state());
			const wanted = new Set(tasks.map(({key}) => key));
			for (const key of pages.keys()) {
				if (!wanted.has(key)) {
					pages.delete(key);
				}
			}

			return tasks.flatMap(task => {
				const pane = panes.find(({key}) => key === paneKey(task.key, task.launch));
				return pane === undefined ? [] : [reportOf(task, pageOf(task), pane, now())];
			});
		},
	};
};

/** What is known of one launch. */
type Page = {
	readonly launch: number;
	aliveAt: number;
	progressAt: number;
	repeats: number;
	lookedAt: number;
	cpuMs: number;
	/** Contents and screens seen last, oldest first. */
	readonly marks: string[];
	/** Since the last look: whether it did anything, and whether any of that was new. */
	isActive: boolean;
	isNew: boolean;
};

const atWork = (state: SessionState): Task[] =>
	Object.values(state.runs).flatMap(run => Object.values(run.tasks)).filter(task => task.phase === 'working' && task.running && !task.paused);

const getOn = (page: Page, at: number): void => {
	page.progressAt = at;
	page.isNew = true;
};

/** Whether a mark is not among the last ones. */
const remember = (page: Page, mark: string): boolean => {
	const isNew = !page.marks.includes(mark);
	if (isNew) {
		page.marks.push(mark);
		page.marks.splice(0, page.marks.length - maxRemembered);
	}

	return isNew;
};

const reportOf = ({key: task, launch}: Task, page: Page, {lastOutputAt, lastTypedAt, cpuMs, screenMark}: PaneActivity, now: number): Command => {
	const hasOutput = lastOutputAt > page.lookedAt;
	// A program that waits uses a little too, for its timers.
	const isBusy = cpuMs - page.cpuMs > (now - page.lookedAt) * busyShare;
	page.isActive ||= hasOutput;
	page.isNew ||= (hasOutput && remember(page, screenMark)) || isBusy;
	if (lastTypedAt > page.progressAt) {
		getOn(page, lastTypedAt);
	}

	page.aliveAt = Math.max(page.aliveAt, lastOutputAt, lastTypedAt, isBusy ? now : 0);
	page.repeats = page.isNew ? 0 : page.repeats + Number(page.isActive);
	Object.assign(page, {lookedAt: now, cpuMs, isActive: false, isNew: false});
	return {type: 'activity-seen', task, launch, activity: {aliveAt: page.aliveAt, progressAt: page.progressAt, repeats: page.repeats}};
};

/** Time between two looks, ms: less often for people of much patience, and never so often that looking is work. */
export const lookIntervalMs = (patience: number): number => Math.max(250, activityIntervalMs * Math.min(1, patience));
