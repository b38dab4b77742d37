import assert from 'node:assert/strict';
import {test} from 'node:test';
import {begin, openDen} from './run-program.ts';

const mistakes: ReadonlyArray<readonly [line: string, complaint: string]> = [
	['rnu plan.yaml', 'Unknown command `rnu`. Did you mean `run`? See: jupiter-tui --help'],
	['stauts', 'Unknown command `stauts`. Did you mean `status`? See: jupiter-tui --help'],
	['xyzzy', 'Unknown command `xyzzy`. See: jupiter-tui --help'],
	['help rnu', 'Unknown command `rnu`. Did you mean `run`? See: jupiter-tui --help'],
	['--jsno', 'Unknown option --jsno. See: jupiter-tui attach --help'],
	['status --jsno', 'Unknown option --jsno. Did you mean --json? See: jupiter-tui status --help'],
	['run plan.yaml --wrokers 3', 'Unknown option --wrokers. Did you mean --workers? See: jupiter-tui run --help'],
	['run', '`run` needs PLAN|REQUEST. See: jupiter-tui run --help'],
	['publish a.ts#f', '`publish` needs SIGNATURE. See: jupiter-tui publish --help'],
	['status now', '`status` does not take "now". See: jupiter-tui status --help'],
	['status --json=yes', '--json takes no value. See: jupiter-tui status --help'],
	['run plan.yaml --workers', '--workers needs a value: --workers N. See: jupiter-tui run --help'],
	['log --at soon', '--at must be a whole number from 0 to 9007199254740991, not "soon". See: jupiter-tui log --help'],
	['completion tcsh', 'No completion for "tcsh"; there is bash, zsh and fish. See: jupiter-tui completion --help'],
	['run plan.yaml', 'There is no terminal to show the run in. Add --headless to follow it as lines. See: jupiter-tui run --help'],
	['send auth', '`send` needs TEXT, or a key with --key. See: jupiter-tui send --help'],
	['send auth hi --key Enter', '`send` takes TEXT or --key, not both. See: jupiter-tui send --help'],
	['send auth --key F99', 'There is no key "F99". There are Enter, Escape, Tab, Backspace, Up, Down, Right, Left and C-a to C-z. See: jupiter-tui send --help'],
	['-C', '-C needs a directory. See: jupiter-tui --help'],
	['serve tea', '"tea" is neither engine nor host. See: jupiter-tui serve --help'],
];

for (const [line, complaint] of mistakes) {
	test(`misuse is explained: ${line}`, async () => {
		await using den = await openDen();
		await den.shell(begin);
		assert.deepEqual(await den.jupiter(...line.split(' ')), {code: 2, stdout: '', stderr: complaint});
	});
}

test('a reader that leaves is no failure', async () => {
	await using den = await openDen();
	const {code, stderr} = await den.shell('set -o pipefail; for _ in 1 2 3; do jupiter-tui schema | head -1 >/dev/null || exit; done');
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
});
