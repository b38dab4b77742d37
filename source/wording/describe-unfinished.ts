import type {UnfinishedLine} from '../model/landing.ts';

/** A line as compilers name it: `src/tax.ts:12: // TODO refunds`. */
export function describeUnfinished({path, line, text}: UnfinishedLine): string {
	return `${path}:${line}: ${text}`;
}
