import type {Write} from '../../model/change.ts';
import type {SourceParser} from '../parsing/parser.ts';
import {sideOf} from './kept-sides.ts';
import type {Container} from './pieces.ts';

/**
Says where a change of one file puts what is new: in the file or a symbol that was there, behind which of its members. Git takes two insertions
between the same lines for a conflict, whatever they insert. Nothing for a file that comes or goes.
*/
export async function newPlaces(parser: SourceParser, path: string, before: string | undefined, after: string | undefined): Promise<readonly Write[]> {
	const [old, now] = [await sideOf(parser, path, before), await sideOf(parser, path, after)];
	if (!old || !now) {
		return [];
	}

	return [...now.containers].flatMap(([symbol, container]) => placesIn(old.containers.get(symbol), container)
		.map((place): Write => ({path, ...symbol !== undefined && {symbol}, change: 'added', place})));
}

function placesIn(before: Container | undefined, now: Container): Array<NonNullable<Write['place']>> {
	if (!before) {
		return [];
	}

	const known = new Set(membersOf(before));
	const places = new Map<string | undefined, NonNullable<Write['place']>>();
	let last: string | undefined;
	for (const address of membersOf(now)) {
		if (known.has(address)) {
			last = address;
		} else {
			places.set(last, last === undefined ? {} : {after: last});
		}
	}

	return places.values().toArray();
}

function membersOf({pieces}: Container): string[] {
	return pieces.flatMap(({address}) => address ?? []);
}
