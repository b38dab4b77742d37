/** Characters of one event's line in a shell: longer ones wrap more than they tell. */
export const maxLineDetail = 200;
/** Bytes of one answer of the person's terminal; a longer one is taken for something else, so that input is never held back for ever. */
export const maxReplyBytes = 256 * 1024;
/** Characters of a diff shown to a person. */
export const maxDiffCharacters = 4 * 1024 * 1024;
/** Journal entries a client keeps for its bus feed; the rest is in `jupiter-tui log`. */
export const maxRecentEntries = 500;
/** Time the rest of a key's sequence has to come, ms: bytes of one key come together, but a slow link may cut between them. */
export const keyTimeoutMs = 25;
/** Time the rest of a terminal's answer has to come, ms; a person who typed Alt and a bracket waits as long. */
export const replyTimeoutMs = 500;
/** Time a message stays, ms; long enough to read twelve words. */
export const messageMs = 5000;
/** Time for each word of a longer one, ms: people read two or three words a second. */
export const messageWordMs = 400;
/** Rows that a message takes at most: the longest refusals have four on a narrow screen, and panes have to show. */
export const maxMessageRows = 6;
/** Time between two looks at the clock for what shows elapsed seconds, ms. */
export const clockMs = 1000;
/** Renderings of the chrome a second: what a key changes shows within a frame of a display, and each costs milliseconds. */
export const maxChromeFramesPerSecond = 60;
/** Characters handed to the terminal's clipboard: many terminals drop a longer OSC 52. */
export const maxClipboardCharacters = 74_994;
/** Rows of history that copy mode asks for at once: a few screens, so that scrolling seldom waits. */
export const historyPageRows = 200;
/** Rows that one step of the wheel scrolls, as most terminals do. */
export const wheelRows = 3;
/** Time pane numbers stay on the screen, ms. */
export const paneNumbersMs = 1500;
/** Cells that a key moves a border. */
export const resizeStep = 2;
/** Time after an Escape until Ink has taken it for the key alone, ms; it waits 20 itself. */
export const inkEscapeMs = 30;
/** Longest time that keys wait for the pane being opened, ms; a shell takes a few hundredths of this, and a person waits about so long before typing again. */
export const maxHoldMs = 2000;
/** Keys that wait so; nobody types more in that time, and a paste counts as one. */
export const maxHeldKeys = 1000;
/** Lines of a diff that a review shows; nobody reads more of one on a screen, and each costs a little at every drawing. */
export const maxReviewLines = 10_000;
/** Journal entries that a time line goes back over; a run of 500 tasks has about so many, and evolving them takes a few tenths of a second. */
export const maxTravelledEntries = 20_000;
