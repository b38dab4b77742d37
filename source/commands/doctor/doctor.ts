import type {Verb} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson, toned} from '../printing/print.ts';
import {agentChecks} from './doctor-agents.ts';
import {checks, type Check, type Finding} from './doctor-checks.ts';

/** Checks what this machine has of what jupiter-tui needs. Fails when something necessary is missing. */
export const doctor: Verb = async invocation => {
	const findings = await Promise.all([...checks, ...agentChecks(invocation)].map(async check => find(check, invocation.environment)));
	const isFit = findings.every(({grade}) => grade !== 'bad');
	if (hasFlag(invocation, 'json')) {
		printJson({ok: isFit, checks: findings});
		return isFit ? 0 : 1;
	}

	const width = Math.max(...findings.map(({name}) => name.length));
	for (const {name, grade, text} of findings) {
		console.log(`${toned(grade, signs[grade])} ${name.padEnd(width)}  ${text}`);
	}

	if (!isFit) {
		console.error('\nSomething necessary is missing: see the lines marked ✗.');
	}

	return isFit ? 0 : 1;
};

const signs: Readonly<Record<Finding['grade'], string>> = {good: '✓', warn: '!', bad: '✗'};

async function find(check: Check, environment: Readonly<Record<string, string | undefined>>): Promise<Finding & {readonly name: string}> {
	try {
		return {name: check.name, ...await check.find(environment)};
	} catch (error) {
		return {name: check.name, grade: 'bad', text: error instanceof Error ? error.message.split('\n', 1)[0]! : String(error)};
	}
}
