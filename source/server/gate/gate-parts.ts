import type {Answer} from '../../engine/draft.ts';
import type {Repository} from '../../git/repository.ts';
import type {Command} from '../../model/command.ts';
import type {JournalEntry} from '../../model/event.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Places} from '../../storage/places.ts';
import type {SourceParser} from '../../symbols/parsing/parser.ts';
import type {Canaries} from '../canary/canaries.ts';
import type {UsageBook} from '../usage/usage-book.ts';
import type {StatusReports} from './status-reports.ts';
import type {Mailbox} from './mailbox.ts';

/** What answering agents' calls works with. */
export type GateParts = {
	readonly repository: Repository;
	readonly places: Places;
	readonly parser: SourceParser;
	readonly state: () => SessionState;
	readonly submit: (command: Command) => Answer;
	readonly entries: (after: number, limit: number) => readonly JournalEntry[];
	readonly workerOf: (token: string) => TaskKey | undefined;
	readonly canaries: Canaries;
	/** Told of every call of a worker. */
	readonly heard: (task: TaskKey, isProgress: boolean) => void;
	readonly mailbox: Mailbox;
	readonly statuses: StatusReports;
	readonly usage: UsageBook;
	/** The bubblewrap that works here, if there is one. */
	readonly sandbox: () => Promise<string | undefined>;
	readonly log: (line: string) => void;
};
