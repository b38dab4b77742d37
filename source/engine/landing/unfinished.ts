import type {Failure} from '../../model/failure.ts';
import type {UnfinishedLine} from '../../model/landing.ts';
import type {Task} from '../../model/task.ts';
import {describeUnfinished} from '../../wording/describe-unfinished.ts';
import {list} from '../words.ts';

/** Returns why a task is sent back that seems unfinished, or nothing where its worker has been asked about all that looks so. */
export function unfinishedFailure({asked = []}: Task, lines: readonly UnfinishedLine[] = []): Failure | undefined {
	const open = lines.filter(line => !asked.includes(nameOf(line)));
	if (open.length === 0) {
		return undefined;
	}

	return {
		kind: 'unfinished',
		summary: `It looks unfinished in ${list([...new Set(open.map(({path}) => `\`${path}\``))])}.`,
		detail: [
			...open.map(line => describeUnfinished(line)),
			'',
			'help: finish it. What is meant to stay so may stay: hand it in again, and nobody asks twice about the same line.',
		].join('\n'),
		asks: open.map(line => nameOf(line)),
	};
}

/** Without its number, which moves when something above it is finished. */
function nameOf({path, text}: UnfinishedLine): string {
	return `${path}: ${text}`;
}
