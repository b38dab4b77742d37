import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {execa} from 'execa';
import type {Verb} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {UserError} from '../printing/user-error.ts';
import {awaitHolder} from './await-holder.ts';
import {differenceLines} from './difference-lines.ts';
import {createStage, type Stage} from './stage.ts';
import {scripts} from './scripts.ts';
import type {Step} from './step.ts';

/** Plays one task's agent in its pane: real edits, real commands, at the pace of somebody who types. */
export const demoAgent: Verb = async invocation => {
	const task = invocation.operands[0]!;
	const attempts = scripts[task];
	if (attempts === undefined) {
		throw new UserError(`The demo has no task \`${task}\`. It has ${Object.keys(scripts).join(', ')}.`);
	}

	const attempt = Number(invocation.environment.JUPITER_ATTEMPT ?? 1);
	const stage = createStage({isFast: hasFlag(invocation, 'fast')});
	stage.title(task, attempt);
	for (const step of attempts[Math.min(attempt, attempts.length) - 1]!) {
		const isFine = await perform(step, stage, invocation.environment);
		if (!isFine) {
			await stage.say('That did not work. I stop here.');
			return 1;
		}
	}

	stage.end();
	return 0;
};

/** Answers false when the agent can't go on. */
async function perform(step: Step, stage: Stage, environment: Readonly<Record<string, string | undefined>>): Promise<boolean> {
	switch (step.type) {
		case 'think': {
			await stage.think(step.text, step.seconds);
			return true;
		}

		case 'say': {
			await stage.say(step.text);
			return true;
		}

		case 'read': {
			const lines = (await readFile(step.path, 'utf8')).trimEnd().split('\n');
			await stage.tool('Read', step.path, [`${lines.length} lines`]);
			return true;
		}

		case 'edit': {
			await edit(step.path, step.change, stage);
			return true;
		}

		case 'shell': {
			const code = await shell(step.command, step.show ?? /\S/v, stage);
			return code === 0 || step.mayFail === true;
		}

		case 'await-holder': {
			await awaitHolder(step.claim, environment.JUPITER_TASK ?? '');
			return true;
		}

		case 'read-failure': {
			await readFailure(environment.JUPITER_BRIEFING, stage);
			return true;
		}
	}
}

async function edit(file: string, change: (text: string) => string, stage: Stage): Promise<void> {
	const before = await readFile(file, 'utf8').catch(() => '');
	const after = change(before);
	await stage.tool(before === '' ? 'Write' : 'Edit', file, []);
	await stage.difference(differenceLines(before, after));
	await mkdir(path.dirname(file), {recursive: true});
	await writeFile(file, after);
}

/** Runs a program, shows what it printed, and answers with its exit status. */
async function shell(command: readonly string[], show: RegExp, stage: Stage): Promise<number> {
	const [program = '', ...parameters] = command;
	const {all, exitCode = 1} = await execa(program, parameters, {reject: false, all: true, stdin: 'ignore'});
	const lines = all.split('\n').filter(line => show.test(line));
	await stage.tool('$', command.join(' '), lines.slice(0, shownLines), exitCode === 0 ? 'good' : 'bad');
	return exitCode;
}

async function readFailure(briefing: string | undefined, stage: Stage): Promise<void> {
	const text = briefing === undefined ? '' : await readFile(briefing, 'utf8');
	const lines = text.split('\n').filter(line => /✖|not ok|AssertionError|expected|actual|^[+\-] /v.test(line));
	await stage.tool('Read', 'the briefing', lines.slice(0, shownLines), 'bad');
}

/** Lines of a program's output that a pane shows: the point, not all of it. */
const shownLines = 8;
