import {fieldsOf, type Fields} from '../fields.ts';
import {geminiEvents} from './hooks.ts';

/** The person's settings with what leads hooks and the MCP client to the engine. Secrets and ports stay in the environment, which it fills in. */
export const workerSettings = (own: Fields, isTelling = false): Fields => {
	const {hooks, hooksConfig, mcp, mcpServers, security, ui} = own;
	const {allowed} = fieldsOf(mcp);
	const redaction = fieldsOf(fieldsOf(security).environmentVariableRedaction);
	return {
		...own,
		hooksConfig: {...fieldsOf(hooksConfig), enabled: true},
		hooks: {...fieldsOf(hooks), ...Object.fromEntries(geminiEvents.map(name => [name, [...listIn(fieldsOf(hooks)[name]), {hooks: [hook]}]]))},
		mcpServers: {...fieldsOf(mcpServers), jupiter: server},
		...Array.isArray(allowed) && {mcp: {...fieldsOf(mcp), allowed: [...allowed as unknown[], 'jupiter']}},
		// Hooks and commands show by their token whose they are.
		...redaction.enabled === true && {security: {...fieldsOf(security), environmentVariableRedaction: {...redaction, allowed: [...listIn(redaction.allowed), 'JUPITER_TOKEN']}}},
		// Its title tells how it is.
		ui: {...fieldsOf(ui), dynamicWindowTitle: true, hideWindowTitle: false},
		...isTelling && {telemetry},
	};
};

/** The same for a trial, on a model that asks for no login. */
export const trialSettings = (own: Fields): Fields => {
	const settings = workerSettings(own);
	const security = fieldsOf(settings.security);
	return {...settings, security: {...security, auth: {...fieldsOf(security.auth), selectedType: 'gemini-api-key', enforcedType: undefined}}};
};

const listIn = (value: unknown): readonly unknown[] => Array.isArray(value) ? value : [];

/** Only status 2 with words, or JSON that says so, is a no to it: with whatever else goes wrong a write would go through. */
const hook = {
	type: 'command',
	name: 'jupiter-tui',
	command: 'jupiter-tui hook gemini || { echo "The engine could not be asked, so nothing may be written now." >&2; exit 2; }',
	timeout: 60_000,
	// Hooks run in the same shell as its model's commands, and they are not to be kept from anything.
	env: {JUPITER_PLAIN_SHELL: '1'},
};

/** Its requests are told of nowhere else. What was said in them isn't told here either. */
const telemetry = {
	enabled: true,
	target: 'local',
	// eslint-disable-next-line no-template-curly-in-string -- the agent fills it in
	otlpEndpoint: '${JUPITER_GATE}/telemetry/gemini/${JUPITER_TOKEN}',
	otlpProtocol: 'http',
	logPrompts: false,
};

const server = {
	// eslint-disable-next-line no-template-curly-in-string -- the agent fills it in
	httpUrl: '${JUPITER_GATE}/mcp',
	// eslint-disable-next-line no-template-curly-in-string -- the agent fills it in
	headers: {Authorization: 'Bearer ${JUPITER_TOKEN}'},
	// Asks nobody: the engine answers for what its tools do.
	trust: true,
};
