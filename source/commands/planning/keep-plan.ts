import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Plan} from '../../model/plan.ts';
import {idFrom} from '../../plan/task-id.ts';
import {writePlan, type WritingOptions} from '../../plan/write-plan.ts';
import type {Home} from '../session.ts';

/** Keeps a plan in the repository's own folder, under a name that no other has. Gives back the file. */
export async function keepPlan(plan: Plan, options: WritingOptions, {places}: Pick<Home, 'places'>): Promise<string> {
	const folder = path.join(places.session, 'plans');
	await mkdir(folder, {recursive: true});
	const made = idFrom(plan.goal);
	const name = made === '' ? 'plan' : made;
	const text = writePlan(plan, options);
	for (let count = 1; ; count++) {
		const file = path.join(folder, `${name}${count === 1 ? '' : `-${count}`}.yaml`);
		try {
			await writeFile(file, text, {flag: 'wx'});
			return file;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
				throw error;
			}
		}
	}
}

/** Keeps the answer that no plan could be made of, in place of the one before: it was paid for, and can be put right by hand. Gives back the file. */
export async function keepRefused(answer: string, {places}: Pick<Home, 'places'>): Promise<string> {
	const folder = path.join(places.session, 'plans');
	await mkdir(folder, {recursive: true});
	const file = path.join(folder, 'refused-answer.txt');
	await writeFile(file, answer);
	return file;
}
