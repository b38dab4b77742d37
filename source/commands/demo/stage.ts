import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {styleText} from 'node:util';
import type {DifferenceLine} from './difference-lines.ts';

/** What a scripted agent shows in its pane. */
export type Stage = {
	title(task: string, attempt: number): void;
	think(text: string, seconds: number): Promise<void>;
	say(text: string): Promise<void>;
	tool(name: string, argument: string, output: readonly string[], tone?: 'good' | 'bad'): Promise<void>;
	difference(lines: readonly DifferenceLine[]): Promise<void>;
	end(): void;
};

/** A pane to play in; `isFast` leaves out every pause. */
export function createStage({isFast}: {readonly isFast: boolean}): Stage {
	const pause = async (ms: number) => isFast ? undefined : delay(ms);
	return {
		title(task, attempt) {
			const again = attempt > 1 ? styleText('yellow', ` attempt ${attempt}`) : '';
			write(`${styleText(['bold', 'cyan'], `◆ ${task}`)}${again}\n\n`);
		},
		async think(text, seconds) {
			const frames = isFast ? 1 : Math.ceil((seconds * 1000) / spinnerMs);
			for (let frame = 0; frame < frames; frame++) {
				write(`\r${styleText('magenta', spinner[frame % spinner.length]!)} ${styleText('dim', `${text}…`)}`);
				await pause(spinnerMs);
			}

			write('\r\u{1B}[K');
		},
		async say(text) {
			write(styleText('white', '● '));
			for (const word of text.split(/(?<= )/v)) {
				write(word);
				await pause(word.length * characterMs);
			}

			write('\n');
			await pause(afterMs);
		},
		async tool(name, argument, output, tone = 'good') {
			write(`${styleText(tone === 'good' ? 'green' : 'red', '●')} ${styleText('bold', name)} ${argument}\n`);
			for (const [index, line] of output.entries()) {
				write(styleText(tone === 'good' ? 'dim' : 'red', `  ${index === 0 ? '└' : ' '} ${line}`) + '\n');
				await pause(lineMs);
			}

			await pause(afterMs);
		},
		async difference(lines) {
			for (const {sign, number, text} of lines) {
				const line = `  ${String(number).padStart(3)} ${sign} ${text.replaceAll('\t', '  ')}`;
				write(`${sign === ' ' ? styleText('dim', line) : styleText(sign === '+' ? 'green' : 'red', line)}\n`);
				await pause(lineMs);
			}

			await pause(afterMs);
		},
		end() {
			write(`\n${styleText(['bold', 'green'], '✔ handed in')}\n`);
		},
	};
}

function write(text: string): void {
	process.stdout.write(text);
}

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Paces at which a reader can follow three panes at once, and the whole takes half a minute. */
const spinnerMs = 80;
const characterMs = 14;
const lineMs = 45;
const afterMs = 300;
