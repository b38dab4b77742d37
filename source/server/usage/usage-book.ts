import type {LogReader, Spending, UsageLog} from '../../agents/usage-log.ts';
import {usageIntervalMs} from '../../model/limits/usage.ts';
import type {TaskKey} from '../../model/names.ts';
import type {UsageReport} from '../../model/usage.ts';
import type {Launched} from '../gate/status-reports.ts';
import {readLog, type LineReader} from './read-log.ts';

/** What agents tell of their use of models, on its way to the engine. */
export type UsageBook = {
	/** An agent has said what it has used. */
	readonly see: (launched: Launched, spending: Spending) => void;
	/** The agent's log is at this path, and may hold more than before. */
	readonly follow: (launched: Launched, log: UsageLog, path: string) => void;
	/** Reads what the task's log still holds and reports all: its turn or its process is over. */
	readonly settle: (task: TaskKey) => Promise<void>;
	/** Until when the allowance of the launch's provider is used up, as far as it has said, in milliseconds since 1970; 0 when it isn't. */
	readonly exhausted: (launched: Launched) => number;
	/** Why its provider refused the launch's last turn for a limit; empty when it didn't. */
	readonly refusal: (launched: Launched) => string;
	readonly close: () => void;
};

/** Keeps what agents say until it is time to report it: the last totals of each meter, the sum of its steps. */
export const createUsageBook = (report: (launched: Launched, usage: UsageReport) => void): UsageBook => {
	const pages = new Map<TaskKey, Page>();
	let isClosed = false;

	const pageOf = (launched: Launched): Page => {
		const known = pages.get(launched.task);
		if (known?.launched.launch === launched.launch) {
			return known;
		}

		if (known) {
			tell(known);
		}

		const fresh: Page = {launched, reports: new Map(), exhausted: 0, refusal: '', reading: Promise.resolve()};
		pages.set(launched.task, fresh);
		return fresh;
	};

	const tell = (page: Page) => {
		clearTimeout(page.timer);
		delete page.timer;
		for (const usage of page.reports.values()) {
			report(page.launched, usage);
		}

		page.reports.clear();
	};

	const note = (page: Page, {usage, exhausted, refusal}: Spending) => {
		page.exhausted = exhausted ?? page.exhausted;
		page.refusal = refusal ?? page.refusal;
		if (usage === undefined) {
			return;
		}

		page.reports.set(usage.meter, together(page.reports.get(usage.meter), usage));
		page.timer ??= setTimeout(() => {
			tell(page);
		}, usageIntervalMs).unref();
	};

	const readOn = async (page: Page): Promise<void> => {
		page.reading = page.reading.then(async () => readLines(page));
		return page.reading;
	};

	const readLines = async (page: Page): Promise<void> => {
		const {log} = page;
		try {
			await log?.lines.more(line => {
				const spending = isClosed ? undefined : log.read(line);
				if (spending !== undefined) {
					note(page, spending);
				}
			});
		} catch {
			// It is no file that can be read, so it tells nothing; what the agent itself says counts all the same.
			delete page.log;
		}
	};

	return {
		see(launched, spending) {
			note(pageOf(launched), spending);
		},
		follow(launched, log, path) {
			const page = pageOf(launched);
			if (page.log?.path !== path) {
				page.log = {path, lines: readLog(path), read: log.read(path)};
			}

			void readOn(page);
		},
		async settle(task) {
			const page = pages.get(task);
			if (page === undefined || isClosed) {
				return;
			}

			await readOn(page);
			tell(page);
		},
		exhausted: launched => pageOf(launched).exhausted,
		refusal: launched => pageOf(launched).refusal,
		close() {
			isClosed = true;
			for (const page of pages.values()) {
				tell(page);
			}

			pages.clear();
		},
	};
};

/** What is known of one launch. */
type Page = {
	readonly launched: Launched;
	/** Not reported yet, by meter. */
	readonly reports: Map<string, UsageReport>;
	timer?: NodeJS.Timeout;
	exhausted: number;
	refusal: string;
	log?: {readonly path: string; readonly lines: LineReader; readonly read: LogReader};
	/** One reads at a time, as each goes on where the last one stopped. */
	reading: Promise<void>;
};

const together = (before: UsageReport | undefined, next: UsageReport): UsageReport => {
	if (before === undefined || next.counts === 'total') {
		return {...before, ...next};
	}

	const sums = counted.flatMap(name => before[name] === undefined && next[name] === undefined ? [] : [[name, (before[name] ?? 0) + (next[name] ?? 0)]] as const);
	return {...before, ...next, ...Object.fromEntries(sums)};
};

const counted = ['inputTokens', 'cachedTokens', 'outputTokens', 'dollars'] as const;
