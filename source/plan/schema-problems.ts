import {Ajv, type ErrorObject, type ValidateFunction} from 'ajv';
import {nearest} from './nearest.ts';
import {inFileOrder, problemAt, type FieldPath, type PlanSource, type Problem} from './problem.ts';
import {agentNames, planSchemaWith} from './schema.ts';

/** Checks a plan file's content against the schema, saying each problem as a person would. */
export function schemaProblems(source: PlanSource, agents: readonly string[] = []): Problem[] {
	if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
		return [problemAt(source, [], 'A plan is a map with `version: 1` and `tasks:`. Write these two first.')];
	}

	const validate = validatorFor(agents);
	validate(source.value);
	const problems = new Map<string, Problem>();
	for (const error of validate.errors ?? []) {
		const problem = describe(source, error, [...agentNames, ...agents]);
		const key = `${problem.field} ${problem.message}`;
		problems.set(key, problems.get(key) ?? problem);
	}

	return inFileOrder(problems.values().toArray());
}

// Compiling takes some ten milliseconds, which a program that reads no plan shouldn't pay, and one that reads several only once.
function validatorFor(agents: readonly string[]): ValidateFunction {
	const key = agents.join(' ');
	const known = validators.get(key);
	if (known) {
		return known;
	}

	const fresh = new Ajv({allErrors: true, verbose: true, allowUnionTypes: true}).compile(planSchemaWith(agents));
	validators.set(key, fresh);
	return fresh;
}

const validators = new Map<string, ValidateFunction>();

function describe(source: PlanSource, error: ErrorObject, agents: readonly string[]): Problem {
	const path = pathOf(source.value, error.instancePath);
	if (path[0] === 'tasks' && path[2] === 'agent') {
		return problemAt(source, path.slice(0, 3), agentMessage(source.value, path, agents));
	}

	if (error.keyword === 'additionalProperties') {
		const unknown = String(error.params.additionalProperty);
		return problemAt(source, [...path, unknown], unknownMessage(unknown, Object.keys((error.parentSchema?.properties ?? {}) as Record<string, unknown>)));
	}

	return problemAt(source, path, messageFor(error, path));
}

function agentMessage(value: unknown, path: FieldPath, agents: readonly string[]): string {
	const {agent} = ((value as {tasks: Array<{agent: unknown}>}).tasks[path[1] as number]!);
	const close = typeof agent === 'string' ? nearest(agent, agents) : undefined;
	return close === undefined
		? `An agent is one of ${agents.join(', ')}, or \`{command: "…"}\` for any program. Write one of these.`
		: `\`${String(agent)}\` is no known agent. Did you mean \`${close}\`?`;
}

function unknownMessage(unknown: string, known: readonly string[]): string {
	const close = nearest(unknown, known);
	return close === undefined
		? `\`${unknown}\` is no field here. Remove it, or use one of ${known.join(', ')}.`
		: `\`${unknown}\` is no field here. Did you mean \`${close}\`?`;
}

function messageFor(error: ErrorObject, path: FieldPath): string {
	const name = nameOf(path);
	const {params} = error;
	switch (error.keyword) {
		case 'required': {
			return missingMessage(path, String(params.missingProperty));
		}

		case 'type': {
			return `${name} must be ${typeNames[String(params.type)] ?? 'text, a number, true or false'}, but is ${kindOf(error.data)}. ${exampleOf(path)}`;
		}

		case 'const': {
			return `${name} must be 1, the only form there is so far. Write \`version: 1\`.`;
		}

		case 'minItems': {
			return 'The plan has no tasks. Add at least one with an `id`.';
		}

		case 'minProperties': {
			return `${name} bounds nothing. ${exampleOf(path)}`;
		}

		case 'maxItems': {
			return `${name} has more than ${String(params.limit)} entries. Split it up.`;
		}

		case 'minLength': {
			return `${name} is empty. Fill it in or remove it.`;
		}

		case 'maxLength':
		case 'pattern': {
			return path.at(-1) === 'into'
				? `\`${String(error.data)}\` cannot be a branch. Write its name, such as \`into: main\`.`
				: `\`${String(error.data)}\` cannot be an id. Use at most 40 lower-case letters, digits and dashes, starting with a letter or digit.`;
		}

		case 'not': {
			return '`result` is the name of the branch with the results. Choose another id.';
		}

		default: {
			return `${name} ${error.message ?? 'is out of range'}. Choose a value within the range.`;
		}
	}
}

function missingMessage(path: FieldPath, missing: string): string {
	if (missing === 'version') {
		return 'The plan has no `version`. Write `version: 1` at its top.';
	}

	return missing === 'id'
		? `Task ${Number(path[1]) + 1} has no \`id\`. Add one, such as \`id: login-form\`.`
		: `The plan has no \`${missing}\`. Add \`${missing}:\` with a list.`;
}

const typeNames: Readonly<Record<string, string>> = {
	string: 'text', integer: 'a whole number', number: 'a number', array: 'a list', object: 'a map',
};

function kindOf(value: unknown): string {
	if (value === null || value === undefined) {
		return 'empty';
	}

	return Array.isArray(value) ? 'a list' : {string: 'text', number: 'a number', boolean: 'true or false', object: 'a map'}[typeof value as string] ?? 'something else';
}

function exampleOf(path: FieldPath): string {
	const field = path.findLast(part => typeof part === 'string') ?? '';
	return Object.hasOwn(examples, field) ? `Write it as \`${examples[field]!}\`.` : 'Correct it.';
}

const examples: Readonly<Record<string, string>> = {
	goal: 'goal: Rename login to signIn', into: 'into: main', workers: 'workers: 3', verify: 'verify: npm test', contracts: 'contracts: [src/auth.ts#AuthService]',
	decisions: 'decisions: {user.id: uuid}', tasks: 'tasks: [{id: auth}]', id: 'id: auth', title: 'title: Rename login', prompt: 'prompt: Rename login to signIn.',
	owns: 'owns: [src/auth.ts#login]', reads: 'reads: [src/api.ts]', needs: 'needs: [auth]', constraints: 'constraints: ["keep the public API"]', minutes: 'minutes: 10', budget: 'budget: {dollars: 5}', dollars: 'budget: {dollars: 5}', tokens: 'budget: {tokens: 500000}',
};

function nameOf(path: FieldPath): string {
	const field = path.at(-1);
	if (typeof field === 'string') {
		return `\`${field}\``;
	}

	return path[0] === 'tasks' && path.length === 2 ? `Task ${Number(field) + 1}` : `Entry ${Number(field) + 1} of \`${String(path.at(-2))}\``;
}

// ajv writes list indices like keys; only the value tells them apart.
function pathOf(value: unknown, instancePath: string): FieldPath {
	const path: Array<string | number> = [];
	let inner = value;
	for (const escaped of instancePath.split('/').slice(1)) {
		const part = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
		path.push(Array.isArray(inner) ? Number(part) : part);
		inner = (inner as Record<string, unknown>)[part];
	}

	return path;
}
