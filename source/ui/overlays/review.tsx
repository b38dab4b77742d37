import {useMemo, useState, type ReactElement} from 'react';
import {useInput} from 'ink';
import {typingKeys, type ShownKey} from '../key-line.ts';
import {glyphsFor} from '../theme.ts';
import {PaintedLines} from '../painted-line.tsx';
import {diffRows} from './diff-rows.ts';
import {inner, innerRows} from './frame-size.ts';
import {OverlayFrame} from './overlay-frame.tsx';
import type {Give, Overlay} from './overlay.ts';
import {reviewLines} from './review-lines.ts';
import {commentText, reviewKey, type ReviewState} from './review-state.ts';

export type ReviewProps = {
	readonly overlay: Overlay & {readonly kind: 'review'};
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly give: Give;
};

/** What a task has changed, to be looked through, commented line by line, landed or sent back. */
export function Review({overlay, width, height, isAscii, give}: ReviewProps): ReactElement {
	const {task, diff} = overlay;
	const rows = useMemo(() => diffRows(diff), [diff]);
	const [state, setState] = useState<ReviewState>({at: 0, comments: new Map()});
	const size = {width: inner(width), height: innerRows(height)};
	useInput((input, key) => {
		const next = reviewKey(state, rows, size.height, [input, key]);
		switch (next) {
			case 'close': {
				give({type: 'close'});
				break;
			}

			case 'send': {
				give({type: 'comment', task, text: commentText(rows, state.comments)});
				break;
			}

			case 'land':
			case 'retry': {
				give({type: 'ask-task', verb: next, task});
				break;
			}

			default: {
				setState(next);
			}
		}
	});
	return (
		<OverlayFrame title={`Changes of ${task.split('/').at(-1)!}`} note={`${state.at + 1} of ${rows.length}`} keys={keysOf(state)} width={width} height={height} isAscii={isAscii}>
			<PaintedLines lines={reviewLines(state, rows, size, glyphsFor(isAscii))} width={size.width} height={size.height} isAscii={isAscii}/>
		</OverlayFrame>
	);
}

function keysOf({comments, typing, isLeaving}: ReviewState): readonly ShownKey[] {
	if (typing !== undefined) {
		return typingKeys;
	}

	const count = comments.size === 1 ? 'the comment' : `${comments.size} comments`;
	const send: readonly ShownKey[] = comments.size > 0 ? [['s', `send ${count}`]] : [];
	return isLeaving
		? [['Esc', `again drops ${count}`], ...send]
		: [...send, ['c', 'comment'], ['m', 'land'], ['R', 'retry'], ['Esc', 'close'], ['arrows', 'move'], ['Tab', 'next file'], ['Space', 'page']];
}
