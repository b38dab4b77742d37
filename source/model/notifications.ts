/** How a person's terminal is told that a worker needs them. `auto`: a bell, and a notification where the terminal is known to show them. */
export type Notifications = 'auto' | 'bell' | 'osc9' | 'osc777' | 'off';
