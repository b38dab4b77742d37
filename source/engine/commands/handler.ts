import type {Command} from '../../model/command.ts';
import type {Answer, Draft} from '../draft.ts';

/** Decides one type of command: lets events happen, or refuses. */
export type Handler<Type extends Command['type']> = (draft: Draft, command: Extract<Command, {type: Type}>) => Answer;

/** Handlers of some types of command, one each. */
export type Handlers<Type extends Command['type']> = {readonly [T in Type]: Handler<T>};
