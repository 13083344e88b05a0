import { dealIn, type Reply } from './api-client.ts';
import { Refused } from './refused.ts';
import type { Row } from './rows.ts';

/** The kinds of results, in the order in which they are printed. */
export const outcomes = {
  protected: 'Protected',
  queued: 'Queued behind the holder',
  taken: 'Customer is taken',
  person: 'Sent to a person',
  open: 'Open',
  closed: 'Closed',
  again: 'The same submission again',
  known: 'Known as existing customers',
  refused: 'Refused',
  failed: 'Not answered: send the file again, nothing is registered twice',
} as const;
export type Outcome = keyof typeof outcomes;

/** What came of one row, and why. */
export interface Result {
  readonly row: string;
  readonly partner: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly why: string;
  readonly dealId?: string;
}

/** What came of a row that was answered. `seen` holds the deals of rows before it. */
export function resultOf(row: Row, reply: Reply, seen: Map<string, string>): Result {
  const about = { row: row.number, partner: row.partner, name: row.name };
  if (reply.kind === 'failed') return { ...about, outcome: 'failed', why: reply.detail };
  if (reply.kind === 'refused') return { ...about, outcome: 'refused', why: reasonOf(reply) };
  const deal = dealIn(reply.body);
  if (!deal) return { ...about, outcome: 'known', why: '' };
  const earlier = seen.get(deal.id);
  if (earlier)
    return { ...about, dealId: deal.id, outcome: 'again', why: `as row ${earlier}: ${deal.stageLabel}` };
  seen.set(deal.id, row.number);
  const { stage, stageLabel, outcome, next } = deal;
  const who = next.waitsFor.roleLabel ?? next.waitsFor.party;
  const stages: Record<string, readonly [Outcome, string]> = {
    protected: ['protected', ''],
    queued: ['queued', ''],
    conflict: ['taken', next.what],
    review: ['person', who],
    closed: ['closed', outcome ?? stageLabel],
  };
  const [kind, why] = stages[stage] ?? ['open', `${stageLabel}: ${next.what}`];
  return { ...about, dealId: deal.id, outcome: kind, why };
}

/** A row that could not even be sent. */
export function unsent(row: Row, why: string): Result {
  return { row: row.number, partner: row.partner, name: row.name, outcome: 'refused', why };
}

/** Field problems as one line, else what the API says. */
export function reasonOf({ detail, fields }: Pick<Reply & { kind: 'refused' }, 'detail' | 'fields'>): string {
  return fields.length > 0 ? fields.map(({ field, message }) => `${field}: ${message}`).join('; ') : detail;
}

/** What a request was answered. @throws Refused with the reason, if it was not done */
export function done(reply: Reply): unknown {
  if (reply.kind === 'done') return reply.body;
  throw new Refused(reply.kind === 'refused' ? reasonOf(reply) : reply.detail);
}
