import type {Verb} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson} from '../printing/print.ts';
import {askEngine} from '../session.ts';

/** Agrees on another interface of a frozen symbol: the one given, or the one that its task asks for. */
export const amend: Verb = async invocation => {
	const [symbol, signature] = invocation.operands;
	const answer = await askEngine(invocation, {type: 'amend', symbol: symbol!, ...(signature !== undefined && {signature})});
	if (hasFlag(invocation, 'json')) {
		printJson({ok: true, text: answer ?? ''});
	} else {
		console.log(answer);
	}

	return 0;
};
