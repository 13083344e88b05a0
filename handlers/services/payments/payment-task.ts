import type { Outcome, Task } from '../../../domain/cases/case.schema.ts';
import type { Payment } from '../../../domain/mdf/activity.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { own } from '../../../domain/records.ts';

/** What finance types when a payment was made, by the names that a program's form has for it. */
const paymentFields = ['amount', 'paidOn', 'reference'] as const;

/**
 * The task in which a case asks whether a payment was made, while it is open; `answered` afterwards. It stands in the same round as the step that made it
 * payable (`claims[0].` of `claims[0].accept`), and its form asks for the amount, the day and the reference.
 */
export function paymentTask(
  payment: Pick<Payment, 'step'>,
  tasks: readonly Task[],
  { forms }: Pick<Process, 'forms'>,
): Asked | 'answered' | undefined {
  const round = payment.step.slice(0, payment.step.lastIndexOf('.') + 1);
  const asking = tasks.flatMap((task) => {
    const outcome = task.outcomes.find(({ needs, tone }) => needs === 'form' && tone !== 'negative');
    const form = task.form === undefined ? undefined : own(forms, task.form);
    const asks = (name: string) => form?.fields.some((field) => field.name === name) === true;
    return task.step.startsWith(round) && outcome && paymentFields.every(asks) ? [{ task, outcome }] : [];
  });
  const open = asking.find(({ task }) => task.status === 'open');
  return open ?? (asking.some(({ task }) => task.status === 'done') ? 'answered' : undefined);
}

export interface Asked {
  readonly task: Task;
  /** What it is answered with. */
  readonly outcome: Outcome;
}
