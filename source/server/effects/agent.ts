import {appendFile, mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {agentEnvironment} from '../../agents/agent-environment.ts';
import type {Agent, Launch} from '../../agents/agent.ts';
import {findAgent, findHooks} from '../../agents/find-agent.ts';
import type {Command} from '../../model/command.ts';
import type {Effect} from '../../model/effect.ts';
import {notesFolder} from '../../model/folders.ts';
import type {TaskKey} from '../../model/names.ts';
import {inheritedEnvironment} from '../../protocol/inherited-environment.ts';
import {endsByExit} from '../../engine/agent-name.ts';
import {openUserSettings} from '../../storage/user-settings.ts';
import {findDoubt} from '../canary/find-doubt.ts';
import {findSandbox} from '../gate/find-sandbox.ts';
import {boxed, mountsFor} from '../gate/wrap-shell.ts';
import {paneKey, readPaneKey} from '../panes/pane-key.ts';
import {workerToken} from '../calls/worker-token.ts';
import {splitKey, taskOf, type World} from '../world.ts';
import {briefingFor} from './briefing-facts.ts';
import {findConversation} from './find-conversation.ts';

type EffectOf<Type extends Effect['type']> = Extract<Effect, {type: Type}>;

/** Writes the briefing and starts the agent in a pane, or finds the one this launch already started. */
export const performStartAgent = async (world: World, effect: EffectOf<'start-agent'>, signal: AbortSignal): Promise<Command | undefined> => {
	const {key, task, worktree, launch, attempt, resume} = effect;
	const {plan} = taskOf(world.state(), task);
	const {agents, unproven} = openUserSettings(process.env).all();
	const found = await findAgent(plan.agent, process.env.PATH, agents);
	if (!found.ok) {
		return {type: 'effect-failed', effect: key, failure: {kind: 'agent-unfit', summary: found.problem, detail: ''}};
	}

	const briefingPath = path.join(worktree, notesFolder, 'briefing.md');
	await mkdir(path.dirname(briefingPath), {recursive: true});
	await writeFile(briefingPath, await briefingFor(world, effect));
	const {setup} = await world.settings();
	const pane = await formerPane(world, task);
	const env = environmentOf(world, effect, briefingPath, found.agent);
	const prepared = await found.agent.prepare?.({cwd: worktree, env}) ?? [];
	const conversation = await findConversation({secret: world.secret, task, worktree, launch, resume});
	const launched: Launch = {worktree, briefingPath, prompt: plan.prompt, attempt, resume: conversation.isBegun, gate: world.port, prepared, sessionId: conversation.id};
	const doubt = await findDoubt(world, {agent: found.agent, launch: launched, env, mayBeUnproven: unproven === 'start'});
	if (doubt !== undefined) {
		return {type: 'effect-failed', effect: key, failure: {kind: 'agent-unfit', summary: doubt, detail: ''}};
	}

	const started = found.agent.launch(launched);
	const command = found.agent.isBoxed === true ? await inBox(world, task, started.command) : started.command;
	const answer = await world.host.ask({
		type: 'spawn',
		key: paneKey(task, launch),
		name: splitKey(task)[1],
		command: withSetup(setup, command),
		cwd: worktree,
		env: {...env, ...started.env},
		columns: 80,
		rows: 24,
		remain: true,
		...pane !== undefined && {into: pane},
	});
	if (signal.aborted) {
		return undefined;
	}

	world.report({type: 'agent-started', effect: key, task, pane: answer.pane!});
	// One that ended before the engine knew of it has told nobody.
	await livingPane(world, task, launch);
	return undefined;
};

/** Without a bubblewrap that works here it runs as it is; what it writes of others' is seen by the watcher and at landing. */
const inBox = async (world: World, task: TaskKey, command: readonly string[]): Promise<readonly string[]> => {
	const sandbox = await findSandbox();
	const mounts = mountsFor(world, taskOf(world.state(), task));
	return sandbox === undefined ? command : boxed(sandbox, mounts, command);
};

/** Ends the agent's process, also one whose start was never reported. */
export const performStopAgent = async (world: World, {task, launch}: EffectOf<'stop-agent'>): Promise<undefined> => {
	const pane = await livingPane(world, task, launch);
	if (pane !== undefined) {
		await world.host.ask({type: 'kill', pane, remove: false});
		await livingPane(world, task, launch);
	}

	return undefined;
};

/** Lets the agent's process group stand still until the signal ends it. */
export const performPauseAgent = async (world: World, {pane}: EffectOf<'pause-agent'>, signal: AbortSignal): Promise<undefined> => {
	await world.host.ask({type: 'freeze', pane, frozen: true});
	if (!signal.aborted) {
		await new Promise<void>(resolve => {
			signal.addEventListener('abort', () => {
				resolve();
			}, {once: true});
		});
	}

	await world.host.ask({type: 'freeze', pane, frozen: false});
	return undefined;
};

/** Puts a message into the worker's inbox, a file; an agent's hooks take it along to its model. One without gets it typed, unless it can wait until it looks. */
export const performDeliver = async (world: World, {key, id, task, text, quiet}: EffectOf<'deliver-message'>, signal: AbortSignal): Promise<Command> => {
	const {worktree, plan} = taskOf(world.state(), task);
	if (worktree !== undefined) {
		await appendOnce(path.join(worktree, notesFolder, 'inbox.jsonl'), id, text);
	}

	// What may wait reaches one without hooks when it looks into its inbox.
	if (plan.agent.kind === 'known' && !endsByExit(plan.agent) && (!quiet || findHooks(plan.agent.name) !== undefined)) {
		await world.mailbox.deliver({task, id, text, quiet}, signal);
	}

	return {type: 'message-delivered', effect: key, id};
};

/** The pane in which a launch is alive. Of one that has ended or is gone, the engine is told, as the host has it. */
const livingPane = async (world: World, task: TaskKey, launch: number): Promise<number | undefined> => {
	const {panes = []} = await world.host.ask({type: 'list'});
	const info = panes.find(({key}) => key === paneKey(task, launch));
	if (info === undefined) {
		world.report({type: 'agent-lost', task, launch});
		return undefined;
	}

	if (info.exit !== undefined) {
		world.report({type: 'agent-exited', task, launch, ...info.exit});
		return undefined;
	}

	return info.pane;
};

const environmentOf = (world: World, {task, worktree, attempt, launch}: EffectOf<'start-agent'>, briefing: string, {findsShell}: Agent): Record<string, string> => {
	const [run, id] = splitKey(task);
	const shells = findsShell === true ? [world.places.shells] : [];
	return {
		...inheritedEnvironment(process.env),
		PATH: [...shells, world.places.programs, process.env.PATH ?? ''].join(path.delimiter),
		...Object.fromEntries(shells.map(folder => ['SHELL', path.join(folder, 'bash')])),
		...agentEnvironment({
			task: id, run, worktree, attempt, briefing,
			socket: world.places.engineSocket,
			token: workerToken(world.secret, task, launch),
			port: portOf(world, task),
		}),
		JUPITER_INBOX: path.join(worktree, notesFolder, 'inbox.jsonl'),
	};
};

/** A port of its own for each task of a run, so that two dev servers don't meet. */
const portOf = (world: World, task: TaskKey): number => {
	const [run, id] = splitKey(task);
	return firstPort + Object.keys(world.state().runs[run]!.tasks).indexOf(id);
};

/** Below the ephemeral ports of Linux and macOS, above what services commonly use. */
const firstPort = 21_000;

/** The repository's set-up command runs in the pane, where its progress and its failure can be seen. */
const withSetup = (setup: string | undefined, command: readonly string[]): readonly string[] =>
	setup === undefined ? command : ['sh', '-c', `{ ${setup}\n} && exec "$@"`, 'sh', ...command];

/** The pane that a former launch of the task ended in. */
const formerPane = async (world: World, task: TaskKey): Promise<number | undefined> => {
	const {panes = []} = await world.host.ask({type: 'list'});
	return panes.findLast(info => info.exit !== undefined && readPaneKey(info.key)?.task === task)?.pane;
};

const appendOnce = async (file: string, id: number, text: string): Promise<void> => {
	const line = `${JSON.stringify({id, text})}\n`;
	const present = await readFile(file, 'utf8').catch(() => '');
	if (!present.includes(line)) {
		await appendFile(file, line);
	}
};
