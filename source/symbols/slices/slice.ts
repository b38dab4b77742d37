import {withInner, type ChangedStatements} from './changed-statements.ts';
import type {Statement} from './statements.ts';

/**
Returns the statements that have to do with what changed in a symbol: those changed, what gives them their values and decides about them, and what
goes on from them. These are the slices by which Horwitz, Prins and Reps tell whether two changes of a program interfere (1989), taken by names alone.
*/
export function sliceAround(statements: readonly Statement[], {changed, retyped, gone}: ChangedStatements): ReadonlySet<Statement> {
	const [root] = statements;
	if (changed.size === 0 && gone.length === 0) {
		return retyped;
	}

	if (changed.has(root!) || gone.some(({isJump}) => isJump)) {
		return new Set(statements);
	}

	const starts = [...[...changed].flatMap(statement => withInner(statement)), ...statements.filter(statement => follows(changed, statement))];
	const locals = new Set([...statements.slice(1), ...gone].flatMap(({binds}) => [...binds]));
	const shared = new Set([...starts, ...gone].flatMap(({uses, binds}) => [...uses, ...binds]).filter(name => locals.has(name)));
	const beside = statements.slice(1).filter(({uses}) => !uses.isDisjointFrom(shared));
	const deciding = [...sources(statements, starts)].flatMap(statement => withOuter(statement));
	return new Set([root!, ...retyped, ...deciding, ...beside, ...consequences(statements, [...starts, ...gone])]).difference(new Set(gone));
}

/** After a jump that is new or other, what follows is reached otherwise. */
function follows(changed: ReadonlySet<Statement>, {node}: Statement): boolean {
	return changed.values().some(({isJump, node: jump, reach}) => isJump && node.start >= jump.end && node.start < reach);
}

/** What gives values to names that these use, and to what that uses. */
function sources(statements: readonly Statement[], starts: readonly Statement[]): ReadonlySet<Statement> {
	const byName = groupByNames(statements.slice(1), ({binds}) => binds);
	return closure(starts, ({uses}) => [...uses].flatMap(name => byName.get(name) ?? []));
}

/**
What uses the values that these give, with what that decides about, and what stands around a statement that hands its value on.
The symbol itself is the end of every way.
*/
function consequences(statements: readonly Statement[], starts: readonly Statement[]): ReadonlySet<Statement> {
	const byName = groupByNames(statements.slice(1), ({uses}) => uses);
	return closure(starts, statement => [
		...statement.outer?.outer && handsOn(statement) ? [statement.outer] : [],
		...[...statement.binds].flatMap(name => byName.get(name) ?? []).flatMap(user => decides.test(user.node.type) ? withInner(user) : [user]),
	]);
}

/** An entry of an object does, the expression that a block ends with, and whatever returns. */
function handsOn(statement: Statement): boolean {
	return !/_(?:statement|declaration|definition)$/.test(statement.node.type) || withInner(statement).some(({isJump}) => isJump);
}

const decides = /^(?:if|else|elif|unless|switch|match|for|while|until|do)/;

function groupByNames(statements: readonly Statement[], namesOf: (statement: Statement) => ReadonlySet<string>): ReadonlyMap<string, Statement[]> {
	const named = statements.flatMap(statement => [...namesOf(statement)].map(name => ({name, statement})));
	return new Map(Map.groupBy(named, ({name}) => name).entries().map(([name, found]) => [name, found.map(({statement}) => statement)]));
}

function closure(starts: readonly Statement[], nextOf: (statement: Statement) => readonly Statement[]): ReadonlySet<Statement> {
	const reached = new Set(starts);
	const waiting = [...starts];
	for (let statement = waiting.pop(); statement; statement = waiting.pop()) {
		const fresh = nextOf(statement).filter(next => !reached.has(next));
		for (const next of fresh) {
			reached.add(next);
			waiting.push(next);
		}
	}

	return reached;
}

function withOuter(statement: Statement): Statement[] {
	return statement.outer ? [statement, ...withOuter(statement.outer)] : [statement];
}
