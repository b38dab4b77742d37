import {maxSignalText} from '../model/limits/panes.ts';
import type {Notifications} from '../model/notifications.ts';

/** The bytes by which a terminal tells its person something: a bell, and a notification in the form that the terminal is known to take. */
export function noticeFor(notifications: Notifications, env: Readonly<Record<string, string | undefined>>, text: string): string {
	const form = notifications === 'auto' ? knownForm(env) : notifications;
	const words = plain(text);
	switch (form) {
		case 'off': {
			return '';
		}

		case 'bell': {
			return '\u{7}';
		}

		case 'osc9': {
			return `\u{7}\u{1B}]9;jupiter-tui: ${words}\u{1B}\\`;
		}

		case 'osc777': {
			return `\u{7}\u{1B}]777;notify;jupiter-tui;${words}\u{1B}\\`;
		}
	}
}

/** A terminal that isn't known might print what it doesn't understand. */
function knownForm({TERM = '', TERM_PROGRAM = '', VTE_VERSION, TMUX}: Readonly<Record<string, string | undefined>>): Exclude<Notifications, 'auto'> {
	if (TMUX !== undefined) {
		return 'bell';
	}

	if (/^(?:iTerm\.app|WezTerm|ghostty)$/v.test(TERM_PROGRAM) || /^xterm-(?:ghostty|kitty)$/v.test(TERM)) {
		return 'osc9';
	}

	return VTE_VERSION !== undefined || /^(?:foot|rxvt)/v.test(TERM) ? 'osc777' : 'bell';
}

/** An agent's words must not end the sequence early, nor begin another. */
function plain(text: string): string {
	return text.replaceAll(/[\p{Control};]+/gv, ' ').trim().slice(0, maxSignalText);
}
