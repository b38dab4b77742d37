/** All text in a part of a request, however it is wrapped. */
export const textIn = (content: unknown): string => {
	if (typeof content === 'string') {
		return content;
	}

	if (Array.isArray(content)) {
		return content.map(item => textIn(item)).join('\n');
	}

	const {text, content: inner} = (content ?? {}) as {readonly text?: unknown; readonly content?: unknown};
	return typeof text === 'string' ? text : (inner === undefined ? '' : textIn(inner));
};
