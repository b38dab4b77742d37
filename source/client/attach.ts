import process from 'node:process';
import {Buffer} from 'node:buffer';
import type {ReadStream, WriteStream} from 'node:tty';
import {readView} from '../layout/view-text.ts';
import type {ListedSession} from '../model/listed-session.ts';
import {hostReconnectMs, hostReconnectTries} from '../model/limits/processes.ts';
import {clockMs} from '../model/limits/screen.ts';
import type {Notifications} from '../model/notifications.ts';
import {connectHost, type HostConnection} from '../protocol/connect.ts';
import {createClient, type Client} from './client.ts';
import {colourDepth} from './drawing/colour-depth.ts';
import {emptyDesk, withPlaces, type Desk} from './desk.ts';
import {followEngine, type EngineLink} from './links/engine-link.ts';
import {followHost} from './links/host-link.ts';
import {followOrder} from './acts/follow-order.ts';
import {createInput} from './input/input.ts';
import {createPainter, type Painter} from './drawing/painter.ts';
import {openFirstShell} from './acts/shell.ts';
import {tellNeeds} from './tell-needs.ts';
import {enterTty, type Tty} from './tty.ts';

export type AttachOptions = {
	readonly hostSocket: string;
	readonly engineSocket: string;
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly sessionName: string;
	/** Where new shells start: the repository. */
	readonly directory: string;
	/** Name of the prefix key; `C-b` unless the person chose another. */
	readonly prefix?: string;
	/** Whether the screen has the mouse; it does unless the person chose otherwise. */
	readonly mouse?: boolean;
	/** How the terminal is told that a worker needs the person; by what it's known to show unless the person chose otherwise. */
	readonly notifications?: Notifications;
	/** Starts the engine where none runs; resolves when it listens. */
	readonly ensureEngine: () => Promise<void>;
	/** A session without a pane gets a shell at once; not where a run is starting, whose panes are about to come. */
	readonly opensShell?: boolean;
	/** The sessions that the person could go to. */
	readonly listSessions: () => Promise<readonly ListedSession[]>;
};

/** Why a client has left: the person detached or closed the terminal, went to the session of the repository at `root`, the session was stopped, or its host is gone. */
export type AttachEnd = {readonly reason: 'detached' | 'session-ended' | 'lost'} | {readonly reason: 'left'; readonly root: string};

/**
Attaches a terminal to a session until the person detaches or the session ends; the terminal is given back as it was.
Rejects when the host can't be reached.
*/
export async function attach(options: AttachOptions): Promise<AttachEnd> {
	// What is typed from here on is kept: nothing typed while attaching is lost.
	const early: Uint8Array[] = [];
	const keep = (bytes: Uint8Array) => {
		early.push(bytes);
	};

	const host = await connectHost(options.hostSocket, 'client');
	const tty = enterTty(options);
	options.stdin.on('data', keep);
	const ending = Promise.withResolvers<AttachEnd>();
	const end = (reason: Ending) => {
		ending.resolve({reason});
	};

	const parts = assemble(options, host, tty, {end, show(root) {
		ending.resolve({reason: 'left', root});
	}});
	options.stdin.off('data', keep);
	if (options.opensShell === true && host.welcome.panes.length === 0) {
		openFirstShell(parts.client);
	}

	const release = listen(options, parts, end);
	for (const bytes of early) {
		parts.input.push(bytes);
	}

	try {
		await parts.painter.startInk();
		return await ending.promise;
	} finally {
		release();
		parts.dispose();
		host.close();
		tty.leave();
		options.stdin.pause();
	}
}

/** Endings that need no word more. */
type Ending = Exclude<AttachEnd['reason'], 'left'>;

type Parts = {
	readonly client: Client;
	readonly painter: Painter;
	readonly input: ReturnType<typeof createInput>;
	readonly engine: EngineLink;
	dispose(): void;
};

function assemble(options: AttachOptions, host: HostConnection, tty: Tty, {end, show}: {readonly end: (reason: Ending) => void; readonly show: (root: string) => void}): Parts {
	const {env} = options;
	const client: Client = createClient({
		desk: firstDesk(options, host, tty),
		host,
		directory: options.directory,
		// By this a program in a shell knows that it is in a pane of this session.
		env: {...env, JUPITER_SESSION: options.hostSocket},
		call: async call => engine.call(call),
		detach() {
			end('detached');
		},
		listSessions: options.listSessions,
		show,
		redraw() {
			painter.redraw();
		},
		writeClipboard(text) {
			tty.write(`\u{1B}]52;c;${Buffer.from(text).toString('base64')}\u{7}`);
		},
	});
	const painter: Painter = createPainter({client, tty, depth: colourDepth(env), give(order) {
		followOrder(client, order);
	}});
	const input = createInput({client, tty, toOverlay: painter.typeToOverlay});
	tellNeeds(client, {tty, env, notifications: options.notifications ?? 'auto'});
	followHost(client, host, tty, painter.paint);
	client.activate();
	const engine: EngineLink = followEngine({
		socketPath: options.engineSocket,
		ensureEngine: options.ensureEngine,
		onMirror(mirrored) {
			client.update(desk => ({...desk, mirrored, now: Date.now()}));
		},
		onTrouble(sentence) {
			client.say(sentence, 'problem');
		},
	});
	host.onNews(({type}) => {
		// At once: whoever misses the engine meanwhile would start it again.
		if (type !== 'ending') {
			return;
		}

		engine.close();
		end('session-ended');
	});
	host.onClose(() => {
		void afterHost(options.hostSocket).then(end);
	});
	return {client, painter, input, engine, dispose() {
		engine.close();
		input.dispose();
		painter.dispose();
		client.dispose();
	}};
}

function firstDesk({env, sessionName, prefix}: AttachOptions, host: HostConnection, tty: Tty): Desk {
	return withPlaces({
		...emptyDesk({session: sessionName, prefix: prefix ?? 'C-b', isAscii: (env.JUPITER_ASCII ?? '') !== '', columns: tty.columns, rows: tty.rows, now: Date.now()}),
		panes: new Map(host.welcome.panes.map(info => [info.pane, info])),
		view: readView(host.welcome.view),
	});
}

/** Listens to the terminal, to signals and to the clock; returns what ends that. */
function listen({stdin, stdout}: AttachOptions, {client, painter, input}: Parts, end: (reason: Ending) => void): () => void {
	const onData = (bytes: Uint8Array) => {
		input.push(bytes);
	};

	const onResize = () => {
		client.update(desk => ({...desk, columns: stdout.columns, rows: stdout.rows}));
		client.activate();
		painter.redraw();
	};

	const detach = () => {
		end('detached');
	};

	const clock = setInterval(() => {
		client.update(desk => ({...desk, now: Date.now()}));
	}, clockMs);
	const signals = ['SIGHUP', 'SIGTERM', 'SIGINT'] as const;
	stdin.on('data', onData);
	stdin.on('end', detach);
	stdin.on('error', detach);
	stdout.on('error', detach);
	stdout.on('resize', onResize);
	stdin.resume();
	for (const signal of signals) {
		process.on(signal, detach);
	}

	return () => {
		clearInterval(clock);
		stdin.off('data', onData);
		stdin.off('end', detach);
		stdout.off('resize', onResize);
		for (const signal of signals) {
			process.off(signal, detach);
		}
	};
}

/** After a host has closed the connection: a stopped session leaves no host; one that still listens has dropped only us. */
async function afterHost(socketPath: string): Promise<Ending> {
	for (let tries = 0; tries < hostReconnectTries; tries++) {
		try {
			const host = await connectHost(socketPath, 'tool');
			host.close();
			return 'lost';
		} catch {
			// Nobody listens there: ask again, since a host being replaced comes back at once.
			await new Promise(resolve => {
				setTimeout(resolve, hostReconnectMs);
			});
		}
	}

	return 'session-ended';
}
