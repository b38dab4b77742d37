import path from 'node:path';
import type {AgentName} from '../model/plan.ts';

/** By what an agent shows that it may use a model: a variable that is set, or a file that is there. What is in them is nobody's business here. */
export type Login = {
	readonly variables: readonly string[];
	/** Paths, from the home folder where they aren't absolute. */
	readonly files: (environment: Environment) => readonly string[];
	/** What a person runs to log in. */
	readonly command: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** How each known agent's login shows. */
export const logins: Readonly<Record<AgentName, Login>> = {
	claude: {
		variables: ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN', 'CLAUDE_CODE_USE_BEDROCK', 'CLAUDE_CODE_USE_VERTEX', 'CLAUDE_CODE_USE_FOUNDRY'],
		files: ({CLAUDE_CONFIG_DIR = '.claude'}) => [path.join(CLAUDE_CONFIG_DIR, '.credentials.json')],
		command: 'claude',
	},
	codex: {
		variables: ['CODEX_API_KEY', 'OPENAI_API_KEY'],
		files: ({CODEX_HOME = '.codex'}) => [path.join(CODEX_HOME, 'auth.json')],
		command: 'codex login',
	},
	opencode: {
		variables: ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'GEMINI_API_KEY', 'OPENROUTER_API_KEY'],
		files: ({XDG_DATA_HOME = '.local/share'}) => [path.join(XDG_DATA_HOME, 'opencode/auth.json')],
		command: 'opencode auth login',
	},
	gemini: {
		variables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_GENAI_USE_VERTEXAI'],
		files: ({GEMINI_CLI_HOME = ''}) => [path.join(GEMINI_CLI_HOME, '.gemini/oauth_creds.json')],
		command: 'gemini',
	},
	aider: {
		variables: ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'GEMINI_API_KEY', 'OPENROUTER_API_KEY', 'DEEPSEEK_API_KEY'],
		files: () => ['.aider.conf.yml'],
		command: 'aider',
	},
};
