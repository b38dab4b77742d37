import process from 'node:process';

/**
The environment every git call gets: the caller's, without its `GIT_*` (a hook that starts us has `GIT_DIR` set),
asking nothing, paging nothing, in the messages' own language.
*/
export function neutralEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
	return {
		...withoutPrograms(withoutGitVariables(process.env)),
		...settledVariables,
		...extra,
	};
}

/** An environment without what would point a git run in it at another repository, index or identity. */
export function withoutGitVariables(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
	const kept: Record<string, string> = {};
	for (const [name, value] of Object.entries(environment)) {
		if (value !== undefined && !name.startsWith('GIT_')) {
			kept[name] = value;
		}
	}

	return kept;
}

/** Programs that git would start to ask, edit or page: no call of ours needs one, and simple-git refuses to run beside them. */
function withoutPrograms(environment: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !chosenPrograms.has(name)));
}

const chosenPrograms: ReadonlySet<string> = new Set(['EDITOR', 'VISUAL', 'PAGER', 'SSH_ASKPASS', 'PREFIX']);

export const settledVariables = {
	GIT_TERMINAL_PROMPT: '0',
	// A person's index must stay byte-identical while we only look.
	GIT_OPTIONAL_LOCKS: '0',
	// A file may be called `:(top)*`.
	GIT_LITERAL_PATHSPECS: '1',
	LC_ALL: 'C',
};

/** Settings of the user's or the repository's that would change what our own calls mean. */
export const settledConfig = [
	'core.quotePath=false',
	'core.hooksPath=/dev/null',
	'core.fsmonitor=false',
	'core.splitIndex=false',
	'core.safecrlf=false',
	'commit.gpgSign=false',
	'submodule.recurse=false',
	'i18n.commitEncoding=UTF-8',
	'gc.auto=0',
	'maintenance.auto=false',
	'merge.renames=true',
	'merge.conflictStyle=merge',
	'advice.detachedHead=false',
	'advice.addEmbeddedRepo=false',
];
