import {existsSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {homedir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {execa} from 'execa';

/** The agents that the adapters are held to, each at the version that was tried. */
export const triedAgents = {
	claude: {package: '@anthropic-ai/claude-code', version: '2.1.329', afterwards: 'install.cjs'},
	codex: {package: '@openai/codex', version: '0.169.0'},
	// It would fetch the second itself at its first start in a home that has plugins.
	opencode: {package: 'opencode-ai', version: '1.18.33', afterwards: 'postinstall.mjs', alongside: '@opencode-ai/plugin'},
	gemini: {package: '@google/gemini-cli', version: '0.61.0'},
} as const;

export type TriedAgent = keyof typeof triedAgents;

/** The folder of an agent's program, installed from the registry into the user's cache; a sentence where it can't be had. */
export const installAgent = async (name: TriedAgent): Promise<{readonly folder: string} | {readonly problem: string}> => {
	const {package: packageName, version, ...rest} = triedAgents[name];
	const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'jupiter-tui', 'agents', `${name}-${version}`);
	const folder = path.join(cache, 'node_modules', '.bin');
	if (!existsSync(path.join(folder, name))) {
		await mkdir(cache, {recursive: true});
		const installed = await execa('npm', ['install', '--no-audit', '--no-fund', '--prefix', cache, `${packageName}@${version}`, ...'alongside' in rest ? [`${rest.alongside}@${version}`] : []], {reject: false, timeout: installTimeoutMs});
		if (installed.failed) {
			return {problem: `${packageName}@${version} could not be installed: ${installed.shortMessage}`};
		}

		if ('afterwards' in rest) {
			await execa(process.execPath, [path.join(cache, 'node_modules', packageName, rest.afterwards)]);
		}
	}

	const {stdout, failed} = await execa(path.join(folder, name), ['--version'], {reject: false, timeout: installTimeoutMs});
	return failed || !stdout.includes(version) ? {problem: `${name} is not ${version} but ${stdout}`} : {folder};
};

/** Hundreds of megabytes come over a slow line. */
const installTimeoutMs = 10 * 60_000;
