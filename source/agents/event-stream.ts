/** Server-sent events whose names are their types. */
export const eventStream = (events: ReadonlyArray<{readonly type: string; readonly [field: string]: unknown}>): string =>
	events.map(event => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
