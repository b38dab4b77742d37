import {isCalledUnnamed} from '../repository/called-unnamed.ts';
import type {SourceSymbol} from '../file-index.ts';

/**
Whether a member that joins what others use matters to those who don't name it. A method or a nested type of a class doesn't, unless it may take
an inherited one's place or the language calls it by itself. Fields are part of every instance, and objects are copied whole.
*/
export function isNoticed({kind, bases}: SourceSymbol, member: SourceSymbol): boolean {
	return kind === 'class' && bases === undefined
		? !member.isHidden && isCalledUnnamed(member)
		: kind !== 'namespace';
}

