/** Whether a member is one that languages call by themselves: when something is made, copied, compared, printed, gone over or awaited. A name that is computed may be any of them. */
export function isCalledUnnamed(name: string): boolean {
	return /^__\w+__$|[^\w$]/.test(name) || unnamed.has(plain(name));
}

/** Whether a member makes what it is a member of. */
export function isMaking(name: string): boolean {
	return making.has(plain(name));
}

function plain(name: string): string {
	return name.replaceAll('_', '').toLowerCase();
}

const making = new Set(['constructor', 'initialize', 'init', 'new']);

const unnamed = new Set(([
	'constructor initialize new clone finalize dispose close equals hash hashcode gethashcode compareto compare operator this',
	'tostring tos tostr tojson valueof inspect iterator getiterator getenumerator each then coerce methodmissing respondtomissing',
].join(' ')).split(' '));
