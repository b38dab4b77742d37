import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {readRepositorySettings} from '../../source/storage/settings.ts';
import {readScreenSettings} from '../../source/storage/screen-settings.ts';
import {isSettingName, settingTable} from '../../source/storage/setting-table.ts';
import {openUserSettings} from '../../source/storage/user-settings.ts';

function folderWith(t: TestContext, files: Readonly<Record<string, string>>): string {
	const directory = mkdtempSync(path.join(tmpdir(), 'jupiter-settings-'));
	t.after(() => {
		rmSync(directory, {recursive: true});
	});
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(path.join(directory, name), text);
	}

	return directory;
}

type Files = Readonly<Record<string, string>>;

const fine: ReadonlyArray<readonly [title: string, files: Files, settings: unknown]> = [
	['none at all', {}, {copy: []}],
	['a package.json without any', {'package.json': '{"name": "x"}'}, {copy: []}],
	['a broken package.json', {'package.json': '{'}, {copy: []}],
	['a package.json of null', {'package.json': 'null'}, {copy: []}],
	['those of package.json', {'package.json': '{"jupiter": {"workers": 4}}'}, {copy: [], workers: 4}],
	['slots for verification', {'jupiter.config.json': '{"verifySlots": 2, "batch": 1}'}, {copy: [], verifySlots: 2, batch: 1}],
	['an own file first', {'package.json': '{"jupiter": {"workers": 4}}', 'jupiter.config.json': '{"verify": "npm test"}'}, {copy: [], verify: 'npm test'}],
	['a byte order mark', {'jupiter.config.json': '\u{FEFF}{"setup": "npm ci", "copy": [".env"]}'}, {copy: ['.env'], setup: 'npm ci'}],
	['caps of agents', {'jupiter.config.json': '{"caps": {"claude": 3}, "patience": 0.5}'}, {copy: [], caps: {claude: 3}, patience: 0.5}],
	['a known agent', {'jupiter.config.json': '{"$schema": "x", "agent": "codex"}'}, {copy: [], agent: {kind: 'known', name: 'codex'}}],
	['files that nobody locks', {'jupiter.config.json': '{"engineOwned": {"docs/**": "lines"}, "regenerate": {"a.lock": "make"}, "unownedWrites": "revert"}'}, {copy: [], engineOwned: {'docs/**': 'lines'}, regenerate: {'a.lock': 'make'}, unownedWrites: 'revert'}],
	['a command as agent', {'jupiter.config.json': '{"agent": {"command": "./fix"}}'}, {copy: [], agent: {kind: 'command', command: './fix'}}],
];

for (const [title, files, settings] of fine) {
	test(`repository settings may be ${title}`, async (t: TestContext) => {
		const read = await readRepositorySettings(folderWith(t, files));
		t.assert.deepStrictEqual(read.ok ? read.settings : read.problems, settings);
	});
}

const wrong: ReadonlyArray<readonly [text: string, problem: RegExp]> = [
	['{', /jupiter\.config\.json is not valid JSON.*Correct it/v],
	['[]', /jupiter\.config\.json: the settings must be object\./v],
	['{"wrokers": 3}', /there is no setting "wrokers"; there are agent, workers, planner, verifySlots, batch, verify, setup, caps, patience, copy, engineOwned, regenerate, unownedWrites, unfinished\./v],
	['{"workers": "3"}', /workers must be integer\./v],
	['{"verifySlots": 0}', /verifySlots must be >= 1\./v],
	['{"batch": 9}', /batch must be <= 8\./v],
	['{"caps": {"claude": 0}}', /caps\.claude must be >= 1\./v],
	['{"copy": [1]}', /copy\.0 must be string\./v],
	['{"engineOwned": {"docs/**": "yes"}}', /engineOwned\.docs\/\*\* must be keys or lines or regenerate or off\.$/v],
	['{"regenerate": {"a.lock": 1}}', /regenerate\.a\.lock must be string\.$/v],
	['{"unownedWrites": "undo"}', /unownedWrites must be report or revert\.$/v],
	['{"agent": "gpt"}', /^jupiter\.config\.json: agent must be claude, .* or \{"command": "…"\}\.$/v],
];

for (const [text, problem] of wrong) {
	test(`${text} as settings is refused`, async (t: TestContext) => {
		const read = await readRepositorySettings(folderWith(t, {'jupiter.config.json': text}));
		t.assert.strictEqual(read.ok ? 0 : read.problems.length, 1);
		t.assert.match(read.ok ? '' : read.problems[0]!, problem);
	});
}

test('user settings begin with their defaults', (t: TestContext) => {
	const directory = folderWith(t, {});
	const settings = openUserSettings({JUPITER_CONFIG_DIR: directory});
	const defaults = Object.fromEntries(Object.entries(settingTable).map(([name, {schema}]) => [name, schema.default]));
	t.assert.deepStrictEqual({...settings.all()}, defaults);
});

test('the screen reads what was set', async (t: TestContext) => {
	const environment = {JUPITER_CONFIG_DIR: folderWith(t, {})};
	const {prefix, ascii, mouse, notifications} = openUserSettings(environment).all();
	t.assert.deepStrictEqual(await readScreenSettings(environment), {prefix, ascii, mouse, notifications});
	openUserSettings(environment).set('prefix', 'C-a');
	t.assert.strictEqual((await readScreenSettings(environment)).prefix, 'C-a');
	await t.assert.rejects(readScreenSettings({JUPITER_CONFIG_DIR: folderWith(t, {'config.json': '{"prefix": 5}'})}), /Cannot take the settings/v);
});

test('a setting outlives its process', (t: TestContext) => {
	const directory = folderWith(t, {});
	openUserSettings({JUPITER_CONFIG_DIR: directory}).set('workers', '5');
	openUserSettings({JUPITER_CONFIG_DIR: directory}).set('mouse', 'false');
	const settings = openUserSettings({JUPITER_CONFIG_DIR: directory});
	t.assert.deepStrictEqual([settings.all().workers, settings.all().mouse], [5, false]);
	t.assert.strictEqual(existsSync(settings.file), true);
	settings.unset('workers');
	t.assert.strictEqual(openUserSettings({JUPITER_CONFIG_DIR: directory}).all().workers, 3);
});

for (const [name, text] of [['workers', 'many'], ['workers', '0'], ['prefix', 'x'], ['mouse', 'yes'], ['agent', 'gpt']] as const) {
	test(`${text} for ${name} is refused`, (t: TestContext) => {
		const settings = openUserSettings({JUPITER_CONFIG_DIR: folderWith(t, {})});
		const before = {...settings.all()};
		t.assert.throws(() => {
			settings.set(name, text);
		}, new RegExp(`Cannot take "${text}" for ${name}: .*jupiter-tui config`, 'v'));
		t.assert.deepStrictEqual({...settings.all()}, before);
	});
}

for (const text of ['{', '{"wrokers": 3}', '{"workers": "3"}']) {
	test(`a settings file of ${text} is named`, (t: TestContext) => {
		const directory = folderWith(t, {'config.json': text});
		t.assert.throws(() => openUserSettings({JUPITER_CONFIG_DIR: directory}), /Cannot take the settings in .*jupiter-settings-/v);
		t.assert.strictEqual(readFileSync(path.join(directory, 'config.json'), 'utf8'), text);
	});
}

test('only listed names are settings', (t: TestContext) => {
	t.assert.deepStrictEqual([isSettingName('workers'), isSettingName('toString'), isSettingName('none')], [true, false, false]);
});
