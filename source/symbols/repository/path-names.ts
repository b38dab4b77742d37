/** The folder of a path; empty at the top. */
export function directoryOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function baseName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** A file's name up to its first dot. */
export function stemOf(path: string): string {
	const name = baseName(path);
	const dot = name.indexOf('.', 1);
	return dot === -1 ? name : name.slice(0, dot);
}

/** A path seen from a folder, without `.` and `..`; nothing when it leaves the repository. */
export function joinPath(directory: string, path: string): string | undefined {
	const parts: string[] = [];
	for (const part of `${directory}/${path}`.split('/')) {
		if (part === '..') {
			if (parts.pop() === undefined) {
				return undefined;
			}
		} else if (part !== '' && part !== '.') {
			parts.push(part);
		}
	}

	return parts.join('/');
}

/** A folder and those around it, innermost first, the top as the empty path. */
export function foldersUp(directory: string): string[] {
	const folders: string[] = [];
	for (let folder = directory; folder !== ''; folder = directoryOf(folder)) {
		folders.push(folder);
	}

	return [...folders, ''];
}

/** The path of a file in a folder, which may be the top. */
export function pathIn(folder: string, file: string): string {
	return [folder, file].filter(part => part !== '').join('/');
}
