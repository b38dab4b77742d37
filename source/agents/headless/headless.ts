import type {Budget} from '../../model/usage.ts';

/** A program that is asked one question and answers with JSON, without a screen and without writing anything. */
export type Headless = {
	readonly name: string;
	/** The program that must be on the PATH; absent for what needs none of its own. */
	readonly program?: string;
	/** Whether it holds the model to the schema itself; else the question has to. */
	readonly knowsSchema: boolean;
	/** Text of a file of rules that keeps it from writing, where it takes those from a file alone. */
	readonly rules?: string;
	/** What to run; the question is its standard input. A program that can be held to a budget is. */
	readonly command: (schema: HeadlessSchema, budget?: Budget) => readonly string[];
	/** Finds the answer in what it printed, or says in a sentence why there is none. */
	readonly answerIn: (output: string) => HeadlessAnswer;
};

/** The schema of the answer, as text and as a file, and the file with the rules, if there are any. */
export type HeadlessSchema = {readonly text: string; readonly file: string; readonly rules: string};

export type HeadlessAnswer =
	| {readonly ok: true; readonly text: string}
	| {readonly ok: false; readonly problem: string};

/** Reads a line as a JSON object; nothing for any other. */
export function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === 'object' && value !== null ? value as Record<string, unknown> : undefined;
	} catch {
		// Programs print other lines between; they hold no answer.
		return undefined;
	}
}
