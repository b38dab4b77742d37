import type {GrammarLanguage} from '../language.ts';
import type {LanguageTable} from '../language-table.ts';
import {cSharp} from './c-sharp.ts';
import {cpp} from './cpp.ts';
import {go} from './go.ts';
import {java} from './java.ts';
import {javascript} from './javascript.ts';
import {php} from './php.ts';
import {python} from './python.ts';
import {ruby} from './ruby.ts';
import {rust} from './rust.ts';
import {tsx, typescript} from './typescript.ts';

/** The table of each language that has a grammar. */
export const languageTables: Readonly<Record<GrammarLanguage, LanguageTable>> = {
	typescript, tsx, javascript, python, go, rust, java, cpp, 'c-sharp': cSharp, ruby, php,
};
