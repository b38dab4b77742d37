import {findHooks} from '../../agents/find-agent.ts';
import type {TaskKey} from '../../model/names.ts';
import type {HttpAnswer, HttpCall} from '../../protocol/serve-http.ts';
import {Refusal} from '../../protocol/refusal.ts';
import {taskOf} from '../world.ts';
import {answerHook, hearTelemetry, type HookReply} from './answer-hook.ts';
import type {GateParts} from './gate-parts.ts';
import {answerMcp} from './mcp.ts';
import {wrapShell} from './wrap-shell.ts';

/** Where agents come to the engine with what their hooks ask and what their models ask for. */
export type Gate = {
	/** Over HTTP, as the agent that the token says it is. */
	readonly answer: (call: HttpCall) => Promise<HttpAnswer>;
	/** Over the engine's socket. */
	readonly hook: (token: string | undefined, agent: string, body: unknown) => Promise<unknown>;
	readonly shell: (worker: TaskKey, command: string) => Promise<string>;
	readonly mcp: (worker: TaskKey, message: unknown) => Promise<unknown>;
};

/** Makes a gate. Whatever goes wrong in it is told as an error, and that is a no to an agent that asked whether it may write. */
export const createGate = (parts: GateParts): Gate => {
	const workerOf = (token: string | undefined) => token === undefined ? undefined : parts.workerOf(token);
	const hook = async (token: string | undefined, agent: string, body: unknown): Promise<HookReply> => {
		const hooks = findHooks(agent);
		if (hooks === undefined) {
			throw new Refusal(`There is no agent ${agent} whose hooks are known here.`);
		}

		if (token !== undefined && parts.canaries.has(token)) {
			return {body: hooks.write(body, parts.canaries.answer(token, hooks.read(body)))};
		}

		const worker = workerOf(token);
		if (worker === undefined) {
			throw new Refusal(notAtWork);
		}

		parts.heard(worker, false);
		return answerHook(parts, worker, hooks, body);
	};

	const hearFrom = async (agent: string, worker: TaskKey | undefined, body: unknown): Promise<HttpAnswer> => {
		if (worker === undefined) {
			return {status: 401, body: {error: notAtWork}};
		}

		// That it tells is no sign of life: it does so on a timer.
		await hearTelemetry(parts, worker, findHooks(agent)?.readTelemetry?.(body) ?? []);
		return {status: 200, body: {}};
	};

	return {
		async answer({method, path, token, body}) {
			const telemetry = telemetryPath.exec(path)?.groups;
			if (telemetry !== undefined) {
				return hearFrom(telemetry.agent!, workerOf(telemetry.token), telemetry.kind === 'logs' ? body : undefined);
			}

			const worker = workerOf(token);
			if (worker === undefined && !parts.canaries.has(token ?? '')) {
				return {status: 401, body: {error: notAtWork}};
			}

			const agent = /^\/hook\/(?<agent>[a-z][\-0-9a-z]*)$/v.exec(path)?.groups?.agent;
			if (agent === undefined && path !== '/mcp' && path !== '/shell') {
				return {status: 404, body: {error: `There is nothing at ${path}.`}};
			}

			if (method !== 'POST') {
				return {status: 405, body: {error: 'Only POST is answered here.'}};
			}

			if (agent !== undefined) {
				return {status: 200, ...await hook(token, agent, body)};
			}

			// A canary has no task to act for.
			if (worker === undefined) {
				return {status: 404, body: {error: 'There are no tools here.'}};
			}

			return path === '/shell' ? shellAnswer(parts, worker, body) : mcpAnswer(await answerMcp(parts, worker, body));
		},
		async hook(token, agent, body) {
			const {body: reply, sent} = await hook(token, agent, body);
			sent?.(true);
			return reply;
		},
		async shell(worker, command) {
			return wrapShell(parts, taskOf(parts.state(), worker), command);
		},
		mcp: async (worker, message) => answerMcp(parts, worker, message),
	};
};

/** An exporter of telemetry can't be given a header for one program alone, so the token is in its path. Measurements and traces aren't looked at. */
const telemetryPath = /^\/telemetry\/(?<agent>[a-z][\-0-9a-z]*)\/(?<token>.+)\/v1\/(?<kind>logs|metrics|traces)$/v;

const notAtWork = 'This is not the worker at work on its task now, so nothing it asks for is done.';

const mcpAnswer = (answer: unknown): HttpAnswer => answer === undefined ? {status: 202} : {status: 200, body: answer};

const shellAnswer = async (parts: GateParts, worker: TaskKey, body: unknown): Promise<HttpAnswer> => {
	if (typeof body !== 'string') {
		return {status: 400, body: {error: 'A command line is sent as its text.'}};
	}

	parts.heard(worker, false);
	return {status: 200, commandLine: await wrapShell(parts, taskOf(parts.state(), worker), body)};
};
