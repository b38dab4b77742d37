import {access} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {execa} from 'execa';
import {isInstalled, knownAgents} from '../../agents/find-agent.ts';
import {logins, type Login} from '../../agents/login.ts';
import {checkOwnAgents} from '../../agents/own/check-own-agents.ts';
import {ownAgent} from '../../agents/own/own-agent.ts';
import type {OwnAgent} from '../../model/own-agent.ts';
import type {AgentName} from '../../model/plan.ts';
import {openUserSettings} from '../../storage/user-settings.ts';
import type {Invocation} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {askEngine} from '../session.ts';
import type {Check, Environment, Finding} from './doctor-checks.ts';

const names = Object.keys(knownAgents) as readonly AgentName[];

/** What `doctor` looks at of agents: those that are known, and those that the person has described. */
export function agentChecks(invocation: Invocation): readonly Check[] {
	const {environment} = invocation;
	const known = names.map((name): Check => ({name, find: async () => withTrial(name, await findKnown(name, environment), invocation)}));
	try {
		const {agents} = openUserSettings(environment).all();
		return [...known, ...Object.entries(agents).map(([name, agent]): Check => ({name, find: async () => findOwn(name, agent, environment)}))];
	} catch (error) {
		return [...known, {name: 'settings', find: async () => ({grade: 'bad', text: error instanceof Error ? error.message : String(error)})}];
	}
}

async function findKnown(name: AgentName, environment: Environment): Promise<Finding> {
	const {stdout, failed, code} = await execa({reject: false, timeout: agentAnswerMs, env: {...environment, NO_COLOR: '1'}, extendEnv: false, stdin: 'ignore'})`${name} --version`;
	if (failed) {
		return {grade: 'warn', text: code === 'ENOENT' ? 'not on the PATH; tasks can name another agent' : `is installed, but \`${name} --version\` fails`};
	}

	const version = stdout.trim().split('\n', 1)[0]!;
	const login = logins[name];
	const shown = await loginShown(login, environment);
	return shown === undefined
		? {grade: 'warn', text: `${version}, but nothing shows that it is logged in: run \`${login.command}\` once`}
		: {grade: 'good', text: `${version}, logged in by ${shown}`};
}

/** One that isn't there can't be tried, and one without a veto of its own is kept apart in other ways. */
async function withTrial(name: AgentName, finding: Finding, invocation: Invocation): Promise<Finding> {
	if (!hasFlag(invocation, 'canary') || knownAgents[name].canary === undefined || !await isInstalled(knownAgents[name], invocation.environment.PATH ?? '')) {
		return finding;
	}

	const {grade, text} = await tried(name, invocation);
	return {grade: grade === 'good' ? finding.grade : grade, text: `${finding.text}; ${text}`};
}

/** The engine tries it, since hooks ask there. */
async function tried(name: AgentName, invocation: Invocation): Promise<Finding> {
	try {
		const proof = await askEngine(invocation, {type: 'try-agent', agent: name}) as keyof typeof trials | undefined;
		return trials[proof ?? 'unproven'];
	} catch (error) {
		return {grade: 'warn', text: `could not be tried: ${error instanceof Error ? error.message : String(error)}`};
	}
}

const trials = {
	proven: {grade: 'good', text: 'asks before it writes'},
	unproven: {grade: 'warn', text: 'could not be tried, as its settings name a service of their own'},
	silent: {grade: 'warn', text: 'gave no answer in its trial in time, so no task is given to it: see whether it starts by itself here, then try it again'},
	broken: {grade: 'bad', text: 'wrote in a trial without asking, so no task is given to it: see whether its settings switch hooks off'},
} as const;

async function findOwn(name: string, agent: OwnAgent, {PATH = ''}: Environment): Promise<Finding> {
	const [problem] = checkOwnAgents({[name]: agent}, names);
	if (problem !== undefined) {
		return {grade: 'bad', text: problem};
	}

	const made = ownAgent(name, agent);
	return await isInstalled(made, PATH)
		? {grade: 'good', text: `yours: ${agent.command}`}
		: {grade: 'warn', text: `yours, but ${made.program} is not on the PATH`};
}

/** The variable or the file that shows it. */
async function loginShown({variables, files}: Login, environment: Environment): Promise<string | undefined> {
	const variable = variables.find(name => (environment[name] ?? '') !== '');
	if (variable !== undefined) {
		return variable;
	}

	const home = environment.HOME ?? os.homedir();
	for (const file of files(environment)) {
		const place = path.resolve(home, file);
		try {
			await access(place);
			return place;
		} catch {
			// Not there: the next one may be.
		}
	}

	return undefined;
}

/** Some agents take seconds to start; one that takes longer has hung. */
const agentAnswerMs = 10_000;
