import type {EngineCall} from '../../protocol/engine-wire.ts';
import type {Invocation, Verb} from '../command.ts';
import {amountOption, hasFlag, textOption} from '../arguments/options.ts';
import {printJson} from '../printing/print.ts';
import {askEngine} from '../session.ts';
import {UserError, usageError} from '../printing/user-error.ts';

/** Says to the engine what an agent has to say for its task: `claim`, `release`, `publish`, `decide`, `note`, `ask`, `done`, `limited`, `used`. */
export const callAsWorker: Verb = async invocation => {
	const {command: {name}, environment} = invocation;
	const isInPane = environment.JUPITER_SOCKET !== undefined && environment.JUPITER_TOKEN !== undefined;
	if (!isInPane && !mayPersonCall.has(name)) {
		throw new UserError(`\`jupiter-tui ${name}\` is for an agent in its pane, and this is none (JUPITER_SOCKET and JUPITER_TOKEN are not set). For what a person can do: jupiter-tui --help`);
	}

	const answer = await askEngine(invocation, calls[name]!(invocation));
	if (hasFlag(invocation, 'json')) {
		printJson({ok: true, text: answer ?? ''});
	} else if (typeof answer === 'string' && answer !== '') {
		console.log(answer);
	}

	return 0;
};

/** A person may speak on the bus as well; claims and results are a worker's. */
const mayPersonCall = new Set(['decide', 'note']);

const calls: Readonly<Record<string, (invocation: Invocation) => EngineCall>> = {
	claim: ({operands}) => ({type: 'claim', claim: operands[0]!}),
	release: ({operands}) => ({type: 'release', claim: operands[0]!}),
	publish: ({operands}) => ({type: 'publish', symbol: operands[0]!, signature: operands[1]!}),
	decide: decision,
	note: ({operands}) => ({type: 'note', text: operands.join(' ')}),
	ask: ({operands}) => ({type: 'ask', task: operands[0]!, text: operands.slice(1).join(' ')}),
	done: () => ({type: 'done'}),
	limited: limit,
	used: use,
};

function limit({operands}: Invocation): EngineCall {
	const [seconds] = operands;
	const wait = Number(seconds ?? '0');
	if (!Number.isFinite(wait) || wait < 0) {
		throw usageError(`"${seconds}" is no number of seconds.`, 'limited');
	}

	return seconds === undefined ? {type: 'limited'} : {type: 'limited', until: Date.now() + Math.ceil(wait * 1000)};
}

function use(invocation: Invocation): EngineCall {
	const model = textOption(invocation, 'model');
	const meter = textOption(invocation, 'total');
	const counters = {inputTokens: 'input', cachedTokens: 'cached', outputTokens: 'output', dollars: 'dollars'} as const;
	const given = Object.entries(counters).flatMap(([name, option]) => {
		const amount = amountOption(invocation, option);
		return amount === undefined ? [] : [[name, amount] as const];
	});
	if (given.length === 0) {
		throw usageError('Nothing was said to be used. Say at least one of --input, --cached, --output and --dollars.', 'used');
	}

	return {type: 'used', report: {meter: meter ?? 'said', counts: meter === undefined ? 'step' : 'total', ...Object.fromEntries(given), ...(model !== undefined && {model})}};
}

function decision({operands}: Invocation): EngineCall {
	const {key, value} = /^(?<key>[^=]+)=(?<value>.+)$/sv.exec(operands[0]!)?.groups ?? {};
	if (key === undefined || value === undefined) {
		throw usageError(`"${operands[0]}" is no KEY=VALUE.`, 'decide');
	}

	return {type: 'decide', key: key.trim(), value: value.trim()};
}
