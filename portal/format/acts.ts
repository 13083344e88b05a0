import type { CaseAct } from '../../handlers/services/cases.services.ts';
import type { DealAct } from '../../handlers/services/deals.services.ts';

export type ActField =
  | 'report'
  | 'evidence'
  | 'reason'
  | 'grounds'
  | 'text'
  | 'won'
  | 'transfer'
  | 'reassign'
  | 'delegate'
  | 'extend';

/** An act as a page offers it: what it is called, what pressing does, what it asks for. */
export interface ActWords {
  readonly label: string;
  readonly effect: string;
  readonly press: string;
  readonly tone: 'positive' | 'neutral' | 'negative';
  readonly asks: readonly ActField[];
}

export const dealActWords: Readonly<Record<DealAct, ActWords>> = {
  'report-progress': {
    label: 'Report progress',
    effect: 'Goes on the record of the deal, and counts as a sign of progress.',
    press: 'Report progress',
    tone: 'positive',
    asks: ['report'],
  },
  'request-extension': {
    label: 'Ask for an extension',
    effect: 'Somebody decides on it. Protection does not end meanwhile.',
    press: 'Ask for an extension',
    tone: 'neutral',
    asks: ['evidence'],
  },
  'report-won': {
    label: 'The deal is won',
    effect: 'Closes the deal as won.',
    press: 'Record as won',
    tone: 'positive',
    asks: ['won'],
  },
  'report-lost': {
    label: 'The deal is lost',
    effect: 'Closes the deal as lost. The customer is free for others.',
    press: 'Record as lost',
    tone: 'negative',
    asks: ['reason'],
  },
  'join-queue': {
    label: 'Join the queue',
    effect: 'The customer is offered to you when it becomes free and nobody waits before you.',
    press: 'Join the queue',
    tone: 'positive',
    asks: [],
  },
  dispute: {
    label: 'Contest the conflict',
    effect: 'Somebody rules on it, with the time stamps of both registrations before them.',
    press: 'Contest the conflict',
    tone: 'neutral',
    asks: ['grounds'],
  },
  withdraw: {
    label: 'Withdraw the registration',
    effect: 'Closes the deal. The customer is free for others.',
    press: 'Withdraw',
    tone: 'negative',
    asks: ['reason'],
  },
  note: {
    label: 'Write a note',
    effect: 'On the record, for your own side only. The partner never sees it.',
    press: 'Save the note',
    tone: 'neutral',
    asks: ['text'],
  },
  extend: {
    label: 'Move a time',
    effect: 'Moves the end of protection, or the time by which a task is due.',
    press: 'Move the time',
    tone: 'neutral',
    asks: ['extend', 'reason'],
  },
  reassign: {
    label: 'Reassign a task',
    effect: 'Gives an open task to one person, who gets an e-mail.',
    press: 'Reassign',
    tone: 'neutral',
    asks: ['reassign', 'reason'],
  },
  transfer: {
    label: 'Transfer to another partner',
    effect: 'Closes this deal. The other partner goes on with the same protection.',
    press: 'Transfer',
    tone: 'negative',
    asks: ['transfer', 'reason'],
  },
  revoke: {
    label: 'Revoke the protection',
    effect: 'Closes the deal. The customer goes to the next in the queue.',
    press: 'Revoke',
    tone: 'negative',
    asks: ['reason'],
  },
  cancel: {
    label: 'Cancel the case',
    effect: 'Ends the case as it stands. For a case that should not exist.',
    press: 'Cancel the case',
    tone: 'negative',
    asks: ['reason'],
  },
};

/** What a page offers on a case of a process. An event comes from another system, so it has no form. */
export const caseActWords: Readonly<Record<Exclude<CaseAct, 'event'>, ActWords>> = {
  delegate: {
    label: 'Pass a task on',
    effect: 'Gives your task to somebody else, who gets an e-mail. It is theirs from then on.',
    press: 'Pass it on',
    tone: 'neutral',
    asks: ['delegate', 'reason'],
  },
  withdraw: {
    label: 'Withdraw',
    effect: 'Ends the case. What was given so far stays on record.',
    press: 'Withdraw',
    tone: 'negative',
    asks: ['reason'],
  },
  reopen: {
    label: 'Take it up again',
    effect: 'The case goes on where it stood; nothing has to be given twice.',
    press: 'Take it up again',
    tone: 'positive',
    asks: [],
  },
  note: dealActWords.note,
  extend: {
    label: 'Move a due time',
    effect: 'Moves the time by which a task is due.',
    press: 'Move the time',
    tone: 'neutral',
    asks: ['extend', 'reason'],
  },
  reassign: dealActWords.reassign,
  cancel: dealActWords.cancel,
};
