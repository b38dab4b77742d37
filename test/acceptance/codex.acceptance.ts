import {test} from 'node:test';
import {isInformed, isRefused, isResumed, isSeen} from './trials.ts';

for (const {title, play} of [isRefused('codex'), isInformed('codex', 'claude'), isSeen('codex'), isResumed('codex')]) {
	test(title, play);
}
