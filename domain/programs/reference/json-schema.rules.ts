import * as z from 'zod';
import { writtenDealProgramSchema } from '../deal-registration.schema.ts';
import { processSchema } from '../process.schema.ts';
import { descriptions } from './descriptions.ts';

/** A node of a JSON Schema, as far as it is looked at here. */
export interface SchemaNode {
  readonly [key: string]: unknown;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly $ref?: string;
}

const options = { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' } as const;

/** The JSON Schema (draft 2020-12) of programs of stages and steps: `schema`, and the list of steps that it refers to. */
export function processJsonSchema(): { readonly schema: SchemaNode; readonly steps: SchemaNode } {
  const { $schema: _, $defs, ...schema } = z.toJSONSchema(processSchema, options) as SchemaNode;
  const [steps] = Object.values(($defs ?? {}) as Record<string, SchemaNode>);
  return { schema: described(schema, 'program'), steps: described(steps ?? {}, 'stage.steps') };
}

/** The JSON Schema of any program, for editors: which one counts is told by the field `program`. */
export function programJsonSchema(): SchemaNode {
  const { schema, steps } = processJsonSchema();
  const { $schema, ...deal } = z.toJSONSchema(writtenDealProgramSchema, options) as SchemaNode;
  return {
    $schema,
    title: 'A program of Throughline',
    type: 'object',
    if: { properties: { program: { const: 'deal-registration' } }, required: ['program'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: '#/$defs/dealRegistration' },
    else: { $ref: '#/$defs/process' },
    $defs: { process: renamed(schema), steps: renamed(steps), dealRegistration: deal },
  };
}

/** The name that zod gives to the list of steps, which refers to itself. */
const renamed = (node: SchemaNode): SchemaNode =>
  JSON.parse(JSON.stringify(node).replaceAll('#/$defs/__schema0', '#/$defs/steps')) as SchemaNode;

/** Fields of which each holds a group of fields, or several: its place's name in the descriptions. */
const places: Readonly<Record<string, string>> = {
  'program.calendar': 'calendar',
  'calendar.holidays': 'holidays',
  'program.starts': 'starts',
  'program.holders': 'holders',
  'program.forms': 'form',
  'form.fields': 'field',
  'form.rules': 'rule',
  'field.columns': 'column',
  'program.stages': 'stage',
  'program.outcomes': 'ending',
  outcomes: 'outcome',
  levels: 'level',
  ways: 'way',
  lanes: 'lane',
  escalation: 'escalation',
  atSilence: 'atSilence',
  changes: 'changes',
  countersign: 'countersign',
};
/** Kinds of step whose name means something else too. */
const stepPlaces: Readonly<Record<string, string>> = { form: 'form-step', program: 'program-step' };

/** The place's name of a step of this kind. */
const placeOfStep = (kind: string) => stepPlaces[kind] ?? kind;

/** What a field of a place is for. */
function descriptionOf(place: string, field: string): string | undefined {
  const own = descriptions[`${place}.${field}`];
  if (
    own !== undefined ||
    ['program', 'calendar', 'form', 'rule', 'stage', 'ending', 'field', 'column', 'outcome'].includes(place)
  )
    return own;
  return descriptions[`patience.${field}`] ?? descriptions[`step.${field}`];
}

function described(node: SchemaNode, place: string): SchemaNode {
  if (node.oneOf) return { ...node, oneOf: node.oneOf.map((one) => described(one, placeOf(one, place))) };
  if (node.anyOf) return { ...node, anyOf: node.anyOf.map((one) => described(one, place)) };
  if (node.items) return { ...node, items: described(node.items, place) };
  if (typeof node.additionalProperties === 'object')
    return { ...node, additionalProperties: described(node.additionalProperties, place) };
  if (!node.properties) return node;
  const fields = Object.entries(node.properties).map(([name, field]) => {
    const description = descriptionOf(place, name);
    const inner = described(field, places[`${place}.${name}`] ?? places[name] ?? place);
    return [name, description === undefined ? inner : { ...inner, description }] as const;
  });
  return { ...node, properties: Object.fromEntries(fields) };
}

function placeOf(node: SchemaNode, place: string): string {
  const kind = node.properties?.step?.const;
  return typeof kind === 'string' ? placeOfStep(kind) : place;
}
