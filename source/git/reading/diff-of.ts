import {maxDiffCharacters} from '../../model/limits/screen.ts';
import {porcelain} from '../running/porcelain.ts';
import type {Repository} from '../repository.ts';

export type DiffRequest = {
	readonly repository: Repository;
	/** Commits or trees. */
	readonly from: string;
	readonly to: string;
	/** Only these, taken literally; all when absent or empty. */
	readonly paths?: readonly string[];
};

/** A patch for a person to read. */
export async function diffOf({repository, from, to, paths = []}: DiffRequest): Promise<string> {
	const text = await porcelain(repository.commonDirectory).raw(['diff', '--no-color', '--no-ext-diff', '--no-textconv', '--find-renames', from, to, '--', ...paths]);
	return text.length > maxDiffCharacters
		? `${text.slice(0, maxDiffCharacters)}\n… the diff is longer; see all of it with: git diff ${from} ${to}\n`
		: text;
}
