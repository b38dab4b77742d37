/** Thrown by a handler to say no: `message` is one sentence with the next step, `detail` may hold more lines. */
export class Refusal extends Error {
	readonly detail: string | undefined;

	constructor(message: string, detail?: string) {
		super(message);
		this.name = 'Refusal';
		this.detail = detail;
	}
}
