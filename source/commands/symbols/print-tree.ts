import path from 'node:path';
import type {FileIndex} from '../../symbols/file-index.ts';
import {withoutCount} from '../../symbols/repository/keys.ts';
import {visible} from '../printing/print.ts';

/** Prints a line for each file, under its folder: the names at its top, as far as the width goes. */
export function printTree(files: readonly FileIndex[], width: number): void {
	let folder = '.';
	for (const file of files.toSorted((a, b) => placeInTree(a) < placeInTree(b) ? -1 : 1)) {
		const own = path.posix.dirname(file.path);
		if (own !== folder) {
			console.log(`${visible(own)}/`);
			folder = own;
		}

		const tops = file.symbols.filter(({parent}) => parent === undefined).map(({address}) => withoutCount(address));
		const name = `${own === '.' ? '' : '  '}${visible(path.posix.basename(file.path))}`;
		console.log(`${name}  ${shortened([...new Set(tops)].join(' '), Math.max(shortestNames, width - name.length - 2))}`);
	}
}

/** Columns that names get beside the longest file's name. */
const shortestNames = 20;

// A folder's files stand together, before those of the folders in it.
function placeInTree({path: file}: FileIndex): string {
	return `${path.posix.dirname(file)}\0${path.posix.basename(file)}`;
}

function shortened(text: string, width: number): string {
	if (text.length <= width) {
		return text;
	}

	const end = text.lastIndexOf(' ', width - 2);
	return `${text.slice(0, end === -1 ? width - 2 : end)} …`;
}
