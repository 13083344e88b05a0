/** The order in which people write the keys of steps, fields, levels and outcomes; others come last. */
const order = [
  ...['step', 'id', 'name', 'type', 'label', 'title', 'waiting', 'intro', 'effect', 'tone', 'comment'],
  ...[
    'audience',
    'form',
    'check',
    'action',
    'program',
    'to',
    'subject',
    'by',
    'role',
    'of',
    'help',
    'required',
    'default',
  ],
  ...[
    'when',
    'text',
    'scorecard',
    'signedIn',
    'quorum',
    'for',
    'until',
    'atMost',
    'event',
    'where',
    'in',
    'as',
    'with',
    'person',
  ],
  ...['within', 'serviceLevel', 'reminders', 'escalation', 'giveUpAfter', 'atSilence', 'countersign'],
  ...['levels', 'outcomes', 'changes', 'ways', 'lanes', 'after', 'otherwise', 'join', 'steps', 'alongside'],
  ...['currencies', 'options', 'columns', 'accept', 'maxBytes', 'atMost', 'fields'],
  ...['must', 'message', 'field', 'rules'],
];

/** Where a new key goes among those that a map has: behind the last one that people write before it. */
export function placeOfKey(keys: readonly string[], key: string): number {
  const rank = order.indexOf(key);
  if (rank < 0) return keys.length;
  const before = keys.findLastIndex((one) => order.includes(one) && order.indexOf(one) < rank);
  return before < 0 ? keys.length : before + 1;
}
