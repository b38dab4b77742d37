import {rest, type Write} from '../model/change.ts';
import {nameOfPlace} from './place.ts';

/** Returns the name of what a write writes: a symbol, a symbol's or the file's rest, as which imports count, or a place in them; nothing for a whole file. */
export function nameOfWrite({symbol, change, isRest, place}: Write): string | undefined {
	if (place) {
		return nameOfPlace({owner: symbol ?? '', ...place});
	}

	if (change !== 'imports' && !isRest) {
		return symbol;
	}

	return symbol === undefined ? rest : `${symbol}.${rest}`;
}
