import { partnerEvents } from '../../webhooks/told-to-cases.rules.ts';
import { actions, checks, type RegistryEntry } from '../registry.ts';
import { fieldTypes } from '../types.rules.ts';
import { stepReference } from './examples.ts';
import { processJsonSchema, type SchemaNode } from './json-schema.rules.ts';
import { introduction, languageOfConditions, rowsOfForms } from './prose.ts';
import { valueInWords } from './values.rules.ts';

/** docs/reference/programs.md: every field of a program, made from the schema. */
export function programReference(): string {
  const { schema, steps } = processJsonSchema();
  const at = (...path: string[]) => path.reduce<SchemaNode>(inside, schema);
  const kinds = steps.items?.oneOf ?? [];
  return [
    introduction,
    '## The program',
    table(schema),
    '### Calendar',
    table(at('calendar')),
    'Holidays of a country are worked out when a version is published, and kept with it:',
    table(at('calendar', 'holidays')),
    '### Start',
    table(at('starts')),
    '### Holders',
    'What a new version of a program of certification asks of who holds a certificate by an earlier one: [how](../how-to/change-what-holders-need.md).',
    table(at('holders')),
    '### Forms',
    table(at('forms')),
    '#### Fields',
    'Every field has `type`, `name`, `label`, and may have `help`, `required` and `when`; those that are neither files, rows nor an IBAN may have `default`. Some types have more:',
    fieldTable(at('forms', 'fields').oneOf ?? []),
    table(at('forms', 'fields').oneOf?.[0] ?? {}, ['type', 'min', 'max', 'pattern']),
    rowsOfForms,
    fieldTable(unwrapped(linesOf(at('forms', 'fields'))).oneOf ?? []),
    '#### Rules',
    table(at('forms', 'rules')),
    '### Stages',
    table(at('stages')),
    '### Ends',
    table(at('outcomes')),
    ...sharedSections(kinds),
    '## Steps',
    'Every step has `step`, `id`, and may have `title`, `when` and `audience`.',
    table(
      kinds[0] ?? {},
      Object.keys(kinds[0]?.properties ?? {}).filter(
        (name) => !['step', 'id', 'title', 'when', 'audience'].includes(name),
      ),
    ),
    ...kinds.flatMap(stepSection),
    languageOfConditions,
    '## Events',
    'What happens to a partner anywhere in the product is told to its open cases that wait for it by this name. Each lets one step go on: the first that waits for it, and whose `where` holds. One that comes before its step is kept for it, up to fifty of them. The fields are known afterwards by the name of the step, such as `firstDeal.value`; one that an event does not have is asked for with `has()`. Every other name is that of an event which another system sends, by `POST /v1/cases/{id}/events`; it tells nothing but that it happened.',
    [
      ...head(['name', 'when', 'known afterwards']),
      ...Object.entries(partnerEvents).map(([name, { what, gives }]) =>
        row([`\`${name}\``, what, leaves(gives)]),
      ),
    ].join('\n'),
    '## Checks',
    'Each leaves `outcome` and `detail` behind.',
    registryTable(checks),
    '## Actions',
    registryTable(actions),
  ]
    .join('\n\n')
    .concat('\n');
}

/** What the rows of a field can hold. */
function linesOf({ oneOf = [] }: SchemaNode): SchemaNode {
  return oneOf.find(({ properties }) => properties?.columns)?.properties?.columns ?? {};
}

/** The node of a field: through lists, groups by name, and the branch of a union that has fields. */
function inside(node: SchemaNode, field: string): SchemaNode {
  return unwrapped(unwrapped(node).properties?.[field] ?? {});
}
function unwrapped(node: SchemaNode): SchemaNode {
  if (node.anyOf) return unwrapped(node.anyOf.find(({ properties }) => properties) ?? {});
  if (node.items) return unwrapped(node.items);
  return typeof node.additionalProperties === 'object' ? unwrapped(node.additionalProperties) : node;
}

const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const head = (cells: readonly string[]) => [row(cells), row(cells.map(() => '---'))];

function table(node: SchemaNode, without: readonly string[] = []): string {
  const { properties = {}, required = [] } = unwrapped(node);
  const rows = Object.entries(properties)
    .filter(([name]) => !without.includes(name))
    .map(([name, field]) => {
      const usual =
        field.default === undefined || typeof field.default === 'object'
          ? 'optional'
          : `\`${String(field.default)}\` if not given`;
      const value = required.includes(name) ? valueInWords(field) : `${valueInWords(field)}; ${usual}`;
      return row([`\`${name}\``, value, field.description ?? '']);
    });
  return [...head(['field', 'value', 'what it is for']), ...rows].join('\n');
}

function fieldTable(types: readonly SchemaNode[]): string {
  const common = ['type', 'name', 'label', 'help', 'required', 'when', 'default'];
  const rows = types.map(({ properties = {}, required = [] }) => {
    const type = String(properties.type?.const);
    const own = Object.entries(properties).filter(([name]) => !common.includes(name));
    const words = own.map(
      ([name, field]) =>
        `\`${name}\`${required.includes(name) ? '' : ' (optional)'}: ${field.description ?? ''}`,
    );
    return row([`\`${type}\``, conditionType(type), words.join('. ')]);
  });
  return [...head(['type', 'in conditions', 'besides']), ...rows].join('\n');
}

const conditionType = (type: string) =>
  `\`${Object.entries(fieldTypes).find(([name]) => name === type)?.[1] ?? ''}\``;

/** Groups of fields that several kinds of step have. */
function sharedSections(kinds: readonly SchemaNode[]): string[] {
  const [task, decision] = ['task', 'decision'].map(
    (kind) => kinds.find((one) => one.properties?.step?.const === kind) ?? {},
  );
  if (!task || !decision) return [];
  const waiting = ['within', 'serviceLevel', 'until', 'reminders', 'escalation', 'atSilence'];
  const others = Object.keys(task.properties ?? {}).filter((name) => !waiting.includes(name));
  return [
    '## How long somebody is waited for',
    'Forms, tasks, exams, signatures and the levels of a decision have these fields. Exactly one of `within`, `serviceLevel` and `until` is given.',
    table(task, others),
    '`escalation`:',
    table(inside(task, 'escalation')),
    '`atSilence`, with exactly one of `outcome` and `ends`:',
    table(inside(task, 'atSilence')),
    '## What can be pressed',
    'Each of the `outcomes` of a task or a decision:',
    table(inside(task, 'outcomes')),
  ];
}

const nested: Readonly<Record<string, readonly string[]>> = {
  decision: ['levels', 'changes'],
  branch: ['ways'],
  parallel: ['lanes'],
};
const common = [
  'step',
  'id',
  'title',
  'when',
  'audience',
  'within',
  'serviceLevel',
  'until',
  'reminders',
  'escalation',
  'atSilence',
];

function stepSection(node: SchemaNode): string[] {
  const kind = String(node.properties?.step?.const) as keyof typeof stepReference;
  const { what, known, example } = stepReference[kind];
  const patient = node.properties?.atSilence !== undefined;
  const shown = kind === 'check' || kind === 'wait' ? common.slice(0, 4) : common;
  const own = Object.keys(node.properties ?? {}).filter((name) => !shown.includes(name));
  return [
    `### ${kind}`,
    patient ? `${what} It has the fields of [waiting](#how-long-somebody-is-waited-for), too.` : what,
    ...(own.length > 0 ? [table(node, shown)] : []),
    ...(nested[kind] ?? []).flatMap((field) => [
      `Each of \`${field}\`${field === 'levels' ? ', which also has the fields of [waiting](#how-long-somebody-is-waited-for)' : ''}:`.replace(
        'Each of `changes`',
        '`changes`',
      ),
      table(inside(node, field), field === 'levels' ? common.slice(4) : []),
    ]),
    ...(known === undefined ? [] : [`Known afterwards: ${known}`]),
    `\`\`\`yaml\n${example}\n\`\`\``,
  ];
}

function registryTable(entries: Readonly<Record<string, RegistryEntry>>): string {
  const rows = Object.entries(entries).map(([name, { what, inputs, gives }]) => {
    const takes = Object.entries(inputs).map(
      ([key, input]) => `\`${key}\`${input.optional ? ' (optional)' : ''}: ${input.what}`,
    );
    return row([`\`${name}\``, what, takes.join('. '), leaves(gives)]);
  });
  return [...head(['name', 'what it does', '`with`', 'known afterwards']), ...rows].join('\n');
}

const leaves = (gives: Readonly<Record<string, unknown>>) =>
  Object.keys(gives)
    .map((key) => `\`${key}\``)
    .join(', ');
