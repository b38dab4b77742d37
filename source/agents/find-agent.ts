import process from 'node:process';
import type {OwnAgent} from '../model/own-agent.ts';
import type {AgentChoice, AgentName} from '../model/plan.ts';
import type {Agent} from './agent.ts';
import {aider} from './aider.ts';
import {claude} from './claude/claude.ts';
import {codex} from './codex/codex.ts';
import {commandAgent} from './command.ts';
import {findOnPath} from './find-on-path.ts';
import {gemini} from './gemini/gemini.ts';
import type {Hooks} from './hook.ts';
import {opencode} from './opencode/opencode.ts';
import {ownAgent} from './own/own-agent.ts';

export type FoundAgent =
	| {readonly ok: true; readonly agent: Agent}
	/** One sentence and the next step. */
	| {readonly ok: false; readonly problem: string};

/** Every agent that a plan can name. */
export const knownAgents: Readonly<Record<AgentName, Agent>> = {claude, codex, opencode, gemini, aider};

/** The agent that a plan asks for, if it can be started here. */
export async function findAgent(choice: AgentChoice, searchPath: string = process.env.PATH ?? '', own: Readonly<Record<string, OwnAgent>> = {}): Promise<FoundAgent> {
	if (choice.kind === 'command') {
		return {ok: true, agent: commandAgent(choice.command)};
	}

	const agent = agentNamed(choice.name, own);
	if (agent === undefined) {
		return {ok: false, problem: `There is no agent ${choice.name} any more. Describe it under "agents" in your settings, or choose another with --agent.`};
	}

	return await isInstalled(agent, searchPath)
		? {ok: true, agent}
		: {ok: false, problem: `${agent.program} is not on the PATH. ${agent.installation === undefined ? 'Install it' : `Install it with \`${agent.installation}\``}, or choose another with --agent.`};
}

/** The agent of a name: one of this program's, or one that the person has described. */
export function agentNamed(name: string, own: Readonly<Record<string, OwnAgent>> = {}): Agent | undefined {
	if (Object.hasOwn(knownAgents, name)) {
		return knownAgents[name as AgentName];
	}

	return Object.hasOwn(own, name) ? ownAgent(name, own[name]!) : undefined;
}

/** How the hooks of a known agent speak, if it has any. */
export function findHooks(name: string): Hooks | undefined {
	return agentNamed(name)?.hooks;
}

/** Whether an agent's program can be found. Asks the file system, because starting it costs up to seconds. */
export async function isInstalled({program}: Agent, searchPath: string): Promise<boolean> {
	return program === undefined || await findOnPath(program, searchPath) !== undefined;
}
