import * as z from 'zod';
import { parse } from '../../services/parse.ts';
import type { Operation } from '../operation.ts';
import { caseKind, nextStepAnswer, pageFrom, pageOf } from '../schemas.ts';

const searchQuery = z.object({
  q: z
    .string('Say what to look for')
    .meta({ description: 'Words, or an id', examples: ['northwind ener', 'D-7K3M9Q2XBA'] }),
  cursor: z.string().max(2000, 'This cursor is not one of ours').optional(),
});

const instant = z.iso.datetime();
const foundAnswer = z
  .object({
    id: z.string(),
    kind: caseKind,
    programId: z.string(),
    title: z.string(),
    partner: z.object({ id: z.string(), name: z.string() }),
    stage: z.string(),
    stageLabel: z.string(),
    status: z.enum(['open', 'closed']),
    outcome: z.string().optional(),
    next: nextStepAnswer,
    openedAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'FoundCase' });

/** Deals and other cases by what somebody remembers of them. */
export const searchOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/search',
    id: 'search',
    tag: 'Cases',
    summary: 'Find deals and cases by words or an id',
    description:
      "Every word is one, or the beginning of one, of the title, the customer's name or the learner's; for the vendor's people also of the partner's. The id of a deal or case, for the vendor also the number of a certificate, finds that one first. Fifty at a time, the one opened last first. `more`: too many have these words to look through all. Other cases than deals are found with a key that has the scope `cases:read`. Cases are found a moment after they are opened.",
    capability: 'search',
    query: searchQuery,
    answer: pageOf(foundAnswer).extend({
      more: z.boolean().meta({ description: 'Write more of the name: not all were looked through' }),
    }),
    codes: ['invalid-input'],
    handle: ({ search }, { caller, query }) => {
      const { q, cursor } = parse(searchQuery, query);
      return pageFrom(search.find(caller, q, cursor));
    },
  },
];
