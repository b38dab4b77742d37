/** The folder in a worktree for what a worker is told and tells; it ignores itself, so that it never lands. */
export const notesFolder = '.jupiter';
