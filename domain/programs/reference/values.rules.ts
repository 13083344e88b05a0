import * as z from 'zod';
import { durationSchema } from '../duration.ts';
import { currency, expression, name, slug } from '../words.schema.ts';
import type { SchemaNode } from './json-schema.rules.ts';

const patternOf = (schema: z.ZodType) =>
  (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as SchemaNode).pattern;

const longestExpression = (z.toJSONSchema(expression) as SchemaNode).maxLength;

/** What is recognised by its pattern, in words. */
const byPattern = new Map([
  [patternOf(durationSchema), 'duration'],
  [patternOf(slug), 'short name'],
  [patternOf(name), 'name'],
  [patternOf(currency), 'ISO 4217 code'],
  ['^[A-Z]{2}$', 'ISO 3166-1 code'],
]);

/** What may stand in a field, in words for a table. */
export function valueInWords(node: SchemaNode): string {
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.enum) return node.enum.map((one) => `\`${String(one)}\``).join(', ');
  if (node.anyOf) return node.anyOf.map(valueInWords).join(', or ');
  if (node.$ref !== undefined) return 'steps';
  if (node.type === 'array') return `list of ${plural(valueInWords(node.items ?? {}))}`;
  if (node.type === 'object') return groupInWords(node);
  if (node.type === 'string') return textInWords(node);
  if (node.type === 'integer') return `whole number${rangeOf(node)}`;
  if (node.type === 'boolean') return '`true` or `false`';
  return node.type === 'number' ? `number${rangeOf(node)}` : 'fields as below';
}

function groupInWords({ additionalProperties, properties }: SchemaNode): string {
  if (typeof additionalProperties === 'object') return `name → ${valueInWords(additionalProperties)}`;
  return `fields ${Object.keys(properties ?? {})
    .map((key) => `\`${key}\``)
    .join(', ')}`;
}

function textInWords({ pattern, format, minLength, maxLength }: SchemaNode): string {
  if (minLength === 1 && maxLength === longestExpression) return 'CEL';
  const known = byPattern.get(pattern);
  if (known) return known;
  if (format === 'date') return 'date';
  if (pattern?.includes('[0-5]')) return '`HH:MM`';
  return maxLength === undefined
    ? 'text'
    : `text of at most ${Number(maxLength).toLocaleString('en')} characters`;
}

function rangeOf({ minimum, maximum }: SchemaNode): string {
  const most = typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  const least = typeof minimum === 'number' && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  if (least === undefined && most === undefined) return '';
  if (most === undefined) return ` from ${least}`;
  return least === undefined ? ` up to ${most}` : ` from ${least} to ${most}`;
}

const plural = (words: string) =>
  /^(fields|steps|`)/.test(words) ? words : words.replace(/^(\w+(?: name| number)?)/, '$1s');
