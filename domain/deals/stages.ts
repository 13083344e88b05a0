import type { Idle } from '../cases/next-step.rules.ts';

/** Where a deal stands, in the words that people read. Apart from the schemas, because workflows use it. */
export const dealStages = {
  intake: 'Being checked',
  conflict: 'Customer is taken',
  queued: 'In the queue',
  offered: 'Customer offered to you',
  review: 'In review',
  'action-required': 'Changes asked for',
  protected: 'Protected',
  closed: 'Closed',
} as const;
export type DealStage = keyof typeof dealStages;

/** What a deal waits for while no task is open, and for whom. */
export const dealWaits: Readonly<Record<DealStage, Idle>> = {
  intake: { what: 'The customer is checked', party: 'nobody' },
  conflict: { what: 'Join the queue, contest the conflict, or let it lapse', party: 'partner' },
  queued: { what: 'Waits until the customer is free', party: 'another-case' },
  offered: { what: 'Accept or decline the customer', party: 'partner' },
  review: { what: 'The registration is reviewed', party: 'vendor' },
  'action-required': { what: 'Change what was asked for', party: 'partner' },
  protected: { what: 'Win the deal, and report how it goes', party: 'partner' },
  closed: { what: 'Nothing more happens', party: 'nobody' },
};

/** How a deal ended, in the words that people read. */
export const dealOutcomes = {
  won: 'Won',
  lost: 'Lost',
  withdrawn: 'Withdrawn',
  rejected: 'Rejected',
  refused: 'Customer was taken',
  expired: 'Protection expired',
  lapsed: 'Not answered in time',
  revoked: 'Protection revoked',
  transferred: 'Transferred to another partner',
  cancelled: 'Cancelled by an administrator',
} as const;
export type DealOutcome = keyof typeof dealOutcomes;
