#!/usr/bin/env node
import module from 'node:module';
import process from 'node:process';

// Nothing else is imported before the check, and no names that are new: what the rest imports does not even load on an older Node.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
	console.error(`jupiter-tui needs Node 22.18 or newer, and this is ${process.versions.node}. Install a newer one from https://nodejs.org and run it again.`);
	process.exitCode = 1;
} else {
	module.enableCompileCache();
	const {runCommandLine} = await import('./commands/command-line.ts');
	process.exitCode = await runCommandLine(process.argv.slice(2));
}
