import {parsedClaim} from '../claims/claim-cache.ts';
import {maxPlannedMinutes} from '../model/limits/planning.ts';
import type {Draft, DraftTask, DraftWrite} from './draft.ts';
import type {RepositoryFacts} from './facts.ts';

/** Gives tasks whose time the planner couldn't tell one by what they claim. */
export function estimateTimes(draft: Draft, facts: RepositoryFacts): Draft {
	return {...draft, tasks: draft.tasks.map(task => task.minutes > 0 ? task : {...task, minutes: estimate(task, facts)})};
}

function estimate({writes}: DraftTask, facts: RepositoryFacts): number {
	const sum = writes.reduce((minutes, write) => minutes + minutesFor(write, facts), startMinutes);
	return Math.min(Math.max(Math.round(sum), 1), maxPlannedMinutes);
}

/** An agent's reading of its briefing and a look around. */
const startMinutes = 2;

// Rough, and the same for everybody: what counts is how tasks compare.
function minutesFor({claim, change, because}: DraftWrite, facts: RepositoryFacts): number {
	const {path, symbol, kind} = parsedClaim(claim);
	if (because !== undefined || change === 'removed') {
		return 0.5;
	}

	if (kind === 'directory' || kind === 'glob') {
		return 8;
	}

	if (change === 'new') {
		return symbol === undefined ? 5 : 3;
	}

	const lines = facts.symbolsIn(path).filter(({address, parent}) => symbol === undefined ? parent === undefined : address === symbol)
		.reduce((count, {startLine, endLine}) => count + endLine - startLine + 1, 0);
	return Math.min(1.5 + (lines / 40), 10);
}
