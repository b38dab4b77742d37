import process from 'node:process';
import {inheritedEnvironment} from '../../protocol/inherited-environment.ts';
import type {Client} from '../client.ts';
import {arrangementOf} from '../desk.ts';

let opened = 0;

/** Opens the shell of a session that has no pane; what is typed meanwhile is for it. Of clients that attach at once, one opens it. */
export function openFirstShell(client: Client): void {
	void client.hold.until((async () => {
		await openShell(client, 'shell:first');
	})());
}

/** Opens a shell in the repository; resolves with its pane once the client knows it. */
export async function openShell(client: Client, key = newKey()): Promise<number | undefined> {
	const shell = client.env.SHELL ?? '/bin/sh';
	const {openSize} = arrangementOf(client.desk);
	try {
		const {pane} = await client.host.request({
			type: 'spawn',
			key,
			name: shell.split('/').at(-1)!,
			command: [shell],
			cwd: client.directory,
			env: inheritedEnvironment(client.env),
			...openSize,
			remain: false,
		});
		const {panes = []} = await client.host.request({type: 'list'});
		client.update(desk => ({...desk, panes: new Map(panes.map(info => [info.pane, info]))}));
		return pane;
	} catch (error) {
		client.say(error instanceof Error ? error.message : String(error), 'problem');
		return undefined;
	}
}

function newKey(): string {
	opened++;
	return `shell:${process.pid}-${Date.now()}-${opened}`;
}
