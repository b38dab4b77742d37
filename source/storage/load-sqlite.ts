import process from 'node:process';

/** Loaded when needed, and without Node's remark that SQLite is experimental, which would be drawn over the screen. Other warnings pass. */
export function loadSqlite() {
	const {emitWarning} = process;
	process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
		const isAboutSqlite = String(warning).includes('SQLite is an experimental feature');
		if (!isAboutSqlite) {
			Reflect.apply(emitWarning, process, [warning, ...rest]);
		}
	};

	try {
		return process.getBuiltinModule('node:sqlite');
	} finally {
		process.emitWarning = emitWarning;
	}
}
