import {parseClaim, type ParsedClaim} from '../../claims/parse-claim.ts';
import type {Repository} from '../../git/repository.ts';
import {trackedFiles} from '../../git/reading/tracked-files.ts';
import type {Claim} from '../../model/plan.ts';
import type {FrozenInterface} from '../../model/bus.ts';
import {Refusal} from '../../protocol/refusal.ts';
import type {FileIndex, SourceSymbol} from '../../symbols/file-index.ts';
import {symbolAt} from '../../symbols/index-file.ts';
import type {SourceParser} from '../../symbols/parsing/parser.ts';
import {indexTracked} from './index-tracked.ts';

/** The interfaces that contracts freeze, as they are at a commit: a symbol's own, or those of a file's outermost symbols. Throws a `Refusal` for one that isn't there. */
export const frozenInterfaces = async (repository: Repository, parser: SourceParser, contracts: readonly Claim[], commit: string): Promise<FrozenInterface[]> => {
	if (contracts.length === 0) {
		return [];
	}

	const parsed = contracts.map(contract => ({contract, claim: parseClaim(contract)}));
	const paths = parsed.flatMap(({claim}) => typeof claim === 'string' ? [] : [claim.path]);
	const files = await indexTracked(repository, parser, await trackedFiles(repository, commit), paths);
	const frozen = parsed.flatMap(({contract, claim}) => {
		const file = typeof claim === 'string' ? undefined : files.get(claim.path);
		if (typeof claim === 'string' || file === undefined) {
			throw new Refusal(`The contract ${contract} names no file that there is. Correct it in the plan, or leave it out.`);
		}

		return symbolsIn(file.index, claim, contract).map(symbol => interfaceAt(claim.path, symbol));
	});
	return new Map(frozen.map(made => [made.symbol, made])).values().toArray();
};

const symbolsIn = (index: FileIndex, {symbol: address}: ParsedClaim, contract: Claim): SourceSymbol[] => {
	if (address === undefined) {
		return index.symbols.filter(({parent}) => parent === undefined);
	}

	const symbol = symbolAt(index, address);
	if (symbol === undefined) {
		throw new Refusal(`The contract ${contract} names no symbol that there is. Correct it in the plan, or leave it out.`);
	}

	return [symbol];
};

const interfaceAt = (file: string, {address, interface: signature, hashes}: SourceSymbol): FrozenInterface =>
	({symbol: `${file}#${address}`, signature, hash: hashes.interface});
