import process from 'node:process';
import type {Price} from '../../model/usage.ts';
import {openUserSettings} from '../../storage/user-settings.ts';

/** What the user's settings say now that a million tokens of a model cost; settings with a fault say nothing, which a person is told where they are at fault. */
export const readPrice = (model: string): Price | undefined => {
	try {
		const {prices} = openUserSettings(process.env).all();
		return Object.hasOwn(prices, model) ? prices[model] : undefined;
	} catch {
		// Counting goes on without a price.
		return undefined;
	}
};
