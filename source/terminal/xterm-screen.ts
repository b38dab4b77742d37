import xterm, {type Terminal} from '@xterm/headless';
import {emulatorHistoryRows, maxHistoryRows} from '../model/limits/panes.ts';
import {blankContent} from './cell-bits.ts';
import type {Row} from './cells.ts';
import {copyCells} from './difference.ts';
import {watchEviction, type Eviction} from './eviction.ts';
import {lineRow} from './line-row.ts';
import {readCursor, readModes} from './modes.ts';
import {createPackedHistory, type PackedHistory} from './packed-history.ts';
import {answerQueries, sizeReport, type ExtraModes} from './queries.ts';
import type {Screen, ScreenOptions} from './screen.ts';
import {readSignals} from './signals.ts';
import {createWidths} from './widths.ts';
import {coreOf, type Core} from './xterm-core.ts';

/** Makes a screen on xterm.js's headless emulator. At least 2 columns, which a wide character needs. */
export const createScreen = (options: ScreenOptions): Screen => {
	const terminal = createTerminal(options);
	const core = coreOf(terminal);
	const links = core._oscLinkService;
	const extra: ExtraModes = {modifyOtherKeys: 0, reportsSize: false};
	const history = createPackedHistory(options.historyRows ?? maxHistoryRows);
	const eviction = watchEviction(core, line => {
		history.push(lineRow(line, line.length, links));
	});
	const {onReply: reply = () => undefined} = options;
	let title = '';
	terminal.onData(reply);
	readSignals(terminal, signal => {
		title = signal.type === 'title' ? signal.title : title;
		options.onSignal?.(signal);
	});
	answerQueries(terminal, core, extra, reply);
	followErasure(terminal, core, history, eviction);
	followReset(core, () => {
		eviction.watch(core.buffers.normal);
		history.clear();
		Object.assign(extra, {modifyOtherKeys: 0, reportsSize: false});
	});

	return {
		get columns() {
			return terminal.cols;
		},
		get rows() {
			return terminal.rows;
		},
		write(bytes) {
			core._inputHandler.parse(bytes);
		},
		resize(columns, rows) {
			if (columns < terminal.cols) {
				eviction.makeRoom(columns);
			}

			terminal.resize(columns, rows);
			if (extra.reportsSize) {
				reply(sizeReport(terminal));
			}
		},
		row: y => visibleRow(core, y, terminal.cols),
		get cursor() {
			return readCursor(core, terminal.cols);
		},
		get modes() {
			return readModes(core, extra.modifyOtherKeys);
		},
		get title() {
			return title;
		},
		get isSynchronizing() {
			return core.coreService.decPrivateModes.synchronizedOutput;
		},
		get historyLength() {
			return history.length + core.buffers.normal.ybase;
		},
		history: (start, end) => [
			...history.rows(Math.max(0, start), Math.min(end, history.length)),
			...recentRows(core, start - history.length, end - history.length),
		],
		dispose() {
			terminal.dispose();
			history.clear();
		},
	};
};

const createTerminal = (options: ScreenOptions): Terminal => {
	const terminal = new xterm.Terminal({
		cols: options.columns,
		rows: options.rows,
		scrollback: Math.min(emulatorHistoryRows, options.historyRows ?? emulatorHistoryRows),
		convertEol: options.convertEol ?? false,
		allowProposedApi: true,
		logLevel: 'off',
		vtExtensions: {kittyKeyboard: true},
		windowOptions: {getWinSizeChars: true, pushTitle: true, popTitle: true},
	});
	const widths = createWidths();
	terminal.unicode.register(widths);
	terminal.unicode.activeVersion = widths.version;
	return terminal;
};

/** ED 3 erases the history on purpose, so the packed part goes with it. */
const followErasure = (terminal: Terminal, core: Core, history: PackedHistory, eviction: Eviction): void => {
	terminal.parser.registerCsiHandler({final: 'J'}, ([how]) => {
		if (how === 3 && core.buffers.active === core.buffers.normal) {
			history.clear();
			eviction.eraseNext();
		}

		return false;
	});
};

/** A full reset (RIS) makes new buffers. */
const followReset = (core: Core, onReset: () => void): void => {
	let {normal} = core.buffers;
	core.buffers.onBufferActivate(() => {
		if (core.buffers.normal === normal) {
			return;
		}

		normal = core.buffers.normal;
		onReset();
	});
};

const visibleRow = (core: Core, y: number, columns: number): Row => {
	const {lines, ybase} = core.buffers.active;
	const line = lines.get(ybase + y);
	return line ? lineRow(line, columns, core._oscLinkService) : blankRow(columns);
};

/** History rows that are still in the emulator, by their place there. */
const recentRows = (core: Core, start: number, end: number): Row[] => {
	const {lines, ybase} = core.buffers.normal;
	const rows: Row[] = [];
	for (let index = Math.max(0, start); index < Math.min(end, ybase); index++) {
		const line = lines.get(index);
		if (line) {
			rows.push(copyCells(lineRow(line, line.length, core._oscLinkService), 0, line.length));
		}
	}

	return rows;
};

const blankRow = (columns: number): Row => ({words: new Uint32Array(columns * 3).map((_, index) => index % 3 === 0 ? blankContent : 0)});
