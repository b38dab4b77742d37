import type {ReactElement} from 'react';
import {Box, Text, useApp, useInput, useWindowSize} from 'ink';
import type {Plan} from '../model/plan.ts';
import {paint, say} from './line.ts';
import {PaintedLines} from './painted-line.tsx';
import {planLines} from './plan-lines.ts';
import {useScroll} from './scroll.ts';
import {glyphsFor} from './theme.ts';

export type Approval = 'approved' | 'rejected' | 'edit';

export type PlanApprovalProps = {
	readonly plan: Plan;
	readonly warnings: readonly string[];
	readonly isAscii: boolean;
	readonly onAnswer: (answer: Approval) => void;
};

/** Shows a plan and asks whether to start it: `y`, `n`, or `e` to edit it first. Fills the terminal it is rendered on. */
export function PlanApproval({plan, warnings, isAscii, onAnswer}: PlanApprovalProps): ReactElement {
	const {columns, rows} = useWindowSize();
	const {exit} = useApp();
	const lines = planLines(plan, warnings, Math.max(columns - 2, 1), glyphsFor(isAscii));
	const height = Math.max(rows - 3, 1);
	const answer = (value: Approval) => {
		onAnswer(value);
		exit();
	};

	const at = useScroll(lines.length, height, () => undefined);
	useInput((input, key) => {
		if (input === 'y' || input === 'e') {
			answer(input === 'y' ? 'approved' : 'edit');
		} else if (input === 'n' || input === 'q' || key.escape || (key.ctrl && input === 'c')) {
			answer('rejected');
		}
	});
	const more = lines.length > height ? `  ${at + 1}-${Math.min(at + height, lines.length)} of ${lines.length}, arrows and Space scroll` : '';
	return (
		<Box flexDirection='column' paddingX={1} height={rows - 1} overflow='hidden'>
			<PaintedLines lines={lines.slice(at, at + height)} width={Math.max(columns - 2, 1)} height={Math.min(height, lines.length)} isAscii={isAscii}/>
			<Text> </Text>
			<Text wrap='truncate'>{paint([say('Start it? ', 'strong'), say('y', 'key'), say(' yes  '), say('n', 'key'), say(' no  '), say('e', 'key'), say(' edit first'), say(more, 'quiet')])}</Text>
		</Box>
	);
}
