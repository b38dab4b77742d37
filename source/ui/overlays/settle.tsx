import {useState, useSyncExternalStore, type ReactElement} from 'react';
import {Text, useInput} from 'ink';
import type {Decision} from '../../model/bus.ts';
import type {Chrome, Source} from '../chrome.ts';
import {say, type Line} from '../line.ts';
import {PaintedLines} from '../painted-line.tsx';
import {clock} from '../time.ts';
import {inner, innerRows} from './frame-size.ts';
import {OverlayFrame} from './overlay-frame.tsx';
import type {Give} from './overlay.ts';

export type SettleProps = {
	readonly source: Source<Chrome>;
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly give: Give;
};

type Choice = {readonly decision: Decision; readonly value: string; readonly by: string};

/** Shows the run's decisions; of two values that collide, a person chooses one here. */
export function Settle({source, width, height, isAscii, give}: SettleProps): ReactElement {
	const {state} = useSyncExternalStore(source.subscribe, source.snapshot);
	const decisions = state?.decisions.filter(({run}) => run === state.currentRun) ?? [];
	const choices = decisions.filter(({collision}) => collision !== undefined).flatMap(decision => choicesOf(decision));
	const [chosen, setChosen] = useState(0);
	const at = Math.min(chosen, Math.max(choices.length - 1, 0));
	useInput((input, key) => {
		if (key.upArrow || input === 'k') {
			setChosen(Math.max(at - 1, 0));
		} else if (key.downArrow || input === 'j') {
			setChosen(at + 1);
		} else if (key.return && choices[at] !== undefined) {
			give({type: 'settle', key: choices[at].decision.key, value: choices[at].value});
		} else if (key.escape || key.return || input === 'q') {
			give({type: 'close'});
		}
	});
	const lines = linesOf(decisions, choices, at);
	return (
		<OverlayFrame title='Decisions' keys={[...choices.length > 0 ? [['Enter', 'settle'], ['arrows', 'choose']] as const : [], ['Esc', 'close']]} width={width} height={height} isAscii={isAscii}>
			{lines.length > 0
				? <PaintedLines lines={lines} width={inner(width)} height={innerRows(height)} isAscii={isAscii}/>
				: <Text dimColor>Nothing has been decided in this run.</Text>}
		</OverlayFrame>
	);
}

function choicesOf(decision: Decision): Choice[] {
	const {value, by, collision} = decision;
	return [{decision, value, by}, {decision, value: collision!.value, by: collision!.by}];
}

function linesOf(decisions: readonly Decision[], choices: readonly Choice[], at: number): Line[] {
	const open = choices.length === 0 ? [] : [[say('Two values collide: neither task lands until one is chosen.', 'warning')], ...choices.map((choice, index) => choiceLine(choice, index === at)), []];
	const settled = decisions.filter(({collision}) => collision === undefined)
		.map((decision): Line => [say(`${decision.key} = ${decision.value}`), say(`  ${nameOf(decision.by)}, ${clock(decision.at)}`, 'quiet')]);
	return [...open, ...settled];
}

function choiceLine({decision, value, by}: Choice, isChosen: boolean): Line {
	return [say(` ${decision.key} = ${value} `, isChosen ? 'bar' : 'strong'), say(`  as ${nameOf(by)} wants it`, 'quiet')];
}

function nameOf(by: string): string {
	return by === 'user' ? 'a person' : (by === 'plan' ? 'the plan' : by.split('/').at(-1)!);
}
