import {test} from 'node:test';
import {isClosed, isInformed, isKeptInShell, isRefused, isResumed, isSeen} from './trials.ts';

const trials = [
	isRefused('gemini'),
	isKeptInShell('gemini', async ({playground, models}) => {
		await models.until(({script}) => script === 'other');
		// It asks before any command.
		await playground.untilState(({runs}) => runs.r1!.tasks.other!.status === 'needs-permission');
		await playground.jupiter('send', 'other', '');
	}),
	isInformed('gemini', 'opencode'),
	isSeen('gemini'),
	isResumed('gemini'),
	isClosed('gemini'),
];

for (const {title, play} of trials) {
	test(title, play);
}
