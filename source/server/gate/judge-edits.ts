import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {HookAnswer} from '../../agents/hook.ts';
import {unknownText, type IntendedEdit} from '../../agents/intended-edit.ts';
import {claimFor} from '../../claims/claim-for.ts';
import {blockersOf} from '../../engine/locks/blockers.ts';
import {checkWrites} from '../../engine/locks/check-writes.ts';
import {isCovered} from '../../engine/locks/late-claims.ts';
import {isIgnored} from '../../git/reading/is-ignored.ts';
import {textAt} from '../../git/reading/text-at.ts';
import {maxChangeBytes} from '../../model/limits/symbols.ts';
import type {Write} from '../../model/change.ts';
import type {Task} from '../../model/task.ts';
import {changedFile, changedWrites} from '../../symbols/changes/changed-writes.ts';
import {newPlaces} from '../../symbols/changes/new-places.ts';
import {placeOfEdit} from './place-of-edit.ts';
import type {GateParts} from './gate-parts.ts';

/**
Decides whether a worker may make the edits of one tool call now: all of them, or none. What they write beyond its locks is claimed late
where nobody is in the way. Without a verdict they are nothing of the repository's, and the agent's own rules decide.
*/
export const judgeEdits = async (gate: GateParts, task: Task, edits: readonly IntendedEdit[]): Promise<Pick<HookAnswer, 'verdict' | 'reason'>> => {
	const places = await Promise.all(edits.map(async edit => placeOfEdit(edit.path, task.worktree!, gate)));
	const forbidden = places.find(place => place.kind === 'forbidden');
	if (forbidden !== undefined) {
		return {verdict: 'deny', reason: forbidden.reason};
	}

	const inside = places.flatMap((place, index) => place.kind === 'inside' ? [{...place, edit: edits[index]!}] : []);
	const files = await intendedFiles(task, inside);
	const lacking = await Promise.all(files.map(async file => writesLacking(gate, task, file)));
	const breaches = await contractBreaches(gate, task, files);
	const refusals = breaches.length > 0 ? breaches : claimAll(gate, task, lacking.flat());
	if (refusals.length > 0) {
		return {verdict: 'deny', reason: refusals.join('\n\n')};
	}

	return inside.length < edits.length ? {} : {verdict: 'allow'};
};

type InsideEdit = {readonly file: string; readonly absolute: string; readonly edit: IntendedEdit};

type IntendedFile = {readonly file: string; readonly before: string | undefined; readonly after: IntendedText};
type IntendedText = string | undefined | typeof unknownText;

/** What the files are going to be. Several edits of one are made one after the other. */
const intendedFiles = async (task: Task, edits: readonly InsideEdit[]): Promise<IntendedFile[]> => {
	const texts = new Map<string, {before: string | undefined; after: IntendedText}>();
	for (const {file, absolute, edit} of edits) {
		const before = texts.has(file) ? texts.get(file)!.before : await textOf(absolute);
		const current = texts.has(file) ? texts.get(file)!.after : before;
		const start = edit.from === undefined ? current : await textOf(path.resolve(task.worktree!, edit.from));
		texts.set(file, {before, after: start === unknownText ? unknownText : edit.after(start)});
	}

	return [...texts].map(([file, text]) => ({file, ...text}));
};

/** What becomes of a file beyond the task's locks. */
const writesLacking = async (gate: GateParts, task: Task, {file, before, after}: IntendedFile): Promise<Write[]> => {
	// Who holds the whole file needn't have it parsed.
	if (isCovered(gate.state(), task.key, {path: file, change: 'changed'})) {
		return [];
	}

	const written = await writesOf(gate, file, before, after);
	const writes = written.filter(write => !isCovered(gate.state(), task.key, write));
	const isAdding = written.some(({symbol, change}) => symbol !== undefined && change === 'added');
	if (writes.length === 0 && !isAdding) {
		return [];
	}

	const base = await textAt(task.worktree!, task.base!, file);
	const lacking = [...await withoutRestored(gate, {file, base, after, writes}), ...isAdding ? await placesLacking(gate, task, {file, base, after}) : []];
	return lacking.length === 0 || await isIgnored(task.worktree!, file) ? [] : lacking;
};

/** What the file was when the task began, and is going to be. */
type WholeChange = {readonly file: string; readonly base: string | undefined; readonly after: IntendedText};

/** Where something new is put beyond the task's locks: git takes what two tasks put in one place for a conflict. */
const placesLacking = async (gate: GateParts, task: Task, {file, base, after}: WholeChange): Promise<Write[]> => {
	const places = after === unknownText || isTooLarge(base) || isTooLarge(after) ? [] : await newPlaces(gate.parser, file, base, after);
	return places.filter(write => !isCovered(gate.state(), task.key, write));
};

/** Frozen interfaces that the files would break, each with what to do. */
const contractBreaches = async ({state, parser}: GateParts, task: Task, files: readonly IntendedFile[]): Promise<string[]> => {
	const {contracts} = state().runs[task.run]!;
	const frozen = files.filter(({file}) => contracts.some(({symbol}) => symbol.split('#', 1)[0] === file));
	const changes = await Promise.all(frozen.map(async ({file, after}) => {
		// Of a text that isn't known nothing can be said; landing looks at it.
		const changed = after === unknownText ? undefined : await changedFile(parser, file, await textAt(task.worktree!, task.base!, file), after);
		return changed === undefined || changed.isBroken ? [] : changed.changes;
	}));
	return checkWrites({state: state(), now: Date.now()}, task.key, {writes: [], changes: changes.flat()}).map(({text, detail}) => `error: ${text}\n${detail}`);
};

const writesOf = async ({parser}: GateParts, file: string, before: string | undefined, after: IntendedText): Promise<readonly Write[]> =>
	after === unknownText || isTooLarge(before) || isTooLarge(after)
		? [{path: file, change: before === undefined ? 'added' : 'changed'}]
		: changedWrites(parser, file, before, after);

const isTooLarge = (text: string | undefined): boolean => text !== undefined && text.length > maxChangeBytes;

/** Putting back what was there before is no write: whoever changed too much must be able to undo it. */
const withoutRestored = async (gate: GateParts, {file, base, after, writes}: WholeChange & {readonly writes: readonly Write[]}): Promise<readonly Write[]> => {
	if (writes.length === 0) {
		return [];
	}

	const whole = await writesOf(gate, file, base, after);
	return writes.filter(({symbol}) => whole.some(write => write.symbol === symbol || write.symbol === undefined || symbol === undefined || isPart(write.symbol, symbol) || isPart(symbol, write.symbol)));
};

const isPart = (inner: string, outer: string): boolean => inner.startsWith(`${outer}.`);

/** Claims what the writes lack, or nothing where somebody is in the way of any of it; the claims that wait for somebody are queued. */
const claimAll = ({submit, state}: GateParts, {key}: Task, writes: readonly Write[]): string[] => {
	const claims = [...new Set(writes.map(write => claimFor(write)))];
	const blocked = claims.filter(claim => blockersOf(state(), key, claim).length > 0);
	return (blocked.length > 0 ? blocked : claims).flatMap(claim => {
		const answer = submit({type: 'claim', task: key, claim});
		return answer.ok ? [] : [`error: ${answer.text}${answer.detail === undefined ? '' : `\n${answer.detail}`}`];
	});
};

/** The text of a file that is there. Of one that is no file of text every write is one of the whole. */
const textOf = async (file: string): Promise<string | undefined> => {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
			return undefined;
		}

		throw error;
	}
};
