import assert from 'node:assert/strict';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {startHost, type Host} from '../../source/host/main.ts';
import type {PaneInfo} from '../../source/protocol/host-wire.ts';
import {createHostLink} from '../../source/server/panes/host-link.ts';
import {temporaryFolder} from './temporary-session.ts';

/** A link to real hosts that it has started as often as it had to. */
const link = (t: TestContext) => {
	const folder = temporaryFolder(t);
	const socket = path.join(folder, 'host');
	const hosts: Host[] = [];
	const welcomes: Array<readonly PaneInfo[]> = [];
	const waiting = new Set<() => void>();
	const troubles: unknown[] = [];
	let mayStart = true;
	const host = createHostLink({
		socket,
		async start() {
			if (!mayStart) {
				throw new Error('No host today.');
			}

			if (hosts.length === welcomes.length) {
				hosts.push(await startHost({socketPath: socket, directory: folder}));
			}
		},
		onPanes(panes) {
			welcomes.push(panes);
			for (const wake of waiting) {
				wake();
			}
		},
		onNews: () => undefined,
		onTrouble(error) {
			troubles.push(error);
			mayStart = true;
		},
	});
	t.after(async () => {
		host.close();
		await Promise.all(hosts.map(async one => one.shutDown()));
	});
	return {
		host,
		hosts,
		welcomes,
		troubles,
		forbidStart() {
			mayStart = false;
		},
		async untilWelcomes(count: number): Promise<void> {
			while (welcomes.length < count) {
				await new Promise<void>(resolve => {
					waiting.add(resolve);
				});
			}
		},
	};
};

test('a question waits for the host', async t => {
	const {host, welcomes} = link(t);
	const {panes} = await host.ask({type: 'list'});
	assert.deepEqual(panes, []);
	assert.deepEqual(welcomes, [[]]);
});

test('a lost host is started again', async t => {
	const {host, hosts, untilWelcomes, troubles, forbidStart} = link(t);
	await untilWelcomes(1);
	forbidStart();
	await hosts[0]!.shutDown();
	await untilWelcomes(2);
	assert.deepEqual((await host.ask({type: 'list'})).panes, []);
	assert.deepEqual([hosts.length, String(troubles[0])], [2, 'Error: No host today.']);
});

test('a retired host stays away', async t => {
	const {host, hosts, untilWelcomes, welcomes} = link(t);
	await untilWelcomes(1);
	host.retire();
	await hosts[0]!.shutDown();
	await assert.rejects(host.ask({type: 'list'}), /closed the connection/v);
	assert.equal(welcomes.length, 1);
});
