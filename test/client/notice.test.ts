import assert from 'node:assert/strict';
import {test} from 'node:test';
import {noticeFor} from '../../source/client/notice.ts';

const osc9 = '\u{7}\u{1B}]9;jupiter-tui: auth asks you\u{1B}\\';
const osc777 = '\u{7}\u{1B}]777;notify;jupiter-tui;auth asks you\u{1B}\\';
const auto = (env: Readonly<Record<string, string>>) => noticeFor('auto', env, 'auth asks you');

test('a known terminal shows a notification', () => {
	assert.equal(auto({TERM_PROGRAM: 'iTerm.app', TERM: 'xterm-256color'}), osc9);
	assert.equal(auto({TERM: 'xterm-ghostty'}), osc9);
	assert.equal(auto({TERM: 'foot'}), osc777);
	assert.equal(auto({TERM: 'xterm-256color', VTE_VERSION: '7600'}), osc777);
});

test('any other terminal only rings', () => {
	assert.equal(auto({TERM: 'xterm-256color'}), '\u{7}');
	assert.equal(auto({TERM: 'linux'}), '\u{7}');
	assert.equal(auto({TERM: 'xterm-ghostty', TMUX: '/tmp/x,1,0'}), '\u{7}');
});

test('the person\'s choice comes first', () => {
	const told = (choice: 'bell' | 'osc9' | 'osc777' | 'off') => noticeFor(choice, {TERM_PROGRAM: 'iTerm.app'}, 'auth asks you');
	assert.deepEqual([told('off'), told('bell'), told('osc9'), told('osc777')], ['', '\u{7}', osc9, osc777]);
});

test('words can\'t end the sequence', () => {
	assert.equal(noticeFor('osc777', {}, 'a\u{1B}\\b\u{7};c\u{9C}d\n'), '\u{7}\u{1B}]777;notify;jupiter-tui;a \\b c d\u{1B}\\');
});
