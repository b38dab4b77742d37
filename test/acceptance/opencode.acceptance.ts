import {test} from 'node:test';
import {isClosed, isInformed, isKeptInShell, isRefused, isResumed, isSeen} from './trials.ts';

const trials = [
	isRefused('opencode'),
	isKeptInShell('opencode'),
	isInformed('opencode', 'gemini'),
	isSeen('opencode'),
	isResumed('opencode'),
	isClosed('opencode'),
];

for (const {title, play} of trials) {
	test(title, play);
}
