import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createMailbox} from '../../source/server/gate/mailbox.ts';

const stage = () => {
	const idle = new Set<string>();
	const typed: string[] = [];
	const mailbox = createMailbox({
		isIdle: task => idle.has(task),
		async wake(_task, text) {
			typed.push(text);
		},
	});
	const never = new AbortController().signal;
	return {idle, typed, mailbox, post: async (id: number, signal = never, quiet = false) => mailbox.deliver({task: 'r1/a', id, text: String(id), quiet}, signal)};
};

test('messages are taken together, once', async () => {
	const {mailbox, post, typed} = stage();
	const both = Promise.all([post(2), post(1)]);
	const taken = mailbox.take('r1/a')!;
	assert.equal(taken.text, 'jupiter-tui: 1\n\njupiter-tui: 2');
	assert.equal(mailbox.take('r1/a'), undefined);
	taken.sent(true);
	await both;
	assert.deepEqual(typed, []);
});

test('what was not sent waits again', async () => {
	const {mailbox, post} = stage();
	const delivered = post(1);
	mailbox.take('r1/a')!.sent(false);
	const taken = mailbox.take('r1/a')!;
	assert.equal(taken.text, 'jupiter-tui: 1');
	taken.sent(true);
	await delivered;
});

test('an idle worker is woken', async () => {
	const {mailbox, post, idle, typed} = stage();
	const first = post(1);
	const second = post(2);
	assert.deepEqual(typed, []);
	idle.add('r1/a');
	mailbox.look('r1/a');
	await Promise.all([first, second]);
	await post(3);
	assert.deepEqual(typed, ['jupiter-tui: 1\n\njupiter-tui: 2', 'jupiter-tui: 3']);
});

test('quiet news wakes nobody', async () => {
	const {post, idle, typed} = stage();
	idle.add('r1/a');
	const quiet = post(1, undefined, true);
	assert.deepEqual(typed, []);
	await post(2);
	await quiet;
	assert.deepEqual(typed, ['jupiter-tui: 1\n\njupiter-tui: 2']);
});

test('what is no longer wanted is dropped', async () => {
	const {mailbox, post} = stage();
	const controller = new AbortController();
	const dropped = post(1, controller.signal);
	const taken = mailbox.take('r1/a')!;
	controller.abort();
	await dropped;
	taken.sent(false);
	assert.equal(mailbox.take('r1/a'), undefined);
});
