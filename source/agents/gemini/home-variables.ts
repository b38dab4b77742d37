/** Which home Gemini CLI reads its settings from, and what those settings leave to the environment. */
export const homeVariables = (gate: number, home: string | undefined): Record<string, string> => ({
	...home !== undefined && {GEMINI_CLI_HOME: home},
	JUPITER_GATE: `http://127.0.0.1:${gate}`,
});
