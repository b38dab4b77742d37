import {availableParallelism} from 'node:os';
import {maxVerifySlots} from '../model/limits/landing.ts';
import type {RepositorySettings} from '../storage/settings.ts';

/**
Returns how many verifications may run at once here: what the repository says, else half the machine's processors,
as a test runner keeps more than one busy, and the agents work too.
*/
export const verifySlotsFor = ({verifySlots}: Pick<RepositorySettings, 'verifySlots'>, processors: number = availableParallelism()): number =>
	verifySlots ?? Math.min(maxVerifySlots, Math.max(1, Math.floor(processors / 2)));
