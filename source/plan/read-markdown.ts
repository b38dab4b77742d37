import type {TaskFile} from './complete-plan.ts';
import {parseItem, type Item} from './markdown-item.ts';
import type {FieldPath, PlanSource} from './problem.ts';
import {idFrom} from './task-id.ts';

/**
Reads a Markdown checklist as a plan. An open item (`- [ ]`) is a task: its text is the title, paths in it are its claims,
`after: id, id` names what it needs, indented lines below it are its prompt. An item nested in another needs that one,
unless the outer one says nothing but what the inner ones are part of. Ticked items are done and left out.
The first heading is the goal, later ones say what the items below are part of; a line `verify: …` outside the list is the plan's.
*/
export function readMarkdown(text: string): PlanSource {
	const items = readItems(text);
	const list = listOf(items);
	const lines = text.split('\n').map(line => line.trim());
	const goal = afterStart(lines, headingStart);
	const verify = afterStart(lines, /^verify:\s?/i)?.replaceAll('`', '');
	const first = {line: list.tasks[0]?.line ?? 1, column: 1};
	return {
		value: {version: 1, ...goal !== undefined && {goal}, ...verify !== undefined && {verify}, tasks: list.tasks.map(item => toTask(item, list, goal))},
		locate: path => placeOf(list.tasks, path) ?? first,
		problems: list.tasks.length > 0 ? [] : [{line: 1, column: 1, field: '', message: 'There is no open checklist item here. Write tasks as `- [ ] title (src/file.ts)`.'}],
	};
}

const headingStart = /^#{1,6}\s/;

function afterStart(lines: readonly string[], start: RegExp): string | undefined {
	const text = lines.find(line => start.test(line))?.replace(start, '').trim();
	return text === '' ? undefined : text;
}

type Identified = Item & {readonly id: string};

type Checklist = {
	readonly tasks: readonly Identified[];
	/** Items that only hold others together. */
	readonly groups: ReadonlyMap<Item, string>;
	/** Ids of what is done. */
	readonly done: ReadonlySet<string>;
};

function readItems(text: string): Item[] {
	const items: Item[] = [];
	const open: Item[] = [];
	let isCode = false;
	let heading: string | undefined;
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		isCode = /^\s*(?:```|~~~)/.test(line) ? !isCode : isCode;
		heading = !isCode && headingStart.test(line) ? line.replace(headingStart, '').trim() : heading;
		const item = isCode ? undefined : parseItem(line, index + 1);
		const indent = /^\s*/.exec(line)![0].length;
		while (line.trim() !== '' && open.length > 0 && open.at(-1)!.indent >= indent) {
			open.pop();
		}

		const outer = open.at(-1);
		if (item) {
			const nested = {...item, ...outer && {outer}, ...heading !== undefined && heading !== '' && {heading}};
			items.push(nested);
			open.push(nested);
		} else {
			outer?.details.push(line.trim());
		}
	}

	return items;
}

function listOf(items: readonly Item[]): Checklist {
	const open = items.filter(item => !item.isTicked);
	const outers = new Set(open.map(({outer}) => outer));
	const groups = new Map(open.filter(item => outers.has(item) && isTitle(item)).map(item => [item, idFrom(item.title)]));
	return {
		tasks: giveIds(open.filter(item => !groups.has(item))),
		groups,
		done: new Set(items.filter(item => item.isTicked).map(item => item.id ?? idFrom(item.title))),
	};
}

/** Whether an item, if there are others in it, is only their title: nobody could do it by itself. */
function isTitle({id, claims, details}: Item): boolean {
	return id === undefined && claims.length === 0 && details.every(line => line === '');
}

/** What several items have before a colon, such as `fix:`, is the name of none. */
function giveIds(items: readonly Item[]): Identified[] {
	const labels = Map.groupBy(items, item => item.id);
	const named = items.map(item => item.id === undefined || labels.get(item.id)!.length === 1 ? item : {...item, id: undefined, title: item.whole});
	const taken = new Set(named.map(item => item.id).filter(id => id !== undefined));
	return named.map((item, index) => {
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
		return {...item, id};
	});
}

function toTask(item: Identified, {tasks, groups, done}: Checklist, goal: string | undefined): TaskFile {
	const around = outerItems(item);
	const group = around.filter(outer => groups.has(outer));
	const above = item.heading === undefined || item.heading === goal ? [] : [item.heading];
	const partOf = [...above, ...group.map(({title}) => title).toReversed()];
	const details = [partOf.length === 0 ? '' : `This is part of: ${partOf.join(', ')}`, item.details.join('\n').trim()].filter(text => text !== '').join('\n\n');
	const holder = around.find(outer => !groups.has(outer));
	const outer = holder === undefined || holder.isTicked ? undefined : tasks.find(({line}) => line === holder.line)?.id;
	const needs = [item, ...group].flatMap(one => one.needs).filter(need => !done.has(need));
	return {
		id: item.id,
		title: item.title,
		prompt: details === '' ? item.title : `${item.title}\n\n${details}`,
		owns: item.claims,
		needs: [...new Set([...outer === undefined ? [] : [outer], ...needs.flatMap(need => membersOf(need, tasks, groups))])],
	};
}

/** The items that one is nested in, the nearest first. */
function outerItems({outer}: Item): Item[] {
	return outer === undefined ? [] : [outer, ...outerItems(outer)];
}

/** A task by its id, or all tasks in a group by its. */
function membersOf(need: string, tasks: readonly Identified[], groups: Checklist['groups']): string[] {
	const members = tasks.filter(task => outerItems(task).some(outer => groups.get(outer) === need)).map(({id}) => id);
	return tasks.some(({id}) => id === need) || members.length === 0 ? [need] : members;
}

function placeOf(items: readonly Identified[], path: FieldPath): {line: number; column: number} | undefined {
	const item = path[0] === 'tasks' && typeof path[1] === 'number' ? items[path[1]] : undefined;
	return item && {line: item.line, column: item.indent + 1};
}
