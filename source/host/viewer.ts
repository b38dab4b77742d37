import {echoWindowMs, maxSynchronizedMs, pictureIntervalMs} from '../model/limits/panes.ts';
import {maxClientBacklogBytes} from '../model/limits/wire.ts';
import type {PanePicture} from '../protocol/host-wire.ts';
import {changedSpans, createScreenCopy, type ScreenCopy} from '../terminal/difference.ts';
import type {Pane} from './pane.ts';

export type ViewerOptions = {
	readonly findPane: (pane: number) => Pane | undefined;
	readonly send: (pictures: readonly PanePicture[]) => void;
	readonly unsentBytes: () => number;
};

/** What the client was last told of a pane. */
type Told = {readonly cells: ScreenCopy; rest: string};

/** Keeps one client's pictures up to date: never more than one under way, each of the newest state. */
export class Viewer {
	readonly #options: ViewerOptions;
	readonly #told = new Map<number, Told>();
	readonly #dirty = new Set<number>();
	#isUnderWay = false;
	#lastSentAt = -Infinity;
	#immediate: NodeJS.Immediate | undefined;
	#timer: NodeJS.Timeout | undefined;
	/** Of its own, so that a pane that holds back its picture doesn't hold back the others'. */
	#heldTimer: NodeJS.Timeout | undefined;

	readonly #flush = (): void => {
		this.#cancel();
		if (this.#options.unsentBytes() > maxClientBacklogBytes) {
			this.#timer = setTimeout(this.#flush, pictureIntervalMs);
			return;
		}

		const pictures = this.#isUnderWay ? [] : this.#takePictures();
		if (pictures.length === 0) {
			return;
		}

		this.#lastSentAt = performance.now();
		this.#isUnderWay = true;
		this.#options.send(pictures);
	};

	constructor(options: ViewerOptions) {
		this.#options = options;
	}

	#schedule(): void {
		if (this.#isUnderWay || this.#immediate !== undefined || this.#dirty.size === 0) {
			return;
		}

		const now = performance.now();
		const isEcho = this.#dirty.values().some(pane => now - (this.#options.findPane(pane)?.lastInputAt ?? 0) < echoWindowMs);
		const waitMs = isEcho ? 0 : this.#lastSentAt + pictureIntervalMs - now;
		if (waitMs > 0) {
			this.#timer ??= setTimeout(this.#flush, waitMs);
		} else {
			// At the end of this turn of the loop: what else has arrived in it goes along, and nothing is waited for.
			this.#immediate = setImmediate(this.#flush);
		}
	}

	#takePictures(): PanePicture[] {
		const pictures: PanePicture[] = [];
		for (const id of this.#dirty) {
			const pane = this.#options.findPane(id);
			const heldMs = pane?.synchronizedSince === undefined ? undefined : performance.now() - pane.synchronizedSince;
			if (heldMs !== undefined && heldMs < maxSynchronizedMs) {
				this.#heldTimer ??= setTimeout(this.#flush, maxSynchronizedMs - heldMs);
				continue;
			}

			this.#dirty.delete(id);
			const told = this.#told.get(id);
			const picture = pane && told && takePicture(pane, told);
			if (picture) {
				pictures.push(picture);
			}
		}

		return pictures;
	}

	#cancel(): void {
		clearImmediate(this.#immediate);
		clearTimeout(this.#timer);
		clearTimeout(this.#heldTimer);
		this.#immediate = undefined;
		this.#timer = undefined;
		this.#heldTimer = undefined;
	}

	/** From now on these panes are shown; one that was not until now gets a whole picture. */
	show(panes: readonly number[]): void {
		for (const id of this.#told.keys()) {
			if (panes.includes(id)) {
				continue;
			}

			this.#told.delete(id);
			this.#dirty.delete(id);
		}

		for (const id of panes) {
			if (this.#told.has(id)) {
				continue;
			}

			this.#told.set(id, {cells: createScreenCopy(), rest: ''});
			this.#dirty.add(id);
			this.#lastSentAt = -Infinity;
		}

		this.#schedule();
	}

	changed({pane}: Pane): void {
		if (!this.#told.has(pane)) {
			return;
		}

		this.#dirty.add(pane);
		this.#schedule();
	}

	/** The client has drawn the last picture. */
	drawn(): void {
		this.#isUnderWay = false;
		this.#schedule();
	}

	close(): void {
		this.#cancel();
		this.#told.clear();
		this.#dirty.clear();
	}
}

const takePicture = ({pane, screen}: Pane, told: Told): PanePicture | undefined => {
	const {columns, rows, cursor, modes, title, historyLength} = screen;
	const rest = {columns, rows, cursor, modes, title, historyLength};
	const restText = JSON.stringify(rest);
	const spans = changedSpans(told.cells, screen);
	if (spans.length === 0 && told.rest === restText) {
		return undefined;
	}

	told.rest = restText;
	return {pane, ...rest, spans};
};
