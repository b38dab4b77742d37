import type {OwnAgent} from '../model/own-agent.ts';
import {openUserSettings} from './user-settings.ts';

/** The agents that the person has described. A repository can describe none, since its commands would run unasked. */
export function readOwnAgents(environment: Readonly<Record<string, string | undefined>>): Readonly<Record<string, OwnAgent>> {
	return openUserSettings(environment).all().agents;
}
