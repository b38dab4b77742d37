import {Buffer} from 'node:buffer';
import type {Terminal} from '@xterm/headless';
import {maxClipboardBytes, maxSignalText} from '../model/limits/panes.ts';
import type {ScreenSignal} from './screen.ts';

/** Turns what a program tells its terminal besides cells into signals. */
export const readSignals = (terminal: Terminal, emit: (signal: ScreenSignal) => void): void => {
	const {parser} = terminal;
	terminal.onBell(() => {
		emit({type: 'bell'});
	});
	terminal.onTitleChange(title => {
		emit({type: 'title', title: bounded(title)});
	});
	const onOsc = (code: number, read: (data: string) => ScreenSignal | undefined): void => {
		parser.registerOscHandler(code, data => {
			const signal = read(data);
			if (signal) {
				emit(signal);
			}

			return signal !== undefined;
		});
	};

	onOsc(7501, readStatus);
	onOsc(9, data => isConsoleCommand(data) ? undefined : {type: 'notification', body: bounded(data)});
	onOsc(777, readNotification777);
	onOsc(99, createNotification99Reader());
	onOsc(52, readClipboard);
	onOsc(7, readWorkingDirectory);
};

const bounded = (text: string): string => text.slice(0, maxSignalText);

const decoded = (base64: string): string => bounded(Buffer.from(base64, 'base64').toString());

/** The program status protocol, revision 0.4: `state=…:kind=…:msg=<base64>`; the query `?` is answered elsewhere. */
const readStatus = (data: string): ScreenSignal | undefined => {
	const fields = new Map(data.split(':').map(field => {
		const equals = field.indexOf('=');
		return [field.slice(0, equals), field.slice(equals + 1)];
	}));
	const state = fields.get('state');
	if (state === undefined) {
		return undefined;
	}

	const kind = fields.get('kind');
	const app = fields.get('app');
	const message = fields.get('msg');
	const progress = Number(fields.get('progress') ?? NaN);
	return {
		type: 'status',
		state: bounded(state),
		...(kind !== undefined && {kind: bounded(kind)}),
		...(message !== undefined && {message: decoded(message)}),
		...(app !== undefined && {app: bounded(app)}),
		...(progress >= 0 && progress <= 100 && {progress}),
	};
};

// ConEmu gave OSC 9 numbered commands (9;4 is progress), which are no notifications.
const isConsoleCommand = (data: string): boolean => /^\d+(?:;|$)/v.test(data);

const readNotification777 = (data: string): ScreenSignal | undefined => {
	const [command, title = '', ...body] = data.split(';');
	return command === 'notify' ? {type: 'notification', title: bounded(title), body: bounded(body.join(';'))} : undefined;
};

/** Kitty's notifications come in pieces; one is complete when a piece doesn't say `d=0`. */
const createNotification99Reader = (): ((data: string) => ScreenSignal | undefined) => {
	let parts = {title: '', body: ''};
	return data => {
		const separator = data.indexOf(';');
		if (separator === -1) {
			return undefined;
		}

		const metadata = data.slice(0, separator).split(':');
		const payload = data.slice(separator + 1);
		const text = metadata.includes('e=1') ? decoded(payload) : payload;
		const part = metadata.find(field => field.startsWith('p='))?.slice(2) ?? 'title';
		if (part === 'title' || part === 'body') {
			parts[part] = bounded(parts[part] + text);
		}

		if (metadata.includes('d=0')) {
			return undefined;
		}

		const {title, body} = parts;
		parts = {title: '', body: ''};
		if (title === '' && body === '') {
			return undefined;
		}

		return body === '' ? {type: 'notification', body: title} : {type: 'notification', ...(title !== '' && {title}), body};
	};
};

/** A question for the clipboard (`?`) is never answered: a program must not read what the user copied elsewhere. */
const readClipboard = (data: string): ScreenSignal | undefined => {
	const content = data.slice(data.indexOf(';') + 1);
	return content === '?' || content.length > maxClipboardBytes ? undefined : {type: 'clipboard', text: Buffer.from(content, 'base64').toString()};
};

const readWorkingDirectory = (data: string): ScreenSignal | undefined => {
	const path = /^(?:file:\/\/[^\/]*)?(?<path>\/.*)$/v.exec(data)?.groups!.path;
	if (path === undefined) {
		return undefined;
	}

	try {
		return {type: 'working-directory', path: decodeURIComponent(path)};
	} catch {
		// Not percent-encoded after all, as some shells write it.
		return {type: 'working-directory', path};
	}
};
