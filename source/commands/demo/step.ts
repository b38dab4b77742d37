/** One thing a scripted agent does, as an agent's own screen would show it. */
export type Step =
	/** A spinner with a few words beside it. */
	| {readonly type: 'think'; readonly text: string; readonly seconds: number}
	/** Words, typed out. */
	| {readonly type: 'say'; readonly text: string}
	| {readonly type: 'read'; readonly path: string}
	/** Changes a file; the difference is shown. A file that isn't there is made. */
	| {readonly type: 'edit'; readonly path: string; readonly change: (text: string) => string}
	/** Runs a program and shows what it prints (the lines matching `show`); `mayFail` shows a failure and goes on. */
	| {readonly type: 'shell'; readonly command: readonly string[]; readonly mayFail?: boolean; readonly show?: RegExp}
	/** Waits until another task holds the claim, so that what follows meets it. */
	| {readonly type: 'await-holder'; readonly claim: string}
	/** Shows what the briefing says about the last attempt. */
	| {readonly type: 'read-failure'};

/** The agent runs the repository's tests. */
export const runTests: Step = {type: 'shell', command: ['node', '--test'], show: /(?:pass|fail) \d/v};

/** A change that puts `next` where `former` stood, and fails if neither stands there: an attempt may find the last one's work. */
export function replacing(former: string, next: string): (text: string) => string {
	return text => {
		if (text.includes(next)) {
			return text;
		}

		if (!text.includes(former)) {
			throw new Error(`Expected to find: ${former}`);
		}

		return text.replace(former, () => next);
	};
}

/** A change that makes the whole file. */
export function writing(next: string): (text: string) => string {
	return () => next;
}

/** A new test file with one test. */
export function newTest(path: string, title: string, imports: readonly string[], body: readonly string[]): Step {
	return {
		type: 'edit',
		path,
		change: writing([
			'import assert from \'node:assert/strict\';',
			'import test from \'node:test\';',
			...imports,
			'',
			`test('${title}', () => {`,
			...body.map(line => `\t${line}`),
			'});',
			'',
		].join('\n')),
	};
}
