import type {Effect} from '../model/effect.ts';
import {accept, type Answer, type Draft} from './draft.ts';
import {outstandingEffect} from './outstanding.ts';

/** Acts on a report of an effect, unless the effect is over: then the report is stale and changes nothing. */
export function onEffect<Type extends Effect['type']>(draft: Draft, key: string, type: Type, act: (effect: Extract<Effect, {type: Type}>) => void): Answer {
	const effect = outstandingEffect(draft.state, key, type);
	if (effect) {
		act(effect);
	}

	return accept();
}
