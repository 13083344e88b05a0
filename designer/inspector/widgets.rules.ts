import type { SchemaNode } from '../../domain/programs/reference/json-schema.rules.ts';
import { valueInWords } from '../../domain/programs/reference/values.rules.ts';

/** How a value is edited. */
export type Widget =
  | 'steps'
  | 'duration'
  | 'durations'
  | 'condition'
  | 'words'
  | 'long-words'
  | 'number'
  | 'yes-no'
  | 'select'
  | 'checks'
  | 'names'
  | 'map'
  | 'list'
  | 'group';

/** The widget for a field, by its schema. */
export function widgetOf(node: SchemaNode): Widget {
  if (node.$ref !== undefined) return 'steps';
  if (node.enum || node.const !== undefined) return 'select';
  if (node.anyOf) return node.anyOf.some(({ type }) => type === 'object') ? 'group' : 'words';
  if (node.type === 'array') return listWidget(node.items ?? {});
  if (node.type === 'object') return typeof node.additionalProperties === 'object' ? 'map' : 'group';
  if (node.type === 'boolean') return 'yes-no';
  if (node.type === 'integer' || node.type === 'number') return 'number';
  return textWidget(node);
}

function listWidget(items: SchemaNode): Widget {
  if (items.type === 'object' || items.oneOf) return 'list';
  if (items.enum || items.type === 'integer') return 'checks';
  return valueInWords(items) === 'duration' ? 'durations' : 'names';
}

function textWidget(node: SchemaNode): Widget {
  const words = valueInWords(node);
  if (words === 'duration') return 'duration';
  if (words === 'CEL') return 'condition';
  return Number(node.maxLength ?? 0) > 200 ? 'long-words' : 'words';
}

/** Fields that are seldom changed: they stand behind "More". */
const seldom = new Set([
  'id',
  'audience',
  'signedIn',
  'pattern',
  'maxBytes',
  'quorum',
  'rounds',
  'name',
  'version',
]);
export const isSeldom = (place: 'step' | 'other', key: string) =>
  place === 'step' ? seldom.has(key) : ['pattern', 'maxBytes', 'atMost', 'of'].includes(key);

/** Fields in the order of a form: what is changed most comes first, long texts and conditions come last. */
export function inFormOrder(keys: readonly string[]): string[] {
  const last = keys.includes('subject') ? ['when'] : ['text', 'when'];
  const first = ['title', 'label', 'type', 'options', 'columns'].filter((key) => keys.includes(key));
  const end = last.filter((key) => keys.includes(key));
  return [...first, ...keys.filter((key) => !first.includes(key) && !end.includes(key)), ...end];
}

/** A key of a group as people read it: `serviceLevel` is "Service level". */
export function keyInWords(key: string, holder = ''): string {
  if (holder === 'starts' && key === 'for') return 'For one person';
  const own = holder === 'calendar' || (holder === 'changes' && key === 'of');
  const known = own ? undefined : keyWords[key];
  if (known !== undefined) return known;
  const words = key.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const keyWords: Readonly<Record<string, string>> = {
  by: 'Who',
  to: 'To whom',
  when: 'Only if',
  where: 'Which of them',
  id: 'Name in conditions',
  within: 'Due within',
  serviceLevel: 'Due within (business time)',
  atSilence: 'If nobody answers',
  ends: 'Ends the case as',
  ways: 'Ways',
  lanes: 'Lanes',
  levels: 'Approvers',
  with: 'Values',
  in: 'List',
  of: 'One row for each of',
  default: 'Filled in with',
  must: 'What must hold',
  field: 'Stands at',
  atMost: 'At most',
  outOf: 'Highest score',
  exchangeRates: 'Exchange rates',
  as: 'Name of each',
  for: 'How long',
  giveUpAfter: 'Give up after',
  until: 'Until',
  join: 'How many must be through',
  requires: 'Certificates that are needed',
  bank: 'Bank of questions',
  questions: 'How many questions',
  pass: 'Percentage that passes',
  timeLimit: 'Time for an attempt',
  attempts: 'How many attempts',
  coolOff: 'Between a failed attempt and the next',
  alongside: 'Beside the rounds that follow',
  comment: 'A reason must be given',
  required: 'Must be answered',
};
