import process from 'node:process';

/** Benchmarks by name; each prints its own tables. */
const benchmarks: Readonly<Record<string, () => Promise<{measure: (words: readonly string[]) => Promise<void>}>>> = {
	terminal: async () => import('./terminal.ts'),
	symbols: async () => import('./symbols.ts'),
	'index-speed': async () => import('./index-speed.ts'),
	replay: async () => import('./replay.ts'),
	silent: async () => import('./silent.ts'),
	prediction: async () => import('./prediction.ts'),
	veto: async () => import('./veto.ts'),
	recovery: async () => import('./recovery.ts'),
};

const [name = '', ...words] = process.argv.slice(2);
const load = benchmarks[name];
if (load === undefined) {
	console.error(`There is no benchmark "${name}". Run \`npm run benchmark -- NAME\` with one of: ${Object.keys(benchmarks).join(', ')}.`);
	process.exitCode = 2;
} else {
	const {measure} = await load();
	await measure(words);
}
