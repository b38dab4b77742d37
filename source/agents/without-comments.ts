/** JSON without the comments that many programs allow in their settings; what looks like one in a text is none. */
export const withoutComments = (text: string): string =>
	text.replaceAll(/(?<kept>"(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*.*?\*\//gsv, (_, kept?: string) => kept ?? '');
