import type { StepOutcome } from './steps/common.schema.ts';

/** Sends a form. */
export const send: StepOutcome = {
  id: 'send',
  label: 'Send',
  effect: 'What you filled in is sent, and the case goes on.',
  tone: 'positive',
  comment: false,
};

/** Sends a form again, after changes were asked for. */
export const resend: StepOutcome = {
  id: 'send',
  label: 'Send the changes',
  effect: 'It goes back to whoever asked.',
  tone: 'positive',
  comment: false,
};

/** Sends a form back from a decision. */
export const requestChanges: StepOutcome = {
  id: 'request-changes',
  label: 'Ask for changes',
  effect: 'It goes back to the partner with your words; the clock of this decision stops meanwhile.',
  tone: 'neutral',
  comment: true,
};

/** What the partner's answer to changes is asked under. */
export const changesTitle = 'Change what was asked for';

/** What a provider's result of an exam is taken as; nobody presses it. */
export const result: StepOutcome = {
  id: 'result',
  label: 'Take the result',
  effect: 'The case goes on with what the exam came to.',
  tone: 'positive',
  comment: false,
};

/** Signs an agreement. */
export const sign: StepOutcome = {
  id: 'sign',
  label: 'Sign',
  effect: 'Your typed name, the time and the text you see are kept as your signature.',
  tone: 'positive',
  comment: false,
};

/** Declines an agreement, which ends the case. */
export const decline: StepOutcome = {
  id: 'decline',
  label: 'Decline',
  effect: 'The case is closed; your reason is kept with it.',
  tone: 'negative',
  comment: true,
};

/** Says that a course is read. */
export const read: StepOutcome = {
  id: 'read',
  label: 'I have read it',
  effect: 'The course is done, and the case goes on.',
  tone: 'positive',
  comment: false,
};

/** Begins an attempt at a quiz. */
export const begin: StepOutcome = {
  id: 'begin',
  label: 'Begin',
  effect: 'The questions are drawn, and the attempt counts from now on.',
  tone: 'positive',
  comment: false,
};

/** Ends an attempt at a quiz before its time is over. */
export const handIn: StepOutcome = {
  id: 'hand-in',
  label: 'Hand in',
  effect: 'What you have answered is graded now.',
  tone: 'positive',
  comment: false,
};
