import {findMoved} from '../changes/heaviest-order.ts';
import type {Statement} from './statements.ts';

/** What differs between two texts of a symbol: statements of the second that are new, changed or elsewhere, those whose types alone differ, and those of the first that are gone. */
export type ChangedStatements = {readonly changed: ReadonlySet<Statement>; readonly retyped: ReadonlySet<Statement>; readonly gone: readonly Statement[]};

/** Compares a symbol's statements. One whose inner statements alone differ hasn't changed itself. */
export function changedStatements(old: Statement, now: Statement): ChangedStatements {
	const found: Found = {changed: new Set(), retyped: new Set(), gone: []};
	compare(old, now, found);
	return found;
}

/** Returns a statement with all within it. */
export function withInner(statement: Statement): Statement[] {
	return [statement, ...statement.inner.flatMap(inner => withInner(inner))];
}

type Found = {readonly changed: Set<Statement>; readonly retyped: Set<Statement>; readonly gone: Statement[]};

function compare(old: Statement, now: Statement, found: Found): void {
	if (old.head !== now.head) {
		found.changed.add(now);
		found.gone.push(old);
	} else if (old.typedHead !== now.typedHead) {
		found.retyped.add(now);
	}

	const [before, after] = [keysOf(old.inner), keysOf(now.inner)];
	const kept = before.keys().filter(key => after.has(key)).toArray();
	const places = new Map(after.keys().map((key, place) => [key, place]));
	const moved = findMoved(kept.map(key => places.get(key)!), kept.map(key => key.length));
	for (const place of moved) {
		add(after.get(kept[place]!)!, found);
	}

	pairUp(withoutKeys(before, after), withoutKeys(after, before), found);
}

function withoutKeys(statements: ReadonlyMap<string, Statement>, others: ReadonlyMap<string, Statement>): Statement[] {
	return statements.entries().filter(([key]) => !others.has(key)).map(([, statement]) => statement).toArray();
}

/** Statements by what they say, the same said again by its count. */
function keysOf(statements: readonly Statement[]): Map<string, Statement> {
	const counts = new Map<string, number>();
	return new Map(statements.map(statement => {
		const count = (counts.get(statement.text) ?? 0) + 1;
		counts.set(statement.text, count);
		return [`${count} ${statement.text}`, statement];
	}));
}

/** One that begins as it did is the same, changed within; else the first of its kind is. */
function pairUp(before: readonly Statement[], after: readonly Statement[], found: Found): void {
	const left = new Set(before);
	const begun = new Set(before.map(({head}) => head)).intersection(new Set(after.map(({head}) => head)));
	for (const statement of after) {
		const partner = left.values().find(({head}) => head === statement.head)
			?? left.values().find(({head, node}) => node.type === statement.node.type && !begun.has(head));
		if (partner) {
			left.delete(partner);
			compare(partner, statement, found);
		} else {
			add(statement, found);
		}
	}

	found.gone.push(...left.values().flatMap(statement => withInner(statement)));
}

function add(statement: Statement, {changed}: Found): void {
	for (const one of withInner(statement)) {
		changed.add(one);
	}
}
