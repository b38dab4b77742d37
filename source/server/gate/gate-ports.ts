import {randomInt} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import {agentPorts, maxPortTries} from '../../model/limits/agents.ts';

/** Ports to try, one after the other: first the one that the session's agents were started with. */
export const gatePorts = async (file: string): Promise<number[]> => {
	const former = Number(await readFile(file, 'utf8').catch(() => ''));
	const others = Array.from({length: maxPortTries}, () => randomInt(agentPorts.first, agentPorts.last + 1));
	return former >= agentPorts.first && former <= agentPorts.last ? [former, ...others] : others;
};

/** Keeps the port for the next engine. */
export const keepPort = async (file: string, port: number): Promise<void> => writeFile(file, String(port), {mode: 0o600});
