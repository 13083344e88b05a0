import type { Mark, MarkKind } from './items.svg.ts';
import { inXml, round } from './words.svg.ts';

/** How each mark is drawn around 0,0; about ten pixels wide. */
const shapes: Readonly<Record<MarkKind, string>> = {
  mail: '<rect x="-5" y="-3.5" width="10" height="7" rx="1" class="paper"/><path d="M-5 -3 L0 1 L5 -3" class="line"/>',
  reminder: '<path d="M0 -6 L5.5 4.5 L-5.5 4.5 Z" class="reminder"/>',
  escalation: '<path d="M0 -6.5 L6 0 L0 6.5 L-6 0 Z" class="escalation"/>',
  deadline: '<path d="M0 -8 V8" class="deadline"/>',
  answer: '<circle r="5.5" class="answer"/><path d="M-2.5 0 L-0.5 2.2 L3 -2.2" class="tick"/>',
  silence:
    '<circle r="5.5" class="silence"/><path d="M-2.2 -2.2 L2.2 2.2 M2.2 -2.2 L-2.2 2.2" class="tick"/>',
  call: '<rect x="-4.5" y="-4.5" width="9" height="9" rx="2" class="call"/>',
  trouble:
    '<path d="M0 -6.5 L6.5 5 L-6.5 5 Z" class="trouble"/><path d="M0 -2.5 V1.5 M0 3.2 V3.6" class="tick"/>',
  outcome: '<circle r="6" class="outcome"/><circle r="2.5" class="core"/>',
};

const words: Readonly<Record<MarkKind, string>> = {
  mail: 'e-mail',
  reminder: 'reminder',
  escalation: 'escalation',
  deadline: 'due, unanswered',
  answer: 'answer',
  silence: 'silence',
  call: 'check, action or webhook',
  trouble: 'needs somebody',
  outcome: 'end',
};

/** Marks that lie on one another are drawn in this order: what matters more stands above. */
const order: readonly MarkKind[] = [
  'deadline',
  'mail',
  'call',
  'reminder',
  'escalation',
  'answer',
  'silence',
  'trouble',
  'outcome',
];

export const inDrawingOrder = (marks: readonly Mark[]): Mark[] =>
  [...marks].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));

export function drawMark({ kind, title }: Pick<Mark, 'kind' | 'title'>, x: number, y: number): string {
  return `<g transform="translate(${round(x)} ${round(y)})"><title>${inXml(title)}</title>${shapes[kind]}</g>`;
}

/** What each mark means, for those that stand in the picture. */
export function legendOf(kinds: ReadonlySet<MarkKind>): { readonly kind: MarkKind; readonly text: string }[] {
  return order.filter((kind) => kinds.has(kind)).map((kind) => ({ kind, text: words[kind] }));
}
