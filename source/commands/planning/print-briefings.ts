import {startCommit} from '../../git/reading/commits.ts';
import {readTexts, trackedFiles} from '../../git/reading/tracked-files.ts';
import type {Claim, Plan} from '../../model/plan.ts';
import {briefing} from '../../plan/briefing.ts';
import {layersOf} from '../../plan/layers.ts';
import {indexFile, interfaceOf} from '../../symbols/index-file.ts';
import {printJson} from '../printing/print.ts';
import type {Home} from '../session.ts';
import type {CheckedPlan} from './checked-plan.ts';

/** Prints what each worker would be told if the plan were started now, in the order in which they can start. */
export async function printBriefings({plan}: CheckedPlan, home: Home, isJson: boolean): Promise<void> {
	const signatures = await signaturesOf(plan, home);
	const decisions = Object.entries(plan.decisions).map(([key, value]) => ({key, value}));
	const contracts = plan.contracts.flatMap(symbol => signatures.has(symbol) ? [{symbol, version: 1, signature: signatures.get(symbol)!}] : []);
	const titles = new Map(plan.tasks.map(({id, title}) => [id, title]));
	const briefings = layersOf(plan.tasks).flat().map(task => ({
		task: task.id,
		briefing: briefing(task, {plan, attempt: 1, signatures, contracts, decisions, others: [], landed: task.needs.map(id => ({task: id, title: titles.get(id)!}))}),
	}));
	if (isJson) {
		printJson(briefings);
	} else {
		console.log(briefings.map(({task, briefing: text}) => `${'─'.repeat(20)} ${task}\n\n${text}`).join('\n'));
	}
}

/** The signatures of the symbols that a plan names, as they stand where it starts from. */
async function signaturesOf(plan: Plan, {repository}: Home): Promise<ReadonlyMap<Claim, string>> {
	const claims = [...plan.contracts, ...plan.tasks.flatMap(({owns, reads}) => [...owns, ...reads])].filter(claim => claim.includes('#'));
	const commit = await startCommit(repository, plan.into);
	if (commit === undefined || claims.length === 0) {
		return new Map();
	}

	const files = await trackedFiles(repository, commit);
	const paths = [...new Set(claims.map(claim => claim.split('#', 1)[0]!))].filter(path => files.has(path));
	const texts = await readTexts(repository, paths.map(path => files.get(path)!));
	const {loadParser} = await import('../../server/indexes/writes.ts');
	const parser = await loadParser(() => undefined);
	const signatures = new Map<Claim, string>();
	for (const path of paths) {
		const index = await indexFile(parser, path, texts.get(files.get(path)!) ?? '');
		const own = claims.filter(claim => claim.startsWith(`${path}#`));
		for (const claim of own) {
			const signature = interfaceOf(index, claim.slice(path.length + 1));
			if (signature !== undefined) {
				signatures.set(claim, signature);
			}
		}
	}

	return signatures;
}
