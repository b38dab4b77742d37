import {availableParallelism} from 'node:os';
import {maxVerifySlots} from '../model/limits/landing.ts';
import type {Plan} from '../model/plan.ts';
import type {RepositorySettings} from '../storage/settings.ts';

/** Returns what the repository and the machine say of verification. */
export const verificationOf = (settings: Pick<RepositorySettings, 'verifySlots' | 'batch'>): Pick<Plan, 'verifySlots' | 'batch'> => ({
	verifySlots: verifySlotsFor(settings),
	...settings.batch !== undefined && {batch: settings.batch},
});

/**
Returns how many verifications may run at once here: what the repository says, else half the machine's processors,
as a test runner keeps more than one busy, and the agents work too.
*/
export const verifySlotsFor = ({verifySlots}: Pick<RepositorySettings, 'verifySlots'>, processors: number = availableParallelism()): number =>
	verifySlots ?? Math.min(maxVerifySlots, Math.max(1, Math.floor(processors / 2)));
