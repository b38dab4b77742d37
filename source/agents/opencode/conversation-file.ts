/** Holds the name of OpenCode's conversation, in the folder of notes: all worktrees of a repository are one project to it, so its last one may be another worker's. */
export const conversationFile = 'opencode-conversation';
