import {maxAnswerItems, maxAnswerText, maxTasks} from '../model/limits/planning.ts';

const texts = {type: 'array', items: {type: 'string'}} as const;

/**
JSON Schema of a planner's answer, as it is sent. It keeps to what every vendor's structured output takes:
all fields required, none besides, no bounds.
*/
export const answerSchema = {
	type: 'object',
	required: ['goal', 'contracts', 'decisions', 'tasks'],
	additionalProperties: false,
	properties: {
		goal: {type: 'string', description: 'What the whole is for, in one sentence.'},
		contracts: {...texts, description: 'Existing symbols whose signature no task may change, because several build on it.'},
		decisions: {
			type: 'array',
			description: 'Assumptions that several tasks share, settled now: key user.id, value uuid.',
			items: {
				type: 'object',
				required: ['key', 'value'],
				additionalProperties: false,
				properties: {key: {type: 'string'}, value: {type: 'string'}},
			},
		},
		tasks: {
			type: 'array',
			items: {
				type: 'object',
				required: ['id', 'kind', 'title', 'prompt', 'doneWhen', 'writes', 'reads', 'needs', 'constraints', 'minutes', 'suggestedAgent', 'suggestedBecause'],
				additionalProperties: false,
				properties: {
					id: {type: 'string', description: 'Lower-case letters, digits and dashes; at most 40.'},
					kind: {type: 'string', enum: ['setup', 'feature', 'integration', 'verification']},
					title: {type: 'string', description: 'What it does, in a few words, beginning with a verb.'},
					prompt: {type: 'string', description: 'What the agent is told. It sees nothing else of the request.'},
					doneWhen: {type: 'string', description: 'What can be observed when it is done: a command that passes, an output.'},
					writes: {
						type: 'array',
						items: {
							type: 'object',
							required: ['claim', 'change'],
							additionalProperties: false,
							properties: {
								claim: {type: 'string', description: 'A symbol (src/auth.ts#AuthService.login), a file, or a folder (docs/**).'},
								change: {type: 'string', enum: ['new', 'body', 'interface', 'removed'], description: 'interface: its name, parameters or type change, so that callers have to.'},
							},
						},
					},
					reads: {...texts, description: 'Symbols or files that it relies on and leaves alone.'},
					needs: {...texts, description: 'Ids of tasks that must have landed before it starts.'},
					constraints: {...texts, description: 'Sentences that the agent is held to.'},
					minutes: {type: 'number', description: 'Expected working time of an agent; 0 if you can\'t tell.'},
					suggestedAgent: {type: 'string', description: 'Name of one of the agents you are told of, where it fits this task better than the usual one; else empty.'},
					suggestedBecause: {type: 'string', description: 'Why that agent, in a few words; else empty.'},
				},
			},
		},
	},
} as const;

/** The same as it is checked: bounded, and forgiving where nothing is lost by it, since a plain command has no help in keeping to a schema. */
export const checkedAnswerSchema = {
	type: 'object',
	required: ['tasks'],
	properties: {
		goal: {type: 'string', maxLength: maxAnswerText, default: ''},
		contracts: boundedTexts(),
		decisions: {
			type: 'array',
			maxItems: maxAnswerItems,
			default: [],
			items: {type: 'object', required: ['key', 'value'], properties: {key: {type: 'string', maxLength: 200}, value: {type: 'string', maxLength: 1000}}},
		},
		tasks: {
			type: 'array',
			minItems: 1,
			maxItems: maxTasks,
			items: {
				type: 'object',
				required: ['id', 'title', 'prompt', 'writes'],
				properties: {
					id: {type: 'string', maxLength: 200},
					kind: {enum: ['setup', 'feature', 'integration', 'verification'], default: 'feature'},
					title: {type: 'string', maxLength: 300},
					prompt: {type: 'string', maxLength: maxAnswerText},
					doneWhen: {type: 'string', maxLength: maxAnswerText, default: ''},
					writes: {
						type: 'array',
						maxItems: maxAnswerItems,
						items: {
							type: 'object',
							required: ['claim', 'change'],
							properties: {claim: {type: 'string', maxLength: 500}, change: {enum: ['new', 'body', 'interface', 'removed']}},
						},
					},
					reads: boundedTexts(),
					needs: boundedTexts(),
					constraints: boundedTexts(),
					minutes: {type: 'number', default: 0},
					suggestedAgent: {type: 'string', maxLength: 200, default: ''},
					suggestedBecause: {type: 'string', maxLength: 1000, default: ''},
				},
			},
		},
	},
} as const;

function boundedTexts() {
	return {type: 'array', items: {type: 'string', maxLength: 1000}, maxItems: maxAnswerItems, default: []} as const;
}
