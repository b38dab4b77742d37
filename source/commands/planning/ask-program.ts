import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {Headless} from '../../agents/headless/headless.ts';
import {runCommand} from '../../git/verifying/run-command.ts';
import {maxPlannerOutput, plannerTimeoutMs} from '../../model/limits/planning.ts';
import type {Budget} from '../../model/usage.ts';
import {quotedWord} from '../../wording/shell-word.ts';
import {UserError} from '../printing/user-error.ts';

export type AskOptions = {
	readonly headless: Headless;
	/** What a run may use: its planner can't use more either. */
	readonly budget?: Budget;
	readonly schema: Readonly<Record<string, unknown>>;
	readonly question: string;
	/** Whether a text holds an answer at all: one of a program that failed is taken only then. */
	readonly isAnswer: (text: string) => boolean;
	/** Where it runs: the checkout, which it may read. */
	readonly directory: string;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly signal: AbortSignal;
};

/** Puts a question to a program and gives back the text of its answer. Throws a sentence when there is none. */
export async function askProgram({headless, budget, schema, question, isAnswer, directory, environment, signal}: AskOptions): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'jupiter-question-'));
	try {
		const written = {text: JSON.stringify(schema), file: path.join(folder, 'schema.json'), rules: path.join(folder, 'rules.toml')};
		await writeFile(written.file, written.text);
		await writeFile(written.rules, headless.rules ?? '');
		const {printed, failure} = await run({command: headless.command(written, budget).map(word => quotedWord(word)).join(' '), name: headless.name, question, directory, environment, signal});
		const answer = headless.answerIn(printed);
		if (!answer.ok) {
			throw new UserError(`${headless.name} gave no answer: ${answer.problem}. Try it by itself, or choose another with --planner.`);
		}

		// What a program says of its own failure is no answer to correct.
		if (failure !== undefined && !isAnswer(answer.text)) {
			throw failure;
		}

		return answer.text;
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
}

type Running = Pick<AskOptions, 'question' | 'directory' | 'environment' | 'signal'> & {readonly command: string; readonly name: string};

async function run({command, name, question, directory, environment, signal}: Running): Promise<{readonly printed: string; readonly failure?: UserError}> {
	const flooded = new AbortController();
	let printed = '';
	const outcome = await runCommand({
		command: `exec ${command}`, directory, env: environment, input: question, timeoutMs: plannerTimeoutMs, signal: AbortSignal.any([signal, flooded.signal]),
		onOutput(text, stream) {
			printed = flooded.signal.aborted || stream === 'stderr' ? printed : printed + text;
			if (printed.length > maxPlannerOutput) {
				flooded.abort();
			}
		},
	});
	// What an interrupted program has printed is half an answer.
	signal.throwIfAborted();
	if (flooded.signal.aborted) {
		throw new UserError(`${name} printed more than ${maxPlannerOutput} characters. Have it print the plan alone, or choose another with --planner.`);
	}

	if (outcome.ended === 'timed-out') {
		throw new UserError(`${name} gave no answer in ${plannerTimeoutMs / 60_000} minutes. Ask for less at once, or choose another with --planner.`);
	}

	if (outcome.ok) {
		return {printed};
	}

	// A program that fails may still have said why, in its own form.
	const failure = new UserError(`${name} could not make a plan: it ended with ${outcome.code ?? outcome.signal}. Try it by itself, or choose another with --planner.`, {detail: outcome.output});
	if (printed.trim() === '') {
		throw failure;
	}

	return {printed, failure};
}
