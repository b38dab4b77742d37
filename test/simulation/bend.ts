import type {Command} from '../../source/model/command.ts';
import type {Event} from '../../source/model/event.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import {evolve} from '../../source/engine/evolve/evolve.ts';
import {step} from '../../source/engine/step.ts';
import {soundParts, type Parts} from './world.ts';

/** Parts that break one rule of safety, and what the checkers say of it. */
export type Broken = {
	readonly rule: string;
	readonly parts: Parts;
	readonly finding: RegExp;
	/** Tasks that it takes to show; as many as usual when absent. */
	readonly tasks?: number;
};

/** Returns parts that take every command for another. */
export function bendCommands(bend: (state: SessionState, command: Command) => Command): Parts {
	return {...soundParts, step: (state, command, now) => step(state, bend(state, command), now)};
}

/** Returns parts that let other events happen: `bend` is given those of a step and the state they lead to. */
export function bendEvents(bend: (state: SessionState, events: readonly Event[]) => readonly Event[]): Parts {
	return {...soundParts, step(state, command, now) {
		const result = step(state, command, now);
		return {...result, events: bend(result.state, result.events)};
	}};
}

/** Returns parts that make another state of an event. */
export function bendState(bend: (state: SessionState, event: Event) => SessionState): Parts {
	return {...soundParts, evolve: (state, entry) => bend(evolve(state, entry), entry.event)};
}
