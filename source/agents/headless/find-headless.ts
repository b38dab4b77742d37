import process from 'node:process';
import type {AgentName} from '../../model/plan.ts';
import {isInstalled, knownAgents} from '../find-agent.ts';
import {headlessClaude} from './claude.ts';
import {headlessCodex} from './codex.ts';
import {headlessCommand} from './command.ts';
import {headlessGemini} from './gemini.ts';
import type {Headless} from './headless.ts';
import {headlessOpencode} from './opencode.ts';

export type FoundHeadless =
	| {readonly ok: true; readonly headless: Headless}
	/** One sentence and the next step. */
	| {readonly ok: false; readonly problem: string};

const known = [headlessClaude, headlessCodex, headlessOpencode, headlessGemini] as const;

/**
The program to ask: the one chosen, which is the name of one that is known or a shell command, else the first of the known ones that is installed,
beginning with the one that `likely` names.
*/
export async function findHeadless(chosen: string | undefined, likely: string, searchPath: string = process.env.PATH ?? ''): Promise<FoundHeadless> {
	if (chosen !== undefined) {
		const named = known.find(({name}) => name === chosen);
		return named === undefined ? {ok: true, headless: headlessCommand(chosen)} : whenInstalled(named, searchPath);
	}

	const inOrder = known.toSorted((a, b) => Number(b.name === likely) - Number(a.name === likely));
	for (const headless of inOrder) {
		const found = await whenInstalled(headless, searchPath);
		if (found.ok) {
			return found;
		}
	}

	return {ok: false, problem: 'None of claude, codex, opencode and gemini is on the PATH to make a plan. Install one of them, or name a command that reads a question and prints JSON: --planner COMMAND.'};
}

async function whenInstalled(headless: Headless, searchPath: string): Promise<FoundHeadless> {
	const agent = knownAgents[headless.name as AgentName];
	return await isInstalled(agent, searchPath)
		? {ok: true, headless}
		: {ok: false, problem: `${agent.name} is not on the PATH to make a plan. Install it with \`${agent.installation}\`, or choose another with --planner.`};
}
