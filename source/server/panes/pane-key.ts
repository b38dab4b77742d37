import type {TaskKey} from '../../model/names.ts';

/** The host's key for a launch, by which starting it twice finds the first one. */
export const paneKey = (task: TaskKey, launch: number): string => `${task}:${launch}`;

/** The task and launch of a pane's key, or nothing for a pane that is no worker's. */
export const readPaneKey = (key: string): {readonly task: TaskKey; readonly launch: number} | undefined => {
	const match = /^(?<task>r\d+\/[^:]+):(?<launch>\d+)$/v.exec(key);
	return match?.groups ? {task: match.groups.task as TaskKey, launch: Number(match.groups.launch)} : undefined;
};
