import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {test} from 'node:test';
import type {ScreenSignal} from '../../source/terminal/screen.ts';
import {observe} from './screen-fixture.ts';

const check = (title: string, bytes: string, signals: readonly ScreenSignal[]): void => {
	test(title, () => {
		const observed = observe();
		observed.write(bytes);
		assert.deepEqual(observed.signals, signals);
		assert.deepEqual(observed.lines(), []);
	});
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');

check('a bell rings', '\u{7}', [{type: 'bell'}]);
check('a title is set', '\u{1B}]0;one\u{7}\u{1B}]2;zwei ü\u{1B}\\', [{type: 'title', title: 'one'}, {type: 'title', title: 'zwei ü'}]);
check('a status is read', '\u{1B}]7501;state=working\u{7}', [{type: 'status', state: 'working'}]);
check('a status has its fields', `\u{1B}]7501;state=blocked:app=claude:kind=permission:msg=${base64('May I? ü')}:progress=40\u{7}`, [{type: 'status', state: 'blocked', kind: 'permission', message: 'May I? ü', app: 'claude', progress: 40}]);
check('a status without state is none', '\u{1B}]7501;progress=4\u{7}', []);
check('a plain notification is read', '\u{1B}]9;Build done; really\u{7}', [{type: 'notification', body: 'Build done; really'}]);
check('a progress command is no notification', '\u{1B}]9;4;1;50\u{7}', []);
check('a titled notification is read', '\u{1B}]777;notify;Title;Body; more\u{7}', [{type: 'notification', title: 'Title', body: 'Body; more'}]);
check('a notification in pieces is read', `\u{1B}]99;i=1:d=0;Ti\u{7}\u{1B}]99;i=1:d=0;tle\u{7}\u{1B}]99;i=1:d=1:p=body:e=1;${base64('Body')}\u{7}`, [{type: 'notification', title: 'Title', body: 'Body'}]);
check('clipboard text is decoded', `\u{1B}]52;c;${base64('cöpy')}\u{7}`, [{type: 'clipboard', text: 'cöpy'}]);
check('an oversized clipboard is dropped', `\u{1B}]52;c;${'QUFB'.repeat(300_000)}\u{7}`, []);
check('the working directory is decoded', '\u{1B}]7;file://host/tmp/a%20b\u{7}\u{1B}]7;/plain%zz\u{7}', [{type: 'working-directory', path: '/tmp/a b'}, {type: 'working-directory', path: '/plain%zz'}]);

test('a long title is cut', () => {
	const {screen, write} = observe();
	write(`\u{1B}]2;${'x'.repeat(5000)}\u{7}`);
	assert.equal(screen.title.length, 1000);
});
