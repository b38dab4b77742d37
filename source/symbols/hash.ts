import {createHash} from 'node:crypto';

/** A short name for a text: equal for equal texts, and for no others that anybody will meet. */
export function hashOf(text: string): string {
	return createHash('sha1').update(text).digest('base64url');
}
