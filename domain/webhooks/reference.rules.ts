import * as z from 'zod';
import { choosableTypes, eventTypes } from './event-types.ts';

interface Node {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
}

interface Field {
  readonly path: string;
  readonly of: string;
  readonly description: string;
  readonly optional: boolean;
}

/** The events and their fields, as Markdown: made of the schemas that what goes out is held against. */
export function webhookReference(): string {
  const events = choosableTypes.map((type) => ({
    type,
    ...eventTypes[type],
    fields: fieldsOf(schemaOf(type)),
  }));
  const fields = new Map(events.flatMap((event) => event.fields.map((field) => [field.path, field])));
  const described = [...fields.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return [
    ...heading,
    '| event | when | `data` |',
    '| --- | --- | --- |',
    ...events.map((event) => `| \`${event.type}\` | ${event.when} | ${namesIn(event.fields)} |`),
    '',
    '## Fields',
    '',
    '| field | what it is |',
    '| --- | --- |',
    ...described.map(
      ({ path, of, description }) => `| \`${path}\` | ${[of, description].filter(Boolean).join('. ')} |`,
    ),
    '',
  ].join('\n');
}

const heading = [
  '# Events',
  '',
  'What other systems can be told: see [Tell other systems](../how-to/tell-other-systems.md). Made by `npm run reference`.',
  '',
  'Each is JSON: `{ "type", "timestamp", "data" }`, with the time at which it happened. Its id is the header `webhook-id`: the',
  'same at every attempt. It holds ids and numbers, and nothing of people but their ids: ask the [API](api.md) for the rest.',
  'When a certificate lapses nothing is written, so nothing is told: `validUntil` says it ahead. What stands in `[ ]` can be',
  'absent.',
  '',
];

const schemaOf = (type: keyof typeof eventTypes) =>
  z.toJSONSchema(eventTypes[type].data, { io: 'output' }) as Node;

function fieldsOf({ properties = {}, required = [] }: Node, above = ''): Field[] {
  return Object.entries(properties).flatMap(([name, node]) => {
    const path = `${above}${name}`;
    if (node.properties) return fieldsOf(node, `${path}.`);
    return [
      { path, of: kindOf(node), description: node.description ?? '', optional: !required.includes(name) },
    ];
  });
}

function kindOf({ type = '', format, enum: values, items }: Node): string {
  if (values) return values.map((value) => `\`${value}\``).join(' or ');
  if (items) return `List of ${kindOf(items).toLowerCase()}`;
  const words: Record<string, string> = {
    'date-time': 'Instant',
    date: 'Day',
    integer: 'Whole number',
    string: 'Text',
  };
  return words[format ?? ''] ?? words[type] ?? type;
}

const namesIn = (fields: readonly Field[]) =>
  fields.map(({ path, optional }) => (optional ? `[\`${path}\`]` : `\`${path}\``)).join(', ');
