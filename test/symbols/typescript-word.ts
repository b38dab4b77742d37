import ts from 'typescript';

/** The file that TypeScript's own resolver finds for a name in a repository given as texts by path, whose packages are linked into its `node_modules`. */
export function askTypescript(texts: Readonly<Record<string, string>>, from: string, name: string): string | undefined {
	const links = linksOf(texts);
	const real = (path: string): string => links.reduce((seen, [link, folder]) => `${seen}/`.startsWith(`${link}/`) ? folder + seen.slice(link.length) : seen, path);
	const textAt = (path: string): string | undefined => texts[real(path).slice(root.length)];
	const known = [...Object.keys(texts).map(file => root + file), ...links.map(([link]) => `${link}/`)];
	const host: ts.ParseConfigHost & ts.ModuleResolutionHost = {
		useCaseSensitiveFileNames: true,
		fileExists: path => textAt(path) !== undefined,
		readFile: textAt,
		directoryExists: path => known.some(file => [real(path), path].some(folder => file.startsWith(folder.endsWith('/') ? folder : `${folder}/`))),
		realpath: real,
		readDirectory: () => [root + from],
	};
	const config = ts.findConfigFile((root + from).replace(/\/[^/]*$/, ''), host.fileExists) ?? `${root}tsconfig.json`;
	const {config: json} = ts.readConfigFile(config, path => textAt(path) ?? '{}') as {config: unknown};
	const {options} = ts.parseJsonConfigFileContent(json, host, config.replace(/\/[^/]*$/, ''), undefined, config);
	const found = ts.resolveModuleName(name, root + from, {allowJs: true, ...options, moduleResolution: ts.ModuleResolutionKind.Bundler}, host);
	return found.resolvedModule?.resolvedFileName.slice(root.length);
}

const root = '/repository/';

function linksOf(texts: Readonly<Record<string, string>>): ReadonlyArray<readonly [link: string, folder: string]> {
	return Object.entries(texts).flatMap(([path, text]) => {
		const {name} = path.endsWith('package.json') ? JSON.parse(text) as {readonly name?: string} : {};
		return name === undefined ? [] : [[`${root}node_modules/${name}`, (root + path).replace(/\/package\.json$/, '')] as const];
	});
}
