import {keyTimeoutMs, replyTimeoutMs} from '../../model/limits/screen.ts';
import {createTokenizer, type Token} from './tokens.ts';

/** Reads keys and answers from what a terminal sends, piece by piece. */
export type KeyReader = {
	push(bytes: Uint8Array): void;
	dispose(): void;
};

/** Makes a reader. An Escape counts as the key alone when nothing has followed it for a moment: slow links part sequences. */
export function createKeyReader(take: (token: Token) => void): KeyReader {
	const tokenizer = createTokenizer();
	let timer: NodeJS.Timeout | undefined;
	const takeAll = (tokens: readonly Token[]) => {
		for (const token of tokens) {
			take(token);
		}
	};

	return {
		push(bytes) {
			clearTimeout(timer);
			takeAll(tokenizer.push(bytes));
			if (tokenizer.isWaiting) {
				timer = setTimeout(() => {
					takeAll(tokenizer.flush());
				}, tokenizer.isWaitingForReply ? replyTimeoutMs : keyTimeoutMs);
			}
		},
		dispose() {
			clearTimeout(timer);
		},
	};
}
