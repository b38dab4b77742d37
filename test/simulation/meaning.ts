import type {Change} from '../../source/model/change.ts';
import type {Mark, Tree} from './git-model.ts';
import {atoms, type Atom} from './universe.ts';

/** A mark with `^` in it is an edit of an interface; any other only of what is behind it. */
export const ofInterface = '^';

/** Whether an edit is one of its atom's interface. */
export function isOfInterface(mark: Mark): boolean {
	return mark.includes(ofInterface);
}

/** Whether an agent's edit has a line in it that looks unfinished: one in ten has. */
export function looksUnfinished(mark: Mark): boolean {
	return /^(?:stray )?r1\/.*\.\d*4\D*$/v.test(mark);
}

/** Returns what an atom's interface is in a tree. */
export function interfaceIn(tree: Tree, atom: Atom): string {
	return ['base', ...marksIn(tree, atom).filter(mark => isOfInterface(mark))].join(' ');
}

/** Returns all marks of an atom and its members. */
export function marksIn(tree: Tree, atom: Atom): Mark[] {
	const within = atoms.filter(other => other === atom || other.startsWith(`${atom}.`));
	return within.flatMap(other => [...tree.get(`${other}@0`)!, ...tree.get(`${other}@1`)!]);
}

/** Returns what is different in a tree for those who rely on something, as an index would tell the engine. */
export function changesBetween(before: Tree, after: Tree): Change[] {
	return atoms.flatMap((symbol): Change[] => {
		const was = interfaceIn(before, symbol);
		const is = interfaceIn(after, symbol);
		const body = marksIn(after, symbol).join(' ');
		if (was !== is) {
			return [{symbol, depth: 'interface', was, is, hash: is}];
		}

		return marksIn(before, symbol).join(' ') === body ? [] : [{symbol, depth: 'body', hash: body}];
	});
}
