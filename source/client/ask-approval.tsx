import process from 'node:process';
import type {ReadStream, WriteStream} from 'node:tty';
import type {Plan} from '../model/plan.ts';
import type {PlanNotes} from '../ui/approval/approval-lines.ts';
import {PlanApproval, type Approval, type PlanApprovalProps} from '../ui/approval/plan-approval.tsx';
import {createCanvas} from './drawing/canvas.ts';
import {colourDepth} from './drawing/colour-depth.ts';
import {drawScreen} from './drawing/compose.ts';
import {createCompositor} from './drawing/compositor.ts';
import {createInkLayer, type InkLayer} from './drawing/ink-layer.ts';
import {createKeyReader} from './input/key-reader.ts';
import {route, type RouteMode} from './input/router.ts';
import {enterTty, type Tty} from './tty.ts';

export type ApprovalOptions = {
	readonly plan: Plan;
	/** Agents of the person's own. */
	readonly agents?: PlanApprovalProps['agents'];
	/** Looks a plan over, as the person changes it. */
	readonly notesOf: (plan: Plan) => PlanNotes;
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	readonly env: Readonly<Record<string, string | undefined>>;
};

/** Shows a plan on the whole terminal, lets the person change it, and asks whether to start it, edit its file first or leave it. A terminal that goes away, or a request to end, says no. */
export async function askApproval({plan, agents = {}, notesOf, stdin, stdout, env}: ApprovalOptions): Promise<Approval> {
	const tty = enterTty({stdin, stdout});
	const answered = Promise.withResolvers<Approval>();
	const reject = () => {
		answered.resolve({kind: 'rejected', plan});
	};

	const paint = createLayerPainter(tty, env);
	const isAscii = (env.JUPITER_ASCII ?? '') !== '';
	const layer = await createInkLayer(<PlanApproval plan={plan} agents={agents} notesOf={notesOf} isAscii={isAscii} onAnswer={answered.resolve}/>, tty.columns, tty.rows, () => {
		// Ink draws first while the layer is still being made.
		setImmediate(() => {
			draw();
		});
	});
	const draw = () => {
		paint(layer);
	};

	const keys = createKeyReader(token => {
		const routed = route(token, keysOnly);
		if (routed.to === 'overlay') {
			layer.type(routed.bytes);
		}
	});

	const onResize = () => {
		layer.resize(stdout.columns, stdout.rows);
		draw();
	};

	draw();
	stdin.on('data', keys.push);
	stdin.on('end', reject);
	stdin.on('error', reject);
	stdout.on('error', reject);
	stdout.on('resize', onResize);
	process.on('SIGHUP', reject);
	process.on('SIGTERM', reject);
	stdin.resume();
	try {
		return await answered.promise;
	} finally {
		stdin.off('data', keys.push);
		keys.dispose();
		stdin.off('end', reject);
		stdin.off('error', reject);
		stdout.off('resize', onResize);
		process.off('SIGHUP', reject);
		process.off('SIGTERM', reject);
		stdin.pause();
		layer.dispose();
		tty.leave();
	}
}

/** All keys are Ink's; there is no prefix to wait for. */
const keysOnly: RouteMode = {
	prefix: '',
	isPrefixed: false,
	focus: 'overlay',
	pane: {applicationCursor: false, kittyFlags: 0, modifyOtherKeys: 0, bracketedPaste: false},
	outerKittyFlags: 0,
};

function createLayerPainter(tty: Tty, env: ApprovalOptions['env']): (layer: InkLayer) => void {
	const compositor = createCompositor(colourDepth(env));
	return layer => {
		const canvas = createCanvas(tty.columns, tty.rows);
		drawScreen(canvas, layer.screen, {x: 0, y: 0, width: tty.columns, height: tty.rows});
		tty.write(compositor.frame(canvas, undefined));
	};
}
