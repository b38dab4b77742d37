import type {Case} from './case.ts';
import {controls} from './cases/controls.ts';
import {edited} from './cases/edited.ts';
import {erased} from './cases/erased.ts';
import {failures} from './cases/failures.ts';
import {state} from './cases/state.ts';
import {structure} from './cases/structure.ts';
import {unheard} from './cases/unheard.ts';
import {unnamed} from './cases/unnamed.ts';
import {values} from './cases/values.ts';

/** Pairs of patches that pass alone and merge cleanly, and are wrong together. */
export const silentConflicts: readonly Case[] = [...values, ...failures, ...structure, ...state, ...edited, ...erased, ...unnamed];

/** Pairs of patches that are right together. */
export const harmlessPairs: readonly Case[] = [...controls, ...unheard];
