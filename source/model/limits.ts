/** Attempts a task gets before it is blocked: enough for a flaky verify and one real mistake, not a runaway bill. */
export const maxAttempts = 3;
/** Times a task gives way to an older one that waits for it in a circle: the second time it starts with all it is known to want, so more says that it is better told no. */
export const maxYields = 2;
/** Times a task is sent back for what others changed before that counts as an attempt: each takes a landing of another task's, so more says that they keep undoing each other. */
export const maxRepairs = 10;
/** Commits whose index is kept: the bases of workers and what they land on, mostly the same few; each costs only what differs. */
export const maxIndexedCommits = 16;
/** Symbols and paths that one task is known to rely on: far more than a task reads on purpose, and small enough to compare at every step. */
export const maxReads = 2000;
/** Interfaces quoted in what one patch changes; beyond that nobody reads them, and each may take two thousand characters of the journal. */
export const maxQuotedChanges = 300;
/** Pause of an agent whose provider doesn't say when its limit resets, ms; doubled each time it meets the limit again. */
export const limitPauseMs = 5 * 60_000;
/** Longest such pause, ms: most limits are counted by the hour. */
export const maxLimitPauseMs = 60 * 60_000;
/** Furthest reset that a provider is believed, ms: quotas of a week are the longest there are. */
export const maxLimitMs = 8 * 24 * 60 * 60_000;
/** Times one attempt may meet its provider's limit before that counts as a failure: days of waiting at the longest pause. */
export const maxPauses = 100;
/** Time without a sign of life after which an agent counts as hung, ms: models answer within minutes, and agents show meanwhile that they wait. */
export const hungMs = 5 * 60_000;
/** That time at least, as a share of the task's expected time. */
export const hungShare = 0.5;
/** Time without a change or a word after which an agent that lives counts as silent, ms: reading and thinking take minutes, a test suite tens of them. */
export const silentMs = 30 * 60_000;
/** That time at least, as a share of the task's expected time. */
export const silentShare = 2;
/** Time of doing the same again and again after which an agent counts as looping, ms. */
export const loopingMs = 10 * 60_000;
/** That time at least, as a share of the task's expected time. */
export const loopingShare = 1;
/** Looks in a row with nothing new, though something was done, that make a loop: at one in fifteen seconds, several minutes of it. */
export const maxRepeats = 20;
/** Time a hung agent has after a nudge, ms: a model's answer takes that long. */
export const nudgeGraceMs = 2 * 60_000;
/** Time in which output after a nudge may be the nudge itself, shown as it is typed, ms. */
export const nudgeEchoMs = 10_000;
/** Nudges in one attempt: one before it is resumed and one after. */
export const maxNudges = 2;
/** Times a stalled agent is started again in one attempt before that attempt has failed: what hangs twice hangs a third time. */
export const maxRestarts = 1;
/** Largest factor on these times: a month instead of half an hour is as good as never. */
export const maxPatience = 1000;
/** Time between two looks at what agents do, ms: short beside the shortest time judged. */
export const activityIntervalMs = 15_000;
/** Share of one processor above which a program is at work: one that waits at its prompt uses a few hundredths. */
export const busyShare = 0.05;
/** Contents and screens of an agent that are remembered to tell what is new; loops are seldom longer. */
export const maxRemembered = 64;
/** Tasks of one kind by which estimates are corrected at most: the last months of a person's use, so that a new model is soon noticed. */
export const maxPaceCount = 30;
/** How many tasks the plan's own estimate counts as. */
export const paceWeight = 4;
/** Largest correction that one task is taken to show, as a factor; more is an accident. */
export const maxPaceFactor = 20;
/** How long a task that can start is held back for a more pressing one, as a share of its own expected time: waiting costs that much, being in the way up to all of it. */
export const holdShare = 0.2;
/** Least of that time, ms: landings are seldom quicker. */
export const leastHoldMs = 5000;
/** How many times longer the path behind a task must be to be more pressing in this sense. */
export const pressingFactor = 1.5;
/** Expected time of a landing before a run has had one, ms. */
export const defaultLandingMs = 30_000;
/** Ended runs kept in the state, to be looked at, retried or followed: what a person has done lately. Older ones are in the journal alone, so that a session may live for ever. */
export const maxEndedRuns = 20;
/** Share of the memory that must be free for another worker to start: an agent takes 200 to 650 MB, and a machine that swaps stops all of them. */
export const minFreeMemoryShare = 0.08;
/** Load by processor above which no other worker starts: so many share it that those at work hardly move. Agents mostly wait for their models, so a busy machine is still worth using. */
export const maxLoad = 16;
/** How much more room than at its end the machine must have again before workers are started, as a factor. */
export const strainMargin = 1.5;
/** First pause before a retry, ms; doubled for each further one. */
export const retryDelayMs = 1000;
/** Longest pause before a retry, ms. */
export const maxRetryDelayMs = 60_000;
/** Characters of a failure's output kept in the journal and told to the next attempt; a model needs the end, not all. */
export const maxFailureDetail = 8000;
/** Longest time a verify command may take, ms; a hung one must not hold the landing order for ever. */
export const verifyTimeoutMs = 30 * 60_000;
/** Tasks in one plan: more than a person can approve, and keeps overlap checks instant. */
export const maxTasks = 500;
/** Claims of one task. */
export const maxClaimsPerTask = 500;
/** Tasks verified together at most: one culprit among them costs three more runs to find, and all behind it wait. */
export const maxBatch = 8;
/** Verifications at once that a plan or a setting may ask for: each has a whole checkout and a test runner of its own. */
export const maxVerifySlots = 16;
/** Bytes of one JSON message on the wire. */
export const maxMessageBytes = 64 * 1024 * 1024;
/** Bytes of one call that an agent's hook or MCP client makes: a file as large as is looked at by symbols, escaped, and as much for what surrounds it. */
export const maxAgentCallBytes = 32 * 1024 * 1024;
/** Connections of agents at once: every worker of the largest run, with a burst of parallel calls. */
export const maxAgentConnections = 1024;
/** Time an agent's call may take to arrive, ms; it comes from this machine. */
export const agentCallTimeoutMs = 30_000;
/** Where agents reach the engine on loopback: below the ports that systems give out by themselves, so that nobody gets one while an engine is restarted. */
export const agentPorts = {first: 24_000, last: 31_999} as const;
/** Ports tried before an engine gives up: that many taken ones in a row mean another fault. */
export const maxPortTries = 50;
/** Time a status of an agent has to last before it's believed, ms: some flicker between idle and working while they start. */
export const statusDebounceMs = 250;
/** Files of others that one command line of an agent is kept from by mounts of their own; more would make it slow to start, and landing checks every write. */
export const maxMounts = 200;
/** Time in which an agent is tried before its first task, ms: it takes a second or two, a busy machine ten times that. */
export const canaryTimeoutMs = 60_000;
/** Time an agent's hook waits for the engine's answer, ms: below every agent's own limit, after which some let the write through. */
export const hookDeadlineMs = 25_000;
/** Bytes queued towards one client before frames to it are dropped for newer state. */
export const maxClientBacklogBytes = 256 * 1024;
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
/** Panes of one session. */
export const maxPanes = 256;
/** Bytes sent to a peer that it has not read before it is disconnected: it has hung, and a fresh start costs it one snapshot. */
export const maxUnsentBytes = 32 * 1024 * 1024;
/** Time a peer has for its hello or welcome, ms; a process that listens but hangs must not hang its callers. */
export const handshakeTimeoutMs = 5000;
/** News kept for a connection's first listener; one that asks a single question never listens. */
export const maxUnheardItems = 1000;
/** Bytes of a Unix socket's path: macOS has room for 103 and a final zero, Linux for 107. */
export const maxSocketPathBytes = 103;
/** Columns or rows of one screen; more than any display has, and a screen of both at most costs 12 MB. */
export const maxScreenSide = 1000;
/** Globs that one glob's `{a,b}` choices may stand for; keeps every comparison of claims instant. */
export const maxGlobChoices = 64;
/** Claims kept in parsed form; more than the largest plan has, and a few megabytes at most. */
export const maxParsedClaims = 20_000;
/** Characters of one event's line in a shell: longer ones wrap more than they tell. */
export const maxLineDetail = 200;
/** Longest wait for a host or engine that was just started, ms: a loaded machine with a long journal needs seconds. */
export const startTimeoutMs = 15_000;
/** Engines of another version ended in a row by who attaches: more would be a quarrel between two versions that both keep starting theirs. */
export const maxEngineReplacements = 5;
/** Pause between two looks at a starting host or engine, ms; short because a person waits. */
export const startPollMs = 10;
/** Longest pause between two tries to reach a lost host or engine, ms; short enough that a person doesn't look for the fault. */
export const maxReconnectDelayMs = 2000;
/** Bytes that one git call may print: a diff of everything in a large repository, not the whole of memory. */
export const maxGitOutputBytes = 256 * 1024 * 1024;
/** Bytes of a file whose change is still looked at by symbols; a bigger one counts as a whole. */
export const maxChangeBytes = 4 * 1024 * 1024;
/** Characters of a diff shown to a person. */
export const maxDiffCharacters = 4 * 1024 * 1024;
/** Age at which a lock file of our own worktrees and branches is taken for that of a killed git, ms; git holds one for less but in the largest checkouts. */
export const staleLockMs = 10_000;
/** Time between asking a command's processes to end and ending them, ms; enough for a test runner to write its report. */
export const killGraceMs = 3000;
/** UTF-16 units of a file that are indexed; a longer one is generated or vendored and counts as one symbol. Half a million parse in about 150 ms. */
export const maxIndexedCharacters = 512 * 1024;
/** UTF-16 units of a JSON or YAML file whose keys are indexed: that parser is twenty times slower than a grammar. */
export const maxIndexedDataCharacters = 64 * 1024;
/** Depth of syntax that is read; deeper only generated code goes, and the walk must not overflow the stack. */
export const maxSyntaxDepth = 1000;
/** Names in one path of a chain of calls and members; a longer one is a builder's, whose later members are its own. */
export const maxPathSteps = 16;
/** UTF-16 units of a file that configures modules; larger ones are generated. */
export const maxManifestCharacters = 256 * 1024;
/** Share of a repository's files that may differ from a shared index before it is gathered anew; until then only the difference costs. */
export const rebuildShare = 0.25;
/** Steps of name resolution that one reference may take through aliases, bases and re-exports: more are a circle or generated. */
export const maxResolutionSteps = 200;
/** Files of a repository that are indexed: beyond these an index would take more memory than the agents leave. */
export const maxIndexedFiles = 50_000;
/** Files whose contents are read at once while indexing: a few megabytes. */
export const filesReadAtOnce = 200;
/** Symbols that are proposed for a name that fits none. */
export const maxProposedSymbols = 5;
/** Characters of a signature that is quoted to a person or a model. */
export const maxSignatureCharacters = 2000;
/** Times an agent may be lost with its host in one attempt before that counts as a failure: reboots are rare, a program that takes its host down isn't. */
export const maxLosses = 5;
/** Characters of one note, published signature or decision on the bus: a few paragraphs, read by every worker. */
export const maxBusText = 4000;
/** Bytes of one answer of the person's terminal; a longer one is taken for something else, so that input is never held back for ever. */
export const maxReplyBytes = 256 * 1024;
/** Journal entries asked for at once: a few hundred kilobytes, well below a message's bound. */
export const entriesAtOnce = 500;
/** Tries to take a socket's place from a dead process, with pauses: several seconds, longer than a lock left behind counts. */
export const maxTakeoverTries = 200;
/** Pause between those tries, ms. */
export const takeoverPauseMs = 20;
/** Age after which the lock around such a takeover is of a process that died in it, ms; it's held for a millisecond. */
export const staleTakeoverMs = 2000;
/** Pause after a change in a worktree before it is looked at, ms: an agent's edit touches several files at once. */
export const watchDebounceMs = 120;
/** Time an engine waits for another to let go of the journal, ms; appends take a few, and a starting engine has a person waiting. */
export const journalBusyMs = 5000;
/** Longest wait for a session to end, ms: agents are given a grace to save what they have, then killed. */
export const stopTimeoutMs = 15_000;
/** Workers of one run: more panes than a screen can show and more agents than a machine can carry. */
export const maxWorkers = 64;
/** Journal entries sent with a snapshot: what a bus feed shows at first. */
export const recentEntries = 200;
/** Pause between two reports of load and memory, ms; they change slowly. */
export const vitalsIntervalMs = 2000;
/** How long the pane of a task that has landed stays, ms: long enough to read its last lines. */
export const landedPaneMs = 4000;
/** Bytes of a detached process's log; a longer one is begun anew at the next start, the former kept beside it. */
export const maxLogBytes = 4 * 1024 * 1024;
/** Journal entries a client keeps for its bus feed; the rest is in `jupiter-tui log`. */
export const maxRecentEntries = 500;
/** Time the rest of a key's sequence has to come, ms: bytes of one key come together, but a slow link may cut between them. */
export const keyTimeoutMs = 25;
/** Time the rest of a terminal's answer has to come, ms; a person who typed Alt and a bracket waits as long. */
export const replyTimeoutMs = 500;
/** Time a message stays in the status line, ms; long enough to read twelve words. */
export const messageMs = 5000;
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
/** Characters of a plan file: far beyond what `maxTasks` need. */
export const maxPlanCharacters = 4 * 1024 * 1024;
/** Pairs of new symbols in one place that a plan keeps apart; every comparison of claims looks through them, and what is beyond them git tells at landing. */
export const maxNewcomerPairs = 2000;
/** Workers that a plan's expected time is told for: beyond these a machine or an account gives out first. */
export const maxExpectedWorkers = 8;
/** Characters of a planner's answer: many times what the largest plan worth approving needs. */
export const maxAnswerCharacters = 1024 * 1024;
/** Characters of one text in a planner's answer; a prompt of more is a document, which belongs into the repository. */
export const maxAnswerText = 8000;
/** Entries of one list in a planner's answer. */
export const maxAnswerItems = 200;
/** Times a planner is asked for one plan: the first answer and two corrections; who is still wrong then stays wrong. */
export const maxPlannerRounds = 3;
/** Longest time a planner may take for one answer, ms; a model that looks through a large repository needs minutes. */
export const plannerTimeoutMs = 10 * 60_000;
/** Characters of the repository's map that a planner is sent: about 12,000 tokens, a fraction of any model's window. */
export const maxMapCharacters = 48_000;
/** Characters of a request: a long specification, and still a part of what a model reads at once. */
export const maxRequestCharacters = 64 * 1024;
/** Claims that one changed interface adds to its task for its users; with more the change is better made in two steps. */
export const maxImpliedClaims = 60;
/** Users of a changed interface in one file from which on the file as a whole is claimed. */
export const maxImpliedInFile = 6;
/** Symbols frozen for one plan; more would say that its tasks aren't apart. */
export const maxContracts = 60;
/** Expected minutes of one task at most; a longer one was not planned but wished for. */
export const maxPlannedMinutes = 240;
/** Characters that a planner's program may print: an answer among a log of all that it looked at. */
export const maxPlannerOutput = 16 * 1024 * 1024;
/** Bytes of base64 a program may put on the clipboard at once; a whole log is a mistake. */
export const maxClipboardBytes = 1024 * 1024;
/** Characters kept of a title, status or notification that a program sends; each is shown on one line. */
export const maxSignalText = 1000;
/** Claims that a briefing lists one by one; a model needs the shape, and can ask for the rest. */
export const maxBriefedClaims = 40;
/** Characters of signatures in a briefing, about 2,000 tokens: more costs every worker more than looking up the few it needs. */
export const maxBriefedSignatures = 8000;
/** Other tasks, and claims of each, that a briefing names. */
export const maxBriefedOthers = 12;
/** Time pane numbers stay on the screen, ms. */
export const paneNumbersMs = 1500;
/** Cells that a key moves a border. */
export const resizeStep = 2;
/** Tries to reach a host that closed the connection, before the session counts as ended: a host being replaced is back at once. */
export const hostReconnectTries = 10;
/** Pause between two such tries, ms. */
export const hostReconnectMs = 100;
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
/** Time between pasted text and the Enter after it, ms: agents take what follows a paste at once for a part of it. */
export const enterDelayMs = 300;
/** Time between two writes of a recording, ms. */
export const recordingIntervalMs = 250;
/** Output of one such interval that is recorded as it came; of more, only the screen at its end is, as nobody saw the rest. */
export const maxRecordedBurstBytes = 64 * 1024;
/** History rows given to one request; a copy mode asks for a few screens at a time. */
export const maxHistoryReply = 20_000;
/** Time after an Escape until Ink has taken it for the key alone, ms; it waits 20 itself. */
export const inkEscapeMs = 30;
/** First pause before a lost engine is looked for again, ms; doubled for each further one. */
export const firstReconnectDelayMs = 50;
/** Time after which a terminal host without panes and without anybody connected ends, ms: its session is gone, and it holds nothing. */
export const hostIdleMs = 60_000;
/** Longest wait of an ending engine for what it has under way, ms: a killed verify command needs a moment. */
export const closeGraceMs = 3000;
/** Longest time that keys wait for the pane being opened, ms; a shell takes a few hundredths of this, and a person waits about so long before typing again. */
export const maxHoldMs = 2000;
/** Keys that wait so; nobody types more in that time, and a paste counts as one. */
export const maxHeldKeys = 1000;
/** Lines of a diff that a review shows; nobody reads more of one on a screen, and each costs a little at every drawing. */
export const maxReviewLines = 10_000;
/** Engines that one question is put to: each but the last has died under it, and one that always does has a fault of its own. */
export const maxEngineTries = 5;
/** Starts of a process that is killed before it answers. */
export const maxStarts = 3;
/** Journal entries that a time line goes back over; a run of 500 tasks has about so many, and evolving them takes a few tenths of a second. */
export const maxTravelledEntries = 20_000;
/** Times that the engine puts back what a worker wrote without owning it, in one launch: the first may have been a slip, a third would be a fight with an editor that saves on its own. */
export const maxReverts = 2;
/** Lines or items in which two versions of an engine-owned file may differ to be merged by structure: more is a rewrite, and finding its parts takes the square of it. */
export const maxMergeDifference = 2000;
/** UTF-16 units of an engine-owned file that is merged by structure; a larger one is generated, and git merges it as text. */
export const maxMergedCharacters = 1024 * 1024;
/** Characters of a value named in a merge conflict. */
export const maxConflictCharacters = 300;
