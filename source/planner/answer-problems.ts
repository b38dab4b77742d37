import type {ErrorObject} from 'ajv';
import {oneLine} from '../plan/plain-text.ts';

/** Says of each fault of an answer's shape where it is and what to write instead, as both a model and a person understand it. */
export function answerProblems(answer: unknown, errors: readonly ErrorObject[]): string[] {
	return [...new Set(errors.map(error => `${placeOf(answer, error)} ${faultOf(error)}`))].slice(0, shownProblems);
}

/** More of one kind say nothing new. */
const shownProblems = 20;

/** `Task 2 (auth): writes[0].change`, counted from 1 as people do, the field as it is written. */
function placeOf(answer: unknown, {instancePath}: ErrorObject): string {
	const [outer, index, ...rest] = instancePath.split('/').slice(1);
	if (outer !== 'tasks' || index === undefined) {
		return outer === undefined ? 'The answer' : `\`${fieldOf([outer, ...index === undefined ? [] : [index], ...rest])}\``;
	}

	const id = (answer as {readonly tasks: ReadonlyArray<{readonly id?: unknown} | undefined>}).tasks[Number(index)]?.id;
	const name = typeof id === 'string' && id.trim() !== '' ? ` (\`${oneLine(id).slice(0, shownId)}\`)` : '';
	return `Task ${Number(index) + 1}${name}${rest.length === 0 ? '' : `: \`${fieldOf(rest)}\``}`;
}

const shownId = 40;

function fieldOf(parts: readonly string[]): string {
	return parts.map((part, index) => /^\d+$/v.test(part) ? `[${part}]` : (index === 0 ? part : `.${part}`)).join('');
}

function faultOf({keyword, params, instancePath}: ErrorObject): string {
	switch (keyword) {
		case 'required': {
			return `has no \`${String(params.missingProperty)}\`. Add it.`;
		}

		case 'type': {
			return `must be ${typeNames[String(params.type)] ?? String(params.type)}${/\/writes\/\d+$/v.test(instancePath) ? ' such as {"claim": "src/a.ts#login", "change": "body"}' : ''}.`;
		}

		case 'enum': {
			return `must be one of ${(params.allowedValues as readonly string[]).join(', ')}.`;
		}

		case 'minItems': {
			return 'is empty. Give at least one task.';
		}

		case 'maxItems': {
			return `has more than ${String(params.limit)} entries. Leave out or put together what can be.`;
		}

		case 'maxLength': {
			return `is longer than ${String(params.limit)} characters. Say it in fewer.`;
		}

		default: {
			return 'is wrong. Write it as the schema says.';
		}
	}
}

const typeNames: Readonly<Record<string, string>> = {string: 'text', number: 'a number', array: 'a list', object: 'an object'};
