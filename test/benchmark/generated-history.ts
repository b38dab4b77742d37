import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {git, type GitPlace} from '../../source/git/running/run-git.ts';
import type {Block, Flag} from './replay-blocks.ts';

/**
Makes a repository whose commits touch each other as a block says: its first commit holds all files, then one commit follows for each task.
Two tasks that conflict edit one line, those that share a nested symbol lines far apart in one method, those that share a class two methods of it,
those that share a file two functions in it; what depends on another edits a function that the other adds.
*/
export const generateHistory = async (block: Block, folder: string): Promise<void> => {
	const gitDirectory = path.join(folder, '.git');
	await mkdir(gitDirectory, {recursive: true});
	const place: GitPlace = {gitDirectory};
	await git(place, ['init', '--quiet', '--bare', '--initial-branch=main']);
	const commits = block.minutes.map((_, done) => commitOf(block, done + 1, `Change ${done}`));
	await git(place, ['fast-import', '--quiet'], {input: [commitOf(block, 0, 'Begin'), ...commits].join('')});
	await git(place, ['config', 'core.bare', 'false']);
};

/** The tree when so many tasks are done, as git's fast-import takes a commit. */
const commitOf = (block: Block, done: number, title: string): string => [
	'commit refs/heads/main\n',
	`committer Replay <replay@example.org> ${946_684_800 + done} +0000\n`,
	data(title),
	'deleteall\n',
	...Object.entries(filesOf(block, done)).map(([file, text]) => `M 100644 inline ${file}\n${data(text)}`),
].join('');

const data = (text: string): string => `data ${text.length}\n${text}\n`;

const filesOf = ({minutes, pairs}: Block, done: number): Record<string, string> => Object.fromEntries([
	...minutes.map((_, task) => [`own/${task}.ts`, functionText(`own${task}`, done > task ? 'changed' : 'first')] as const),
	...pairs.flatMap(([first, second, flags]) => {
		const text = sharedText(flags, {isFirstDone: done > first, isSecondDone: done > second});
		return text === undefined ? [] : [[`shared/${first}-${second}.ts`, text] as const];
	}),
]);

type Done = {readonly isFirstDone: boolean; readonly isSecondDone: boolean};

const sharedText = (flags: readonly Flag[], {isFirstDone, isSecondDone}: Done): string | undefined => {
	const first = isFirstDone ? 'first' : 'none';
	const second = isSecondDone ? 'second' : 'none';
	if (flags.includes('dependsOn')) {
		return ['export const before = true;\n', ...isFirstDone ? [functionText('added', second)] : []].join('\n');
	}

	if (flags.includes('conflict')) {
		return functionText('both', isSecondDone ? 'second' : first);
	}

	if (flags.includes('nestedSymbol')) {
		return classText([methodText('both', [first, ...apart, second])]);
	}

	if (flags.includes('topSymbol')) {
		return classText([methodText('one', [first]), methodText('other', [second])]);
	}

	return flags.includes('fileOwned') || flags.includes('file') ? [functionText('one', first), functionText('other', second)].join('\n') : undefined;
};

/** Lines that keep two edits from touching. */
const apart = ['a', 'b', 'c', 'd', 'e'];

const functionText = (name: string, value: string): string => `export function ${name}(): string {\n\treturn '${value}';\n}\n`;

const classText = (methods: readonly string[]): string => `export class Shared {\n${methods.join('\n')}}\n`;

const methodText = (name: string, values: readonly string[]): string => `\t${name}(): string[] {\n\t\treturn [\n${values.map(value => `\t\t\t'${value}',\n`).join('')}\t\t];\n\t}\n`;
