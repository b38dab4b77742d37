/** The agents that can be asked for a plan, by the names that options and settings call them. */
export const plannerNames = ['claude', 'codex', 'opencode', 'gemini'] as const;
