import {parseDocument} from 'yaml';
import {maxManifestCharacters} from '../model/limits/symbols.ts';

/** What a file says about where modules are. Paths are as written, relative to the file's folder. */
export type Manifest =
	| {readonly kind: 'package'; readonly name: string | undefined; readonly entries: readonly string[]; readonly tsconfig: string | undefined; readonly exports: ModuleMap | undefined; readonly imports: ModuleMap}
	| {readonly kind: 'tsconfig'; readonly extends: readonly string[]; readonly references: readonly string[]; readonly baseUrl: string | undefined; readonly paths: ModuleMap | undefined}
	| {readonly kind: 'go'; readonly module: string; readonly replaced: Readonly<Record<string, string>>}
	| {readonly kind: 'python'}
	| {readonly kind: 'cargo'; readonly name: string; readonly library: {readonly name: string; readonly path: string}; readonly targets: readonly string[]; readonly crates: Readonly<Record<string, CalledCrate>>}
	| {readonly kind: 'composer'; readonly namespaces: ModuleMap};

/** A crate by what another calls it: where it is, or what it calls itself. */
export type CalledCrate = {readonly path: string | undefined; readonly package: string | undefined};

/** Targets by pattern, in the order they are tried, none for what is blocked; a `*` on both sides is the same text. */
export type ModuleMap = Readonly<Record<string, readonly string[]>>;

/** Reads a file that configures modules, if it is one; one that can't be understood says nothing. */
export function readManifest(path: string, text: string): Manifest | undefined {
	const name = path.slice(path.lastIndexOf('/') + 1);
	const read = Object.entries(readers).find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(name))?.[1];
	return read && text.length <= maxManifestCharacters ? read(text.replace(/^\u{FEFF}/u, '')) : undefined;
}

const readers: Readonly<Record<string, (text: string) => Manifest | undefined>> = {
	[String.raw`package\.json`]: readPackage,
	[String.raw`(?:ts|js)config(?:\..*)?\.json`]: readTsconfig,
	[String.raw`go\.mod`]: readGo,
	[String.raw`Cargo\.toml`]: readCargo,
	[String.raw`pyproject\.toml|setup\.(?:py|cfg)`]: () => ({kind: 'python'}),
	[String.raw`composer\.json`]: readComposer,
	[String.raw`.*\.jsonc?`]: readBase,
};

function readPackage(text: string): Manifest | undefined {
	const json = readJson(text);
	return json && {
		kind: 'package',
		name: typeof json.name === 'string' ? json.name : undefined,
		entries: [json.types, json.typings, json.module, json.main].filter(entry => typeof entry === 'string'),
		tsconfig: typeof json.tsconfig === 'string' ? json.tsconfig : undefined,
		exports: readExports(json.exports),
		imports: readModuleMap(json.imports),
	};
}

function readTsconfig(text: string): Manifest | undefined {
	const json = readJson(text);
	return json && tsconfigOf(json);
}

function tsconfigOf(json: Json): Manifest {
	const options = isObject(json.compilerOptions) ? json.compilerOptions : {};
	return {
		kind: 'tsconfig',
		extends: targetsOf(json.extends),
		references: Array.isArray(json.references) ? json.references.map((reference: unknown) => isObject(reference) ? reference.path : undefined).filter(path => typeof path === 'string') : [],
		baseUrl: typeof options.baseUrl === 'string' ? options.baseUrl : undefined,
		paths: options.paths === undefined ? undefined : readModuleMap(options.paths),
	};
}

// A configuration that others extend may have any name; only what looks like one is parsed.
function readBase(text: string): Manifest | undefined {
	const json = /"(?:compilerOptions|extends)"\s*:/.test(text) ? readJson(text) : undefined;
	return json && (isObject(json.compilerOptions) || json.extends !== undefined) ? tsconfigOf(json) : undefined;
}

// Modules in the repository that stand for others: `replace example.com/a => ./a`, or a line of a block of them.
function readGo(text: string): Manifest | undefined {
	const module = /^module\s+"?(?<module>[^\s"]+)/m.exec(text)?.groups?.module;
	const replaced = text.split('\n').flatMap(line => {
		const [from, to] = line.split('=>', 2).map(part => part.trim().replace(/^replace\s/, '').trim().split(/\s/, 1)[0]!.replaceAll('"', ''));
		return from !== undefined && to?.startsWith('.') ? [[from, to] as const] : [];
	});
	return module === undefined ? undefined : {kind: 'go', module, replaced: Object.fromEntries(replaced)};
}

// Of TOML only what names crates and where they begin: `name` and `path` in `[package]`, `[lib]` and other targets, and dependencies in one line.
function readCargo(text: string): Manifest | undefined {
	const name = setIn(tableOf(text, '[package]'), 'name');
	if (name === undefined) {
		return undefined;
	}

	const library = tableOf(text, '[lib]');
	const crates = text.split('\n').flatMap(line => {
		const called = /^(?<crate>[\w-]+)\s*=\s*\{(?<about>[^}]*)/.exec(line)?.groups;
		return called ? [[crateName(called.crate!), {path: setIn(called.about!, 'path'), package: crateName(setIn(called.about!, 'package'))}] as const] : [];
	});
	return {
		kind: 'cargo',
		name: crateName(name),
		library: {name: crateName(setIn(library, 'name') ?? name), path: setIn(library, 'path') ?? 'src/lib.rs'},
		targets: text.matchAll(/^path\s*=\s*"(?<path>[^"]+\.rs)"/gm).map(({groups}) => groups!.path!).toArray(),
		crates: Object.fromEntries(crates),
	};
}

function tableOf(text: string, header: string): string {
	const [, after = ''] = `\n${text.replaceAll('\r', '')}`.split(`\n${header}\n`, 2);
	return after.split('\n[', 1)[0]!;
}

function setIn(text: string, name: string): string | undefined {
	return new RegExp(String.raw`(?:^|[\n,{])\s*${name}\s*=\s*"([^"]+)"`).exec(text)?.[1];
}

function crateName<Name extends string | undefined>(name: Name): Name {
	return name?.replaceAll('-', '_') as Name;
}

function readComposer(text: string): Manifest | undefined {
	const json = readJson(text);
	const loads = [json?.autoload, json?.['autoload-dev']].filter(value => isObject(value)).map(load => readModuleMap(load['psr-4']));
	return json && {kind: 'composer', namespaces: Object.assign({}, ...loads) as ModuleMap};
}

type Json = Readonly<Record<string, unknown>>;

// Comments and commas at the end, which tsconfig files have, are no trouble to a YAML parser but for `//`.
function readJson(text: string): Json | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : undefined;
	} catch {
		const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"|\/\/.*|\/\*[^*]*\*+(?:[^*/][^*]*\*+)*\//g, part => part.startsWith('"') ? part : '');
		const document = parseDocument(bare.replaceAll('\t', ' '), {logLevel: 'silent'});
		const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
		return isObject(value) ? value : undefined;
	}
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// `exports` may be the target of the package itself, by conditions or not.
function readExports(value: unknown): ModuleMap | undefined {
	const isMap = isObject(value) && Object.keys(value).some(key => key.startsWith('.'));
	return isMap ? readModuleMap(value) : (value === undefined || value === null ? undefined : {'.': targetsOf(value)});
}

function readModuleMap(value: unknown): ModuleMap {
	return isObject(value) ? Object.fromEntries(Object.entries(value).map(([pattern, target]) => [pattern, targetsOf(target)])) : {};
}

// Every condition's target: which one holds depends on who asks, and all are the same module.
function targetsOf(value: unknown): string[] {
	if (typeof value === 'string') {
		return [value];
	}

	return Array.isArray(value) ? value.flatMap(target => targetsOf(target)) : (isObject(value) ? Object.values(value).flatMap(target => targetsOf(target)) : []);
}
