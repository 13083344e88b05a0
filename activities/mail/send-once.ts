import { ApplicationFailure } from '@temporalio/activity';
import type { Stores } from '../store/stores.ts';
import { type Mail, type Mailer, MailInDoubt, MailRefused } from './mailer.ts';

/** Types of the failures that end an e-mail; the case's trail says them. */
export const mailFailures = {
  /** SES will never take it: a dead address, say. */
  refused: 'mail-refused',
  /** Two attempts whose answers were lost: at most two were sent, maybe none. */
  unconfirmed: 'mail-unconfirmed',
  /** It came back for good before, or was marked as junk: it is not written to. */
  silent: 'mail-address-silent',
  /** Whoever it is for has turned such e-mails off. */
  unwanted: 'mail-turned-off',
  /** One lost answer, or a refusal that passes (throttling, an outage): tried again. */
  again: 'mail-not-sent-yet',
} as const;

export interface SendOnceDeps {
  readonly mailer: Mailer;
  readonly stores: Pick<Stores, 'mailLog' | 'addresses'>;
  /** How long to wait, in milliseconds, before the one resend after a lost answer: most outages are over by then. */
  readonly resendAfter?: number | undefined;
}

/**
 * Sends a mail under its key once, however often it is called; twice at most when SES's answer was lost. See
 * docs/technical-description/mail.md. Failures carry codes only: they are kept in the case's history.
 */
export async function sendOnce(
  { mailer, stores: { mailLog, addresses }, resendAfter = 60_000 }: SendOnceDeps,
  mail: Mail,
): Promise<void> {
  const silent = await addresses.silent(mail.to);
  if (silent) throw ApplicationFailure.nonRetryable(`The address has ${silent.why}.`, mailFailures.silent);
  const turn = await mailLog.begin(mail.key);
  if (turn === 'sent') return;
  try {
    await mailLog.markSent(mail.key, await mailer.send(mail));
  } catch (failure) {
    if (failure instanceof MailInDoubt) throw inDoubt(failure, turn, resendAfter);
    if (!(failure instanceof MailRefused)) throw failure;
    await mailLog.markRefused(mail.key);
    throw refused(failure);
  }
}

function inDoubt(
  { message }: MailInDoubt,
  turn: 'send' | 'resend',
  nextRetryDelay: number,
): ApplicationFailure {
  if (turn === 'resend') return ApplicationFailure.nonRetryable(message, mailFailures.unconfirmed);
  return ApplicationFailure.create({ message, type: mailFailures.again, nextRetryDelay });
}

function refused({ message, permanent }: MailRefused): ApplicationFailure {
  return permanent
    ? ApplicationFailure.nonRetryable(message, mailFailures.refused)
    : ApplicationFailure.retryable(message, mailFailures.again);
}
