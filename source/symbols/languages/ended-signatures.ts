/**
Puts a semicolon into the space behind a line of TypeScript after which a signature begins with its type parameters: the grammar takes `<` there for
more of the type before, where a compiler sees the line end. The length stays.
*/
export function endSignatures(text: string): string {
	if (!/\n[\t ]*</.test(text)) {
		return text;
	}

	const ends: number[] = [];
	let codeEnd = 0;
	let start = 0;
	for (const line of text.split('\n')) {
		if (/^\s*<\s*(?:$|\w)/.test(line) && isEnd.test(text.slice(text.lastIndexOf('\n', codeEnd - 1) + 1, codeEnd))) {
			ends.push(codeEnd);
		}

		const code = isComment.test(line) ? '' : line.replace(/\/\/.*/, '').trimEnd();
		codeEnd = code === '' ? codeEnd : start + code.length;
		start += line.length + 1;
	}

	let reached = 0;
	const pieces = ends.filter(end => /\s/.test(text[end]!)).map(end => {
		const piece = `${text.slice(reached, end)};`;
		reached = end + 1;
		return piece;
	});
	return pieces.join('') + text.slice(reached);
}

const isComment = /^\s*(?:\/\*|\*)/;
// A name alone, a method's say, goes on in the next line.
const isEnd = /(?:[)>\]}]|:\s*[\w$.]+)$/;
