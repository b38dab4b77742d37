import {fieldsOf, numberOf, type Fields} from './fields.ts';

/** Until when the windows of a provider's allowance that are used up stay so, in milliseconds since 1970; 0 when none is. `share` names the field with the percentage. */
export const exhaustedUntil = (windows: Fields, share: string): number => Math.max(0, ...Object.values(windows).map(value => {
	const fields = fieldsOf(value);
	return (numberOf(fields, share) ?? 0) < 100 ? 0 : (numberOf(fields, 'resets_at') ?? 0) * 1000;
}));
