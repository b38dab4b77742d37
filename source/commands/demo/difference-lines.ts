export type DifferenceLine = {readonly sign: ' ' | '-' | '+'; readonly number: number; readonly text: string};

/** The changed lines between two texts with one line around each, as a pane shows them. */
export function differenceLines(before: string, after: string): DifferenceLine[] {
	const a = before === '' ? [] : before.trimEnd().split('\n');
	const b = after.trimEnd().split('\n');
	const all = walk(a, b, commonLengths(a, b));
	return all.filter((line, index) => line.sign !== ' ' || all[index - 1]?.sign === '+' || all[index - 1]?.sign === '-' || all[index + 1]?.sign === '-' || all[index + 1]?.sign === '+');
}

/** Length of the longest common subsequence of what follows, for each pair of places. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
	const lengths = Array.from({length: a.length + 1}, () => Array.from({length: b.length + 1}, () => 0));
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
		}
	}

	return lengths;
}

function walk(a: readonly string[], b: readonly string[], lengths: readonly number[][]): DifferenceLine[] {
	const lines: DifferenceLine[] = [];
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		if (i < a.length && a[i] === b[j]) {
			lines.push({sign: ' ', number: j + 1, text: b[j]!});
			i++;
			j++;
		} else if (i < a.length && (j >= b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
			lines.push({sign: '-', number: i + 1, text: a[i]!});
			i++;
		} else {
			lines.push({sign: '+', number: j + 1, text: b[j]!});
			j++;
		}
	}

	return lines;
}
