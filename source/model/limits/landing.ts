/** Longest time a verify command may take, ms; a hung one must not hold the landing order for ever. */
export const verifyTimeoutMs = 30 * 60_000;
/** Bytes written where a verification failed, to see that there was room for it: what a disk that is as good as full has no place for. */
export const roomProbeBytes = 256 * 1024;
/** Tasks verified together at most: one culprit among them costs three more runs to find, and all behind it wait. */
export const maxBatch = 8;
/** Verifications at once that a plan or a setting may ask for: each has a whole checkout and a test runner of its own. */
export const maxVerifySlots = 16;
/** Lines or items in which two versions of an engine-owned file may differ to be merged by structure: more is a rewrite, and finding its parts takes the square of it. */
export const maxMergeDifference = 2000;
/** UTF-16 units of an engine-owned file that is merged by structure; a larger one is generated, and git merges it as text. */
export const maxMergedCharacters = 1024 * 1024;
/** Lines of a patch that its worker is asked about because they look unfinished: who looks at these sees the others. */
export const maxUnfinishedLines = 20;
/** Characters of a value named in a merge conflict. */
export const maxConflictCharacters = 300;
/** Bytes that one git call may print: a diff of everything in a large repository, not the whole of memory. */
export const maxGitOutputBytes = 256 * 1024 * 1024;
/** Age at which a lock file of our own worktrees and branches is taken for that of a killed git, ms; git holds one for less but in the largest checkouts. */
export const staleLockMs = 10_000;
/** Time between asking a command's processes to end and ending them, ms; enough for a test runner to write its report. */
export const killGraceMs = 3000;
/** Time in which what a killed engine has left at work must have ended once it is killed, ms; a process that writes to a slow disk takes seconds. */
export const tenantGraceMs = 10_000;
