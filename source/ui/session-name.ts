/** A session's name for people. What follows the repository's keeps two of the same name apart on disk. */
export function sessionName(name: string): string {
	return name.replace(/-[\da-f]{16}$/v, '');
}
