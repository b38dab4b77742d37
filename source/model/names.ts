/** `r1`, `r2`, … in the order started. */
export type RunId = string;

/** `r1/auth`: a task's name across runs. */
export type TaskKey = `${RunId}/${string}`;
