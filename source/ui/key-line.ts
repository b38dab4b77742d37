import {joinLines, lineWidth, say, type Line} from './line.ts';

/** A key and what it does here, in a word or two. */
export type ShownKey = readonly [key: string, says: string];

/** The keys while a text is being typed. */
export const typingKeys: readonly ShownKey[] = [['Enter', 'take it'], ['C-u', 'clear'], ['Esc', 'leave it as it was']];

/** Writes the keys there is room for, each with all its words; the first matter most. */
export function keyLine(keys: readonly ShownKey[], width: number): Line {
	const lines = keys.map((_, index) => joinLines(keys.slice(0, index + 1).map(([key, says]): Line => [say(key, 'key'), say(` ${says}`, 'quiet')]), [say('  ')]));
	return lines.findLast(line => lineWidth(line) <= width) ?? [];
}
