import {isMap, isScalar, isSeq, parseDocument, type Document, type Scalar, type YAMLMap, type YAMLSeq} from 'yaml';
import {parseClaim} from '../claims/parse-claim.ts';
import type {Plan} from '../model/plan.ts';
import type {PlanFile} from './complete-plan.ts';
import {formatOf, parsePlan, type PlanOptions} from './parse-plan.ts';
import {planFileOf} from './plan-file.ts';
import {planLayout, suggestionMark, writePlan} from './write-plan.ts';

/**
Writes a plan into the text of the file that it came from: only what differs is changed, so that comments and layout stay.
Gives a new text for JSON, which has no comments, and for what can't be read.
*/
export function rewritePlan(text: string, plan: Plan, options: PlanOptions): string {
	const format = options.format ?? formatOf(options.path);
	const former = parsePlan(text, options);
	if (!former.ok || format !== 'yaml') {
		return writePlan(plan, {agent: options.agent, format: format === 'json' ? 'json' : 'yaml'});
	}

	const document = parseDocument(text);
	giveToFirst(document.get('tasks') as YAMLSeq);
	const was = planFileOf(former.plan, options.agent);
	const now = planFileOf(plan, options.agent);
	if (JSON.stringify(was) === JSON.stringify(now)) {
		return text;
	}

	rewriteMap(document, document.contents as YAMLMap, without(was), without(now));
	rewriteTasks(document, was, now);
	return document.toString({...planLayout, flowCollectionPadding: /[[{] /.test(text)});
}

// A comment above the first task is read as the list's, but it goes where the task goes.
function giveToFirst(list: YAMLSeq): void {
	const [first] = list.items;
	if (typeof list.commentBefore !== 'string' || !isMap(first)) {
		return;
	}

	first.commentBefore = list.commentBefore;
	list.commentBefore = null;
}

type Fields = Readonly<Record<string, unknown>>;

function without({tasks, ...fields}: PlanFile): Fields {
	return fields;
}

// What reads the same as before isn't touched, however it is written.
function rewriteMap(document: Document, map: YAMLMap, was: Fields, now: Fields): void {
	for (const field of new Set([...Object.keys(was), ...Object.keys(now)])) {
		if (JSON.stringify(was[field]) === JSON.stringify(now[field])) {
			continue;
		}

		const node = map.get(field, true) as unknown;
		if (now[field] === undefined) {
			map.delete(field);
		} else if (isSeq(node) && Array.isArray(now[field])) {
			rewriteList(document, node, now[field] as readonly string[]);
		} else if (isScalar(node) && typeof now[field] !== 'object') {
			node.value = now[field];
			dropSuggestion(node);
		} else {
			map.set(field, document.createNode(now[field]));
		}
	}
}

/** Another agent is nobody's suggestion any more. */
function dropSuggestion(node: Scalar): void {
	if (node.comment?.startsWith(suggestionMark) === true) {
		node.comment = null;
	}
}

/** Keeps the entries that stay, with their comments, in the new order. */
function rewriteList(document: Document, list: YAMLSeq, values: readonly string[]): void {
	const known = new Map(list.items.filter((item): item is Scalar<string> => isScalar(item)).map(item => [canonical(item.value), item]));
	list.items = values.map(value => known.get(value) ?? document.createNode(value));
}

function canonical(value: string): string {
	const claim = parseClaim(value);
	return typeof claim === 'string' ? value : claim.text;
}

function rewriteTasks(document: Document, was: PlanFile, now: PlanFile): void {
	const list = document.get('tasks') as YAMLSeq;
	const nodes = new Map(list.items.filter((item): item is YAMLMap => isMap(item)).map(item => [String(item.get('id')), item]));
	const former = new Map(was.tasks.map(task => [task.id, task]));
	list.items = now.tasks.map(task => {
		const node = nodes.get(task.id);
		const known = former.get(task.id);
		if (node === undefined || known === undefined) {
			return document.createNode(task);
		}

		rewriteMap(document, node, known, task);
		return node;
	});
}
