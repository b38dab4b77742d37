import type {Claim} from '../../source/model/plan.ts';

/** The files of the simulated repository and the symbols in each; `k.m` is a member of `k`. */
const files = ['src/a.ts', 'src/b.ts', 'lib/c.ts'];
const symbols = ['f', 'g', 'k', 'k.m'];

/** The smallest things that can be written: a symbol of a file, without its members. */
export type Atom = string;

/** What the locks are about. */
export const lockable: readonly Atom[] = files.flatMap(file => symbols.map(symbol => `${file}#${symbol}`));

/** Keys of a file that nobody locks: git merges what several tasks add there. */
export const shared: readonly Atom[] = ['package.json#x', 'package.json#y'];

/** All there is to write. */
export const atoms: readonly Atom[] = [...lockable, ...shared];

/** Atoms next to each other in a file: two tasks may not hold both at once. */
export const neighbours: ReadonlyArray<readonly [Atom, Atom]> = [['src/a.ts#f', 'src/a.ts#g'], ['lib/c.ts#g', 'lib/c.ts#k']];

/** Returns what nobody else may hold while a task holds these atoms. */
export function withNeighbours(own: readonly Atom[]): readonly Atom[] {
	return [...own, ...neighbours.flatMap(([a, b]) => [...(own.includes(a) ? [b] : []), ...(own.includes(b) ? [a] : [])])];
}

/** Whether everybody may write an atom. */
export function isShared(atom: Atom): boolean {
	return atom.startsWith('package.json#');
}

/** What plans and workers claim. */
export const someClaims: readonly Claim[] = [
	...lockable,
	...files,
	'src/**',
	'lib',
	'**/*.ts',
	'package.json',
	'**',
];

/** Returns the atoms a claim locks. Written anew for this small world, so that an error in `claims/` isn't repeated here. */
export function atomsOf(claim: Claim): readonly Atom[] {
	const known = expanded.get(claim);
	if (known) {
		return known;
	}

	const fresh = lockable.filter(atom => means(claim, atom));
	expanded.set(claim, fresh);
	return fresh;
}

function means(claim: Claim, atom: Atom): boolean {
	const [file] = atom.split('#') as [string];
	return claim.includes('#')
		? atom === claim || atom.startsWith(`${claim}.`)
		: claim === '**/*.ts' || claim === '**' || file === claim || file.startsWith(`${claim.replace('/**', '')}/`);
}

const expanded = new Map<Claim, readonly Atom[]>();
