/** Tasks in one plan: more than a person can approve, and keeps overlap checks instant. */
export const maxTasks = 500;
/** Claims of one task. */
export const maxClaimsPerTask = 500;
/** Characters of a plan file: far beyond what `maxTasks` need. */
export const maxPlanCharacters = 4 * 1024 * 1024;
/** Pairs of new symbols in one place that a plan keeps apart; every comparison of claims looks through them, and what is beyond them git tells at landing. */
export const maxNewcomerPairs = 2000;
/** Workers that a plan's expected time is told for: beyond these a machine or an account gives out first. */
export const maxExpectedWorkers = 8;
/** Characters of a planner's answer: many times what the largest plan worth approving needs. */
export const maxAnswerCharacters = 1024 * 1024;
/** Braces in a planner's answer that are tried as the start of a plan; each costs a look through the rest. */
export const maxAnswerTries = 50;
/** Characters of one text in a planner's answer; a prompt of more is a document, which belongs into the repository. */
export const maxAnswerText = 8000;
/** Entries of one list in a planner's answer. */
export const maxAnswerItems = 200;
/** Rules of one task: as many as a planner's answer may give it, and one for each test file that it shares with others. */
export const maxConstraints = 2 * maxAnswerItems;
/** Things wrong with an answer that its planner and the person are told of at once; the rest shows when these are put right. */
export const maxToldFindings = 30;
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
/** Claims that a briefing lists one by one; a model needs the shape, and can ask for the rest. */
export const maxBriefedClaims = 40;
/** Characters of signatures in a briefing, about 2,000 tokens: more costs every worker more than looking up the few it needs. */
export const maxBriefedSignatures = 8000;
/** Other tasks, and claims of each, that a briefing names. */
export const maxBriefedOthers = 12;
/** Claims or needs that are named with the reason that code added them for; a plan's own lists have them all. */
export const maxShownRemarks = 6;
