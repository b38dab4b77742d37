import {randomBytes} from 'node:crypto';
import type {HookAnswer, HookCall} from '../../agents/hook.ts';

/** The agents that are being tried, each known by a token of its own. */
export type Canaries = {
	/** A token whose edits are all refused, until it is withdrawn. */
	readonly admit: () => Admitted;
	/** Answers what a canary's hook tells. */
	readonly answer: (token: string, call: HookCall) => HookAnswer;
	readonly has: (token: string) => boolean;
};

export type Admitted = {readonly token: string; readonly wasAsked: () => boolean; readonly withdraw: () => void};

/** Keeps the tokens in memory alone: a trial doesn't outlive its engine. */
export const createCanaries = (): Canaries => {
	const tokens = new Map<string, {wasAsked: boolean}>();
	return {
		admit() {
			const token = `canary.${randomBytes(16).toString('hex')}`;
			const state = {wasAsked: false};
			tokens.set(token, state);
			return {
				token,
				wasAsked: () => state.wasAsked,
				withdraw() {
					tokens.delete(token);
				},
			};
		},
		answer(token, call) {
			const state = tokens.get(token);
			if (state === undefined || call.type !== 'wants' || call.edits.length === 0) {
				return {};
			}

			state.wasAsked = true;
			return {verdict: 'deny', reason: 'This is a trial: no write is allowed in it.'};
		},
		has: token => tokens.has(token),
	};
};
