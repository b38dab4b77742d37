/** Bytes waiting for a pane's program to read; then further input is refused, and said so. */
export const maxPaneInputBytes = 16 * 1024 * 1024;
/** Bytes of a pane's unparsed output before its PTY is paused. */
export const paneBacklogBytes = 64 * 1024;
/** Parsing time one turn of the host's loop may take, ms; keeps a keystroke's echo under it. */
export const parseBudgetMs = 3;
/** Rows of history inside the emulator; older ones are packed by us. */
export const emulatorHistoryRows = 300;
/** Rows of packed history kept for each pane. */
export const maxHistoryRows = 10_000;
/** Bytes of a pane's recording kept on disk. */
export const maxRecordingBytes = 32 * 1024 * 1024;
/** Time without a key after which a person counts as done with what they typed into a pane, ms: long enough to think about a sentence, short enough not to hold up an agent's news. */
export const handBackMs = 30_000;
/** Bytes of all recordings of a session: a dozen panes that never rested; older ones make room. */
export const maxRecordingsBytes = 512 * 1024 * 1024;
/** Panes of one session. */
export const maxPanes = 256;
/** Columns or rows of one screen; more than any display has, and a screen of both at most costs 12 MB. */
export const maxScreenSide = 1000;
/** Bytes of base64 a program may put on the clipboard at once; a whole log is a mistake. */
export const maxClipboardBytes = 1024 * 1024;
/** Characters kept of a title, status or notification that a program sends; each is shown on one line. */
export const maxSignalText = 1000;
/** Bytes written to a pane's program at once; what a terminal's input buffer holds. */
export const inputStepBytes = 4096;
/** Pause after a pane's program has left its input unread, ms: six percent of a processor at worst, and still faster than typing. */
export const inputRetryMs = 8;
/** Bytes of input written to one pane in one turn of the host's loop, so that a paste doesn't hold up the others. */
export const inputTurnBytes = 64 * 1024;
/** Bytes parsed between two looks at the clock; a few tenths of a millisecond of the slowest output. */
export const parseStepBytes = 4096;
/** Time between two pictures to one client, ms: 60 a second. */
export const pictureIntervalMs = 1000 / 60;
/** Time after a key in which a pane's changes are shown at once, ms; longer than any echo takes. */
export const echoWindowMs = 100;
/** Longest time a program may hold back its picture by a synchronized update, ms; terminals use 100 to 200. */
export const maxSynchronizedMs = 150;
/** Quiet time after a program's exit in which the rest of its output would have come, ms, if something it started keeps the terminal open. */
export const exitDrainMs = 100;
/** Time between two signals of one kind from one pane, ms; a program that rings for ever must not fill its clients' sockets. */
export const signalIntervalMs = 50;
/** Time between two writes of a recording, ms. */
export const recordingIntervalMs = 250;
/** Output of one such interval that is recorded as it came; of more, only the screen at its end is, as nobody saw the rest. */
export const maxRecordedBurstBytes = 64 * 1024;
/** History rows given to one request; a copy mode asks for a few screens at a time. */
export const maxHistoryReply = 20_000;
/** How long the pane of a task that has landed stays, ms: long enough to read its last lines. */
export const landedPaneMs = 4000;
