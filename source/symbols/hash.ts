import {hash} from 'node:crypto';

/** A short name for a text: equal for equal texts, and for no others that anybody will meet. */
export function hashOf(text: string): string {
	return hash('sha1', text, 'base64url');
}
