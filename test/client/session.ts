import process from 'node:process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {startHost} from '../../source/host/main.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import type {EngineCall, EngineNews} from '../../source/protocol/engine-wire.ts';
import {Refusal} from '../../source/protocol/refusal.ts';
import {serveEngine} from '../../source/protocol/serve.ts';
import {attach, type AttachEnd} from '../../source/client/attach.ts';
import {seatPerson, type Person} from './person.ts';

/** A session with a real host, and an engine that says what the test wants. */
export type Session = {
	readonly calls: EngineCall[];
	readonly hostSocket: string;
	/** Tells all subscribers. */
	tell(news: EngineNews): void;
	/** Ends the engine; `startEngine` begins another one. */
	stopEngine(): Promise<void>;
	startEngine(): Promise<void>;
	attach(columns: number, rows: number, env?: Readonly<Record<string, string>>, more?: {readonly opensShell?: boolean}): Attached;
	stop(): Promise<void>;
};

export type Attached = {readonly person: Person; readonly ended: Promise<AttachEnd>};

/** Starts a session for one test; it ends with the test. */
export async function startSession(t: TestContext, state: SessionState): Promise<Session> {
	const directory = await mkdtemp(join(tmpdir(), 'jupiter-client-'));
	const hostSocket = join(directory, 'host.sock');
	const engineSocket = join(directory, 'engine.sock');
	const host = await startHost({socketPath: hostSocket, directory});
	const calls: EngineCall[] = [];
	const subscribers = new Set<(news: EngineNews) => void>();
	const attached: Attached[] = [];
	let engine: Awaited<ReturnType<typeof serveEngine>> | undefined;
	const session: Session = {
		calls,
		hostSocket,
		tell(news) {
			for (const send of subscribers) {
				send(news);
			}
		},
		async stopEngine() {
			subscribers.clear();
			await engine?.close();
			engine = undefined;
		},
		async startEngine() {
			engine ??= await serveEngine(engineSocket, {
				version: '',
				epoch: () => 1,
				async call(call, peer) {
					calls.push(call);
					if (call.type === 'subscribe') {
						subscribers.add(peer.send);
						peer.send({type: 'snapshot', state, recent: []});
					} else if (call.type === 'diff') {
						return 'diff --git a/src/a.ts b/src/a.ts\nindex 1..2 100644\n--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1 +1 @@\n-const a = 1;\n+const a = 2;\n';
					} else if (call.type === 'task' && call.verb === 'retry') {
						throw new Refusal('It is landing.');
					}

					return undefined;
				},
			});
		},
		attach(columns, rows, env = {}, more = {}) {
			const person = seatPerson(columns, rows);
			const ended = attach({
				hostSocket,
				engineSocket,
				stdin: person.stdin,
				stdout: person.stdout,
				env: {PATH: process.env.PATH, SHELL: '/bin/sh', PS1: '$ ', TERM: 'xterm-256color', ...env},
				sessionName: 'shop',
				directory,
				listSessions: async () => [],
				ensureEngine: session.startEngine,
				...more,
			});
			attached.push({person, ended});
			return {person, ended};
		},
		async stop() {
			await host.shutDown();
		},
	};
	t.after(async () => {
		await session.stop();
		await Promise.all(attached.map(async one => one.ended));
		await session.stopEngine();
		await rm(directory, {recursive: true, force: true});
	});
	return session;
}
