import {access, constants, stat} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type {AgentChoice, AgentName} from '../model/plan.ts';
import type {Agent} from './agent.ts';
import {aider} from './aider.ts';
import {claude} from './claude.ts';
import {codex} from './codex.ts';
import {commandAgent} from './command.ts';
import {gemini} from './gemini/gemini.ts';
import type {Hooks} from './hook.ts';
import {opencode} from './opencode/opencode.ts';

export type FoundAgent =
	| {readonly ok: true; readonly agent: Agent}
	/** One sentence and the next step. */
	| {readonly ok: false; readonly problem: string};

/** Every agent that a plan can name. */
export const knownAgents: Readonly<Record<AgentName, Agent>> = {claude, codex, opencode, gemini, aider};

/** The agent that a plan asks for, if it can be started here. */
export async function findAgent(choice: AgentChoice, searchPath: string = process.env.PATH ?? ''): Promise<FoundAgent> {
	if (choice.kind === 'command') {
		return {ok: true, agent: commandAgent(choice.command)};
	}

	const agent = knownAgents[choice.name];
	return await isInstalled(agent, searchPath)
		? {ok: true, agent}
		: {ok: false, problem: `${agent.name} is not on the PATH. Install it with \`${agent.installation}\`, or choose another with --agent.`};
}

/** How the hooks of a known agent speak, if it has any. */
export function findHooks(name: string): Hooks | undefined {
	return Object.hasOwn(knownAgents, name) ? knownAgents[name as AgentName].hooks : undefined;
}

/** Whether an agent's program can be found. Asks the file system, because starting it costs up to seconds. */
export async function isInstalled({program}: Agent, searchPath: string): Promise<boolean> {
	if (program === undefined) {
		return true;
	}

	const folders = searchPath.split(path.delimiter).filter(folder => folder !== '');
	const findings = await Promise.all(folders.map(async folder => isExecutable(path.join(folder, program))));
	return findings.includes(true);
}

async function isExecutable(file: string): Promise<boolean> {
	try {
		await access(file, constants.X_OK);
		const kind = await stat(file);
		return kind.isFile();
	} catch {
		// Not there, or not ours to run: either way not this one.
		return false;
	}
}
