import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import type { MessageName } from '../../domain/mail/messages.ts';
import { outside } from '../activity-profiles.ts';
import { type Case, log, settle, viewOf } from './case.ts';

interface Notice {
  readonly message: MessageName;
  /** Unique in the case: the same step is said once to each person, however often it is retried. */
  readonly step: string;
  readonly personIds: readonly string[];
  readonly taskId?: string;
}

/** Sends an e-mail to each person without holding up the process; the case does not end before all are sent. */
export function notify<Facts>(c: Case<Facts>, { message, step, personIds, taskId }: Notice): void {
  const view = viewOf(c);
  for (const personId of new Set(personIds)) {
    const mail = {
      caseId: view.id,
      workflowId: view.workflowId,
      step,
      message,
      personId,
      view,
      ...(taskId ? { taskId } : {}),
    };
    mailing(c, personId, outside(`E-mail "${message}" to ${personId}`).sendMessage(mail));
  }
}

/** Counts an e-mail that is on its way. */
export function mailing<Facts>(c: Case<Facts>, personId: string, sending: Promise<void>): void {
  c.mailing += 1;
  void sending
    .catch((failure: unknown) => reportUndelivered(c, personId, failure))
    .finally(() => {
      c.mailing -= 1;
    });
}

/** A definite refusal (a dead address) is on the case's record: somebody must reach that person another way. */
async function reportUndelivered<Facts>(c: Case<Facts>, personId: string, failure: unknown): Promise<void> {
  if (!(failure instanceof ActivityFailure)) throw failure;
  const reason = failure.cause instanceof ApplicationFailure ? failure.cause.type : failure.cause?.name;
  log(
    c,
    'mail-undelivered',
    reason === 'mail-turned-off'
      ? 'An e-mail with news was not sent: whoever it was for has turned them off.'
      : `An e-mail could not be delivered (${reason ?? 'unknown reason'}): use another way.`,
    {
      audience: 'vendor',
      detail: { personId },
    },
  );
  await settle(c);
}
