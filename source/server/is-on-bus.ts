import type {Event} from '../model/event.ts';
import type {TaskKey} from '../model/names.ts';

/** Whether an event is for others than its own worker to read; a worker reads what single ones are told only where that is meant for it. */
export const isOnBus = (event: Event, worker: TaskKey | undefined): boolean =>
	onBus.has(event.type) && (worker === undefined || (event.type !== 'message-queued' && event.type !== 'message-delivered') || event.to === worker);

const onBus: ReadonlySet<Event['type']> = new Set<Event['type']>([
	'run-started',
	'task-claimed',
	'lock-granted',
	'locks-released',
	'claim-refused',
	'claim-queued',
	'write-unowned',
	'interface-published',
	'changes-published',
	'contract-refused',
	'contract-amended',
	'decision-made',
	'decision-collided',
	'decision-settled',
	'note-posted',
	'message-queued',
	'message-delivered',
	'task-commented',
	'task-landed',
	'task-blocked',
	'run-ended',
]);
