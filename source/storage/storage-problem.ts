/** Does something with a database file and turns SQLite's failure into a sentence with the next step. */
export function readable<Result>(file: string, work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		const sentence = sentences.get(primaryCode(error));
		throw sentence === undefined ? error : new Error(sentence(file), {cause: error});
	}
}

/** Whether the file isn't a database, or is a damaged one. */
export function isDamage(error: unknown): boolean {
	return primaryCode(error) === corrupt || primaryCode(error) === notDatabase;
}

/** Whether something failed, in the end, because no room is left on a disk or in a quota. */
export function isDiskFull(error: unknown): boolean {
	return error instanceof Error && (primaryCode(error) === full || ('code' in error && noRoom.has(error.code)) || isDiskFull(error.cause));
}

const noRoom: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);
const busy = 5;
const readOnly = 8;
const inputOutput = 10;
const corrupt = 11;
const full = 13;
const cannotOpen = 14;
const notDatabase = 26;

const sentences = new Map<number | undefined, (file: string) => string>([
	[busy, file => `Another program holds ${file}. End it, then try again.`],
	[readOnly, file => `${file} cannot be written. Give yourself write permission to it and its folder, then try again.`],
	[inputOutput, file => `The disk failed while writing ${file}; nothing of the last step was kept. Check the disk, then restart the session.`],
	[corrupt, file => `${file} is damaged. Restart the session: it is moved aside and a new one is begun.`],
	[full, file => `The disk with ${file} is full; nothing of the last step was kept. Free some space, then restart the session.`],
	[cannotOpen, file => `${file} cannot be opened. Check that its folder exists and that you may write there.`],
	[notDatabase, file => `${file} is not a journal. Move it away, then restart the session.`],
]);

/** SQLite's extended codes carry the primary one in their low byte. */
function primaryCode(error: unknown): number | undefined {
	return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xFF : undefined;
}
