import {parseClaim} from '../../claims/parse-claim.ts';
import type {Repository} from '../../git/repository.ts';
import {readTexts, trackedFiles} from '../../git/reading/tracked-files.ts';
import type {Claim} from '../../model/plan.ts';
import type {FrozenInterface} from '../../model/bus.ts';
import {Refusal} from '../../protocol/refusal.ts';
import type {SourceSymbol} from '../../symbols/file-index.ts';
import {indexFile, symbolAt} from '../../symbols/index-file.ts';
import type {SourceParser} from '../../symbols/parsing/parser.ts';

/** The interfaces that contracts freeze, as they are at a commit: a symbol's own, or those of a file's outermost symbols. Throws a `Refusal` for one that isn't there. */
export const frozenInterfaces = async (repository: Repository, parser: SourceParser, contracts: readonly Claim[], commit: string): Promise<FrozenInterface[]> => {
	if (contracts.length === 0) {
		return [];
	}

	const files = await trackedFiles(repository, commit);
	const frozen = new Map<Claim, FrozenInterface>();
	for (const contract of contracts) {
		const parsed = parseClaim(contract);
		const blob = typeof parsed === 'string' ? undefined : files.get(parsed.path);
		if (typeof parsed === 'string' || blob === undefined) {
			throw new Refusal(`The contract ${contract} names no file that there is. Correct it in the plan, or leave it out.`);
		}

		const text = (await readTexts(repository, [blob])).get(blob) ?? '';
		const index = await indexFile(parser, parsed.path, text);
		const symbols = parsed.symbol === undefined ? index.symbols.filter(({parent}) => parent === undefined) : [symbolAt(index, parsed.symbol)];
		for (const symbol of symbols) {
			if (symbol === undefined) {
				throw new Refusal(`The contract ${contract} names no symbol that there is. Correct it in the plan, or leave it out.`);
			}

			frozen.set(`${parsed.path}#${symbol.address}`, interfaceAt(parsed.path, symbol));
		}
	}

	return frozen.values().toArray();
};

const interfaceAt = (file: string, {address, interface: signature, hashes}: SourceSymbol): FrozenInterface =>
	({symbol: `${file}#${address}`, signature, hash: hashes.interface});
