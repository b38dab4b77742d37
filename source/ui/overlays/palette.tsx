import {useState, type ReactElement} from 'react';
import {Text, useInput} from 'ink';
import {keyTable, shownKeys} from '../key-table.ts';
import {paint, say, spread, type Line} from '../line.ts';
import {PaintedLines} from '../painted-line.tsx';
import {inner, innerRows} from './frame-size.ts';
import {OverlayFrame} from './overlay-frame.tsx';
import type {Give, Order} from './overlay.ts';

export type PaletteProps = {
	readonly prefix: string;
	/** Names of the current run's tasks. */
	readonly tasks: readonly string[];
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly give: Give;
};

type Choice = {readonly words: string; readonly keys: string; readonly order: Order};

/** Finds a command by typing a part of its name; also the verbs with a task, and notes. */
export function Palette({prefix, tasks, width, height, isAscii, give}: PaletteProps): ReactElement {
	const [text, setText] = useState('');
	const [at, setAt] = useState(0);
	const choices = paletteChoices(text, tasks, prefix);
	const chosen = Math.min(at, choices.length - 1);
	const rows = innerRows(height) - 2;
	const first = Math.max(0, chosen - rows + 1);
	useInput((input, key) => {
		if (key.escape) {
			give({type: 'close'});
		} else if (key.return) {
			give(choices[chosen]?.order ?? {type: 'close'});
		} else if (key.upArrow || key.downArrow || key.tab) {
			setAt(Math.max(0, Math.min(chosen + (key.upArrow ? -1 : 1), choices.length - 1)));
		} else if (key.backspace || key.delete) {
			setText(text.slice(0, -1));
			setAt(0);
		} else if (input !== '' && !key.ctrl && !key.meta) {
			setText(text + input.replaceAll(/[\n\r]/g, ' '));
			setAt(0);
		}
	});
	const lines = choices.slice(first, first + rows).map((choice, index) => choiceLine(choice, first + index === chosen, inner(width)));
	return (
		<OverlayFrame title='Commands' note={choices.length > rows ? `${chosen + 1} of ${choices.length}` : ''} keys={[['Enter', 'do it'], ['arrows', 'choose'], ['Esc', 'close']]} width={width} height={height} isAscii={isAscii}>
			<Text wrap='truncate-start'>{paint([say(': ', 'key'), say(text), say(' ', 'bar')])}</Text>
			<Text> </Text>
			<PaintedLines lines={lines.length > 0 ? lines : [[say('Nothing has that name.', 'quiet')]]} width={inner(width)} height={rows} isAscii={isAscii}/>
		</OverlayFrame>
	);
}

const verbs = ['pause', 'resume', 'retry', 'cancel', 'land'] as const;

/** Lists what a text may mean, the likeliest first. */
export function paletteChoices(text: string, tasks: readonly string[], prefix: string): Choice[] {
	const words = text.toLowerCase().split(/\s+/).filter(Boolean);
	const commands = keyTable.filter(row => shownKeys(row) !== '' && row.act !== 'palette' && row.act !== 'pane-by-number')
		.map((row): Choice => ({words: row.says, keys: `${prefix} ${shownKeys(row)}`, order: {type: 'act', act: row.act}}));
	const forTasks = verbs.flatMap(verb => tasks.map((task): Choice => ({words: `${verb} ${task}`, keys: '', order: {type: 'task', verb, task}})));
	const note: Choice[] = /^note\s+\S/.test(text) ? [{words: text, keys: '', order: {type: 'note', text: text.replace(/^note\s+/, '')}}] : [];
	const matching = [...commands, ...(words.length > 0 ? forTasks : [])].filter(choice => words.every(word => choice.words.toLowerCase().includes(word)));
	return [...note, ...matching.toSorted((one, other) => rank(one, text) - rank(other, text))];
}

function rank(choice: Choice, text: string): number {
	return text !== '' && choice.words.toLowerCase().startsWith(text.trim().toLowerCase()) ? 0 : 1;
}

function choiceLine(choice: Choice, isChosen: boolean, width: number): Line {
	const tone = isChosen ? 'bar' : 'plain';
	return spread([say(` ${choice.words}`, tone)], [say(` ${choice.keys} `, isChosen ? 'bar' : 'quiet')], width, tone);
}
