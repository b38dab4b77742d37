import type {TaskFile} from './complete-plan.ts';
import {parseItem, type Item} from './markdown-item.ts';
import type {FieldPath, PlanSource} from './problem.ts';
import {idFrom} from './task-id.ts';

/**
Reads a Markdown checklist as a plan. An open item (`- [ ]`) is a task: its text is the title, paths in parentheses or code are its claims,
`after: id, id` names what it needs, indented lines below it are its prompt. An item nested in another needs that one. Ticked items are done and left out.
The first heading is the goal; a line `verify: …` outside the list is the plan's.
*/
export function readMarkdown(text: string): PlanSource {
	const items = readItems(text);
	const open = giveIds(items.filter(item => !item.isTicked));
	const ticked = new Set(items.filter(item => item.isTicked).map(item => item.id ?? idFrom(item.title)));
	const tasks = open.map(item => toTask(item, ticked));
	const lines = text.split('\n').map(line => line.trim());
	const goal = afterStart(lines, /^#{1,6}\s/);
	const verify = afterStart(lines, /^verify:\s?/i)?.replaceAll('`', '');
	const first = {line: open[0]?.line ?? 1, column: 1};
	return {
		value: {version: 1, ...goal !== undefined && {goal}, ...verify !== undefined && {verify}, tasks},
		locate: path => placeOf(open, path) ?? first,
		problems: open.length > 0 ? [] : [{line: 1, column: 1, field: '', message: 'There is no open checklist item here. Write tasks as `- [ ] title (src/file.ts)`.'}],
	};
}

function afterStart(lines: readonly string[], start: RegExp): string | undefined {
	const text = lines.find(line => start.test(line))?.replace(start, '').trim();
	return text === '' ? undefined : text;
}

type Identified = Item & {readonly id: string};

function readItems(text: string): Item[] {
	const items: Item[] = [];
	const open: Item[] = [];
	let isCode = false;
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		isCode = /^\s*(?:```|~~~)/.test(line) ? !isCode : isCode;
		const item = isCode ? undefined : parseItem(line, index + 1);
		const indent = /^\s*/.exec(line)![0].length;
		while (line.trim() !== '' && open.length > 0 && open.at(-1)!.indent >= indent) {
			open.pop();
		}

		const outer = open.at(-1);
		if (item) {
			const nested = {...item, ...outer && {outer}};
			items.push(nested);
			open.push(nested);
		} else {
			outer?.details.push(line.trim());
		}
	}

	return items;
}

function giveIds(items: readonly Item[]): Identified[] {
	const taken = new Set(items.map(item => item.id).filter(id => id !== undefined));
	return items.map((item, index) => {
		if (item.id !== undefined) {
			return item as Identified;
		}

		const ownId = idFrom(item.title);
		const slug = ownId === '' ? `task-${index + 1}` : ownId;
		let id = slug;
		for (let count = 2; taken.has(id); count++) {
			id = `${slug.slice(0, 36)}-${count}`;
		}

		taken.add(id);
		return Object.assign(item, {id});
	});
}

function toTask(item: Identified, ticked: ReadonlySet<string | undefined>): TaskFile {
	const details = item.details.join('\n').trim();
	const outer = item.outer?.isTicked ? undefined : item.outer?.id;
	return {
		id: item.id,
		title: item.title,
		prompt: details === '' ? item.title : `${item.title}\n\n${details}`,
		owns: item.claims,
		needs: [...outer === undefined ? [] : [outer], ...item.needs.filter(need => !ticked.has(need))],
	};
}

function placeOf(items: readonly Identified[], path: FieldPath): {line: number; column: number} | undefined {
	const item = path[0] === 'tasks' && typeof path[1] === 'number' ? items[path[1]] : undefined;
	return item && {line: item.line, column: item.indent + 1};
}
