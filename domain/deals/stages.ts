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
