import {useMemo, type ReactElement} from 'react';
import {useInput} from 'ink';
import {diffLines} from './diff-lines.ts';
import type {Give, Overlay} from './overlay.ts';
import {ScrollOverlay} from './scroll-overlay.tsx';

export type ReviewProps = {
	readonly overlay: Overlay & {readonly kind: 'review'};
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly give: Give;
};

/** What a task has changed, to be looked through, landed or sent back. */
export function Review({overlay, width, height, isAscii, give}: ReviewProps): ReactElement {
	const {task, diff} = overlay;
	const lines = useMemo(() => diffLines(diff), [diff]);
	useInput(input => {
		if (input === 'm' || input === 'R') {
			give({type: 'ask-task', verb: input === 'm' ? 'land' : 'retry', task});
		}
	});
	return (
		<ScrollOverlay
			title={`Changes of ${task.split('/').at(-1)!}`} keys={[['m', 'land'], ['R', 'retry']]} lines={lines} width={width} height={height} isAscii={isAscii}
			onClose={() => {
				give({type: 'close'});
			}}
		/>
	);
}
