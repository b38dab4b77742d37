import type {Notifications} from '../model/notifications.ts';
import {needs, type Need} from '../ui/standing.ts';
import type {Client} from './client.ts';
import {taskOfPane, type Desk} from './desk.ts';
import {noticeFor} from './notice.ts';
import type {Tty} from './tty.ts';

export type NeedTelling = {
	readonly tty: Pick<Tty, 'write'>;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly notifications: Notifications;
};

/** Tells the person's terminal of everything that begins to need them, once; what is before their eyes they see. */
export function tellNeeds(client: Client, {tty, env, notifications}: NeedTelling): void {
	/** Absent until the engine has answered: what waits already shows on the screen that is just drawn. */
	let told: ReadonlySet<string> | undefined;
	client.onChange(before => {
		const {desk} = client;
		if (desk.mirrored.state === undefined || desk.mirrored.state === before.mirrored.state) {
			return;
		}

		const waiting = needs(desk.mirrored.state);
		const fresh = waiting.filter(need => told?.has(keyOf(need)) === false && !isSeen(desk, need));
		told = new Set(waiting.map(need => keyOf(need)));
		for (const {words, task} of fresh) {
			tty.write(noticeFor(notifications, env, task?.statusMessage === undefined ? words : `${words}: ${task.statusMessage}`));
		}
	});
}

function keyOf({task, words}: Need): string {
	return `${task?.key ?? ''} ${words}`;
}

function isSeen(desk: Desk, {task}: Need): boolean {
	const {focus} = desk.view;
	return desk.isLookedAt && task !== undefined && focus !== undefined && taskOfPane(desk, focus)?.key === task.key;
}
