import {agentNamed, isInstalled} from '../../agents/find-agent.ts';
import {agentCalled} from '../../plan/agent-called.ts';
import {agentNames} from '../../plan/schema.ts';
import type {OfferedAgents} from '../../planner/compile-plan.ts';
import {openUserSettings} from '../../storage/user-settings.ts';
import type {Invocation} from '../command.ts';
import {hasFlag, textOption} from '../arguments/options.ts';
import type {Frame} from './frame.ts';

/** The agents that a planner may suggest: those that can be started here. None where the person has said which one it is, or nobody looks at the plan before it starts. */
export async function offeredAgents({agents}: Pick<Frame, 'agents'>, invocation: Invocation): Promise<OfferedAgents> {
	const isUnseen = invocation.command.name === 'run' && ['yes', 'headless', 'json'].some(name => hasFlag(invocation, name));
	if (isUnseen || textOption(invocation, 'agent') !== undefined) {
		return {};
	}

	const {environment} = invocation;
	const own = openUserSettings(environment).all().agents;
	const names = [...agentNames, ...Object.keys(agents)];
	const isHere = await Promise.all(names.map(async name => isInstalled(agentNamed(name, own)!, environment.PATH ?? '')));
	return Object.fromEntries(names.filter((_, index) => isHere[index]).map(name => [name, agentCalled(name, agents)!]));
}
