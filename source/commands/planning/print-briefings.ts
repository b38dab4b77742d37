import {parsedClaim} from '../../claims/claim-cache.ts';
import {startCommit} from '../../git/reading/commits.ts';
import {trackedFiles} from '../../git/reading/tracked-files.ts';
import type {FrozenInterface} from '../../model/bus.ts';
import type {Claim, Plan} from '../../model/plan.ts';
import {briefing} from '../../plan/briefing.ts';
import {ancestors} from '../../plan/conflicts.ts';
import {layersOf} from '../../plan/layers.ts';
import {interfaceOf} from '../../symbols/index-file.ts';
import {printJson} from '../printing/print.ts';
import type {Home} from '../session.ts';
import type {CheckedPlan} from './checked-plan.ts';

/** Prints what each worker would be told if the plan were started now, in the order in which they can start. */
export async function printBriefings({plan}: CheckedPlan, home: Home, isJson: boolean): Promise<void> {
	const {signatures, contracts: frozen} = await interfacesFor(plan, home);
	const decisions = Object.entries(plan.decisions).map(([key, value]) => ({key, value}));
	const contracts = frozen.map(({symbol, signature}) => ({symbol, version: 1, signature}));
	const before = ancestors(plan.tasks);
	const briefings = layersOf(plan.tasks).flat().map(task => ({
		task: task.id,
		briefing: briefing(task, {plan, attempt: 1, signatures, contracts, decisions, others: [], landed: plan.tasks.filter(({id}) => before.get(task.id)!.has(id)).map(({id, title}) => ({task: id, title}))}),
	}));
	if (isJson) {
		printJson(briefings);
	} else {
		console.log(briefings.map(({task, briefing: text}) => `${'─'.repeat(20)} ${task}\n\n${text}`).join('\n'));
	}
}

type Interfaces = {readonly signatures: ReadonlyMap<Claim, string>; readonly contracts: readonly FrozenInterface[]};

/** The signatures of the symbols that a plan's tasks name, and the interfaces that it freezes, as they stand where it starts from. */
async function interfacesFor(plan: Plan, {repository}: Home): Promise<Interfaces> {
	const claims = plan.tasks.flatMap(({owns, reads}) => [...owns, ...reads]).filter(claim => claim.includes('#'));
	const commit = await startCommit(repository, plan.into);
	if (commit === undefined || (claims.length === 0 && plan.contracts.length === 0)) {
		return {signatures: new Map(), contracts: []};
	}

	const [{indexTracked}, {frozenInterfaces}, {loadParser}] = await Promise.all([
		import('../../server/indexes/index-tracked.ts'), import('../../server/indexes/frozen-interfaces.ts'), import('../../server/indexes/writes.ts'),
	]);
	const parser = await loadParser(() => undefined);
	const files = await indexTracked(repository, parser, await trackedFiles(repository, commit), claims.map(claim => parsedClaim(claim).path));
	const signatures = claims.flatMap(claim => {
		const {path, symbol = ''} = parsedClaim(claim);
		const file = files.get(path);
		const signature = file && interfaceOf(file.index, symbol);
		return signature === undefined ? [] : [[claim, signature] as const];
	});
	return {signatures: new Map(signatures), contracts: await frozenInterfaces(repository, parser, plan.contracts, commit)};
}
