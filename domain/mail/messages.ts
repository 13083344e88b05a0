/**
 * Every e-mail the product sends about a case. Its words stand in activities/mail/templates/; they are rendered from
 * the case's view at the moment the message was due, so that what it says and what the portal shows come from one
 * source.
 */
export const messageNames = [
  'task-opened',
  'task-reminder',
  'task-escalated',
  'task-reassigned',
  'nobody-can-act',
  'registration-received',
  'customer-taken',
  'queued',
  'changes-requested',
  'protected',
  'rejected',
  'protection-reminder',
  'protection-extended',
  'extension-refused',
  'dispute-ruled',
  'deal-closed',
  'case-started',
  'case-closed',
] as const;
export type MessageName = (typeof messageNames)[number];

/** The messages that say where a case of a process stands and ask for nothing. */
export const caseNoticeNames = ['case-started', 'case-closed'] as const satisfies readonly MessageName[];

/** The messages that ask for an act: they carry a link to one task, for one person. */
export const taskMessageNames = [
  'task-opened',
  'task-reminder',
  'task-escalated',
  'task-reassigned',
  'nobody-can-act',
  'changes-requested',
] as const satisfies readonly MessageName[];
