import {keyTable, shownKeys, type KeyGroup, type KeyRow} from '../key-table.ts';
import {fit, say, type Line} from '../line.ts';

const groups: readonly KeyGroup[] = ['Workers', 'Look', 'Session', 'Panes', 'Arrange'];

/** Writes the help from the key table, in two columns where the width allows. */
export function helpLines(prefix: string, width: number): Line[] {
	const blocks = groups.map(group => block(group));
	const first: Line = [say('Press '), say(prefix, 'key'), say(', let go, then:')];
	const last: Line = [say('All other keys go to the program in the pane. ', 'quiet'), say(`${prefix} ${prefix}`, 'key'), say(` sends it ${prefix}.`, 'quiet')];
	if (width < 100) {
		return [first, [], ...blocks.flatMap(lines => [...lines, []]), last];
	}

	const left = [...blocks[0]!, [], ...blocks[1]!, [], ...blocks[2]!];
	const right = [...blocks[3]!, [], ...blocks[4]!];
	const half = Math.floor(width / 2);
	const rows = Array.from({length: Math.max(left.length, right.length)}, (_, index): Line => [...fit(left[index] ?? [], half), ...(right[index] ?? [])]);
	return [first, [], ...rows, last];
}

function block(group: KeyGroup): Line[] {
	return [[say(group, 'accent')], ...keyTable.filter(row => row.group === group && shownKeys(row) !== '').map(row => helpLine(row))];
}

function helpLine(row: KeyRow): Line {
	return [say(`  ${shownKeys(row).padEnd(10)}`, 'key'), say(row.says)];
}
