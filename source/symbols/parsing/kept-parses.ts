import type {Tree} from '@vscode/tree-sitter-wasm';
import {maxKeptParseCharacters, maxKeptParses} from '../../model/limits/symbols.ts';
import type {GrammarLanguage} from '../language.ts';
import type {Syntax} from './syntax.ts';
import {coveringEdit, editBetween, type TextEdit} from './text-edit.ts';

/** A text as it was parsed. */
export type Parse = {
	readonly language: GrammarLanguage;
	readonly syntax: Syntax;
	readonly tree: Tree;
	/** How often the parser paused since it last began with nothing. */
	readonly pauses: number;
};

/** The texts that were parsed last, from which one that differs little is parsed in a fraction of the time. */
export type KeptParses = {
	readonly find: (language: GrammarLanguage, text: string) => Syntax | undefined;
	/** The parse that least has to be changed of, if most of the text is the same. */
	readonly nearest: (language: GrammarLanguage, text: string, readable: string) => Near | undefined;
	/** Takes the tree over. */
	readonly keep: (parse: Parse) => void;
	readonly dispose: () => void;
};

export type Near = {readonly parse: Parse; readonly edit: TextEdit};

/** Keeps as many parses as memory is for. */
export function keptParses(): KeptParses {
	const parses = new Set<Parse>();
	const forget = (parse: Parse) => {
		parses.delete(parse);
		parse.tree.delete();
	};

	return {
		find(language, text) {
			const parse = parses.values().find(({language: own, syntax}) => own === language && syntax.text === text);
			if (parse) {
				parses.delete(parse);
				parses.add(parse);
			}

			return parse?.syntax;
		},
		nearest: (language, text, readable) => parses.values()
			.filter(parse => parse.language === language)
			.map(parse => ({parse, edit: editOf(parse.syntax, text, readable)}))
			.filter(({edit}) => (edit.end - edit.start) * 2 <= text.length)
			.toArray()
			.toSorted((a, b) => sizeOf(a.edit) - sizeOf(b.edit))[0],
		keep(parse) {
			parses.add(parse);
			let characters = parses.values().reduce((sum, {syntax}) => sum + syntax.text.length, 0);
			for (const oldest of parses) {
				if (parses.size <= maxKeptParses && characters <= maxKeptParseCharacters) {
					break;
				}

				characters -= oldest.syntax.text.length;
				forget(oldest);
			}
		},
		dispose() {
			for (const parse of parses) {
				forget(parse);
			}
		},
	};
}

// What is parsed is mostly the text itself.
function editOf(syntax: Syntax, text: string, readable: string): TextEdit {
	const edit = editBetween(syntax.text, text);
	return syntax.readable === syntax.text && readable === text ? edit : coveringEdit(edit, editBetween(syntax.readable, readable));
}

function sizeOf({start, end, oldEnd}: TextEdit): number {
	return end - start + oldEnd - start;
}
