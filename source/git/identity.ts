import {storeOf, type Repository} from './repository.ts';
import {tryGit} from './running/run-git.ts';

export type Author = {readonly name: string; readonly email: string};

/** Stands in where nobody has told git who they are, so that landing never fails for that. */
const fallback: Author = {name: 'Jupiter', email: 'jupiter@localhost'};

/** The environment that signs a commit as the repository's user; `author` as its author where given. */
export async function signature(repository: Repository, author?: Author): Promise<Record<string, string>> {
	const committer = {
		name: await configured(repository, 'user.name') ?? fallback.name,
		email: await configured(repository, 'user.email') ?? fallback.email,
	};
	const writer = author ?? committer;
	return {
		GIT_COMMITTER_NAME: committer.name,
		GIT_COMMITTER_EMAIL: committer.email,
		GIT_AUTHOR_NAME: writer.name,
		GIT_AUTHOR_EMAIL: writer.email,
	};
}

async function configured(repository: Repository, key: string): Promise<string | undefined> {
	const outcome = await tryGit(storeOf(repository), ['config', '--get', key]);
	const value = outcome.text.trim();
	return value !== '' && outcome.ok ? value : undefined;
}
