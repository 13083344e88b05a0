import { setTimeout as wait } from 'node:timers/promises';
import { DomainError } from '../../../domain/errors.ts';
import type { Payment } from '../../../domain/mdf/activity.ts';
import { formatMoney } from '../../../domain/money.ts';
import { loadCase } from '../cases/load.ts';
import type { CasesService } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { inLanes } from '../one-by-one.ts';
import { invalid, parse } from '../parse.ts';
import type { PaymentsService } from '../payments.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller, OnceOptions } from '../services.ts';
import { loadBatch, loadPayment } from './load.ts';
import { type Asked, paymentTask } from './payment-task.ts';
import { batchConfirmationSchema, type Confirmation, confirmationSchema } from './schemas.ts';

type Answering = Pick<CasesService, 'completeTask'>;

/** The case books what finance confirms: its task is completed, and its next step moves the money. */
export function confirmPayment(context: ServiceContext, cases: Answering): PaymentsService['confirm'] {
  return async (caller, paymentId, input, options = {}) => {
    refuseUnlessAllowed(caller, 'work-payments');
    const payment = await loadPayment(context, paymentId);
    const confirmation = parse(confirmationSchema, input);
    refuseDay(caller, confirmation.paidOn, context.now());
    await confirm(context, cases, { caller, payment, confirmation, options });
    await untilBooked(context, [paymentId]);
    return loadPayment(context, paymentId);
  };
}

export function confirmBatch(context: ServiceContext, cases: Answering): PaymentsService['confirmBatch'] {
  return async (caller, batchId, input, options = {}) => {
    refuseUnlessAllowed(caller, 'work-payments');
    const { paymentIds } = await loadBatch(context, batchId);
    const { paidOn, reference } = parse(batchConfirmationSchema, input);
    refuseDay(caller, paidOn, context.now());
    const found = await Promise.all(paymentIds.map((id) => context.stores.payments.get(id)));
    const atBank = found.filter(
      (payment): payment is Payment => payment?.status === 'exported' && payment.batchId === batchId,
    );
    const answers = await inLanes(atBank, async (payment) => {
      const confirmation = { amount: payment.amount, paidOn, reference };
      try {
        await confirm(context, cases, { caller, payment, confirmation, options });
        return { paymentId: payment.id };
      } catch (failure) {
        if (!(failure instanceof DomainError)) throw failure;
        return { paymentId: payment.id, problem: failure.message };
      }
    });
    const confirmed = answers.filter((answer) => !('problem' in answer));
    await untilBooked(
      context,
      confirmed.map(({ paymentId: id }) => id),
    );
    return answers;
  };
}

interface Confirming {
  readonly caller: Caller;
  readonly payment: Payment;
  readonly confirmation: Confirmation;
  readonly options: OnceOptions;
}

async function confirm(context: ServiceContext, cases: Answering, asked: Confirming): Promise<void> {
  const { caller, payment, confirmation, options } = asked;
  refuseState(payment);
  refuseAmount(payment, confirmation);
  await refuseSuspended(context, payment);
  const { view, program } = await loadCase(context, caller, payment.caseId);
  if (view.status === 'closed') await bookAfterwards(context, asked);
  else {
    const { task, outcome } = askedFor(payment, paymentTask(payment, view.tasks, program));
    const answer = { outcome: outcome.id, data: { values: confirmation } };
    await cases.completeTask(caller, payment.caseId, task.id, answer, options);
  }
}

function askedFor(payment: Payment, found: ReturnType<typeof paymentTask>): Asked {
  if (found === 'answered') throw confirmedAlready(payment);
  if (found) return found;
  throw new DomainError(
    'not-now',
    `The case of ${payment.id} does not ask yet whether it was paid. Try again in a moment; if it stays so, ask operations to look at the case.`,
  );
}

function refuseState(payment: Payment): void {
  if (payment.status === 'paid') throw confirmedAlready(payment);
  if (payment.status === 'void')
    throw new DomainError(
      'not-now',
      `${payment.id} is void: its case ended before it was paid, and the money went back. If it was paid all the same, ask the bank to call it back.`,
    );
}

function confirmedAlready({ id, paidOn, reference }: Payment): DomainError {
  const how = paidOn && reference ? `: paid on ${paidOn}, reference ${reference}` : ', and is being booked';
  return new DomainError('task-closed', `${id} is confirmed already${how}. There is nothing left to do.`);
}

function refuseAmount({ amount: due }: Payment, { amount }: Confirmation): void {
  if (amount.amount === due.amount && amount.currency === due.currency) return;
  const message = `${formatMoney(due)} is due, and nothing else can be confirmed. If the bank paid ${formatMoney(amount)}, have the difference settled first`;
  throw invalid([{ field: 'amount', message }]);
}

/** What the bank has already is not stopped by it: the money has left. */
async function refuseSuspended({ stores }: ServiceContext, payment: Payment): Promise<void> {
  if (payment.status !== 'due') return;
  const partner = await stores.partners.get(payment.partnerId);
  if (!partner?.suspended) return;
  throw new DomainError(
    'not-now',
    `${partner.name} is suspended, so ${payment.id} is not to be paid now. Wait until the suspension has ended, or have the case cancelled.`,
  );
}

/** Days are those of whoever confirms. */
function refuseDay({ person }: Caller, paidOn: string, now: Date): void {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: person.timeZone }).format(now);
  if (paidOn <= today) return;
  throw invalid([
    { field: 'paidOn', message: 'This day is still to come: confirm a payment once it is made' },
  ]);
}

/** The case ended while the bank had the file: nobody waits for the answer any more, but the money has left. */
async function bookAfterwards({ stores, now }: ServiceContext, asked: Confirming): Promise<void> {
  const { caller, payment, confirmation } = asked;
  const act = { key: `${payment.workflowId}/${payment.id}/paid`, at: now().toISOString() };
  const byPersonId = caller.person.id;
  const answer = await stores.funds.confirmPayment(payment.id, confirmation, { ...act, byPersonId });
  if (answer.kind === 'refused') {
    refuseState(answer.payment);
    throw new DomainError('not-now', `${payment.id} cannot be booked as it stands. Look at it again.`);
  }
}

/** Until the cases have booked what was confirmed, or for a while: who confirmed reads it as paid. */
async function untilBooked(
  { stores, bookedWithin = 3_000 }: ServiceContext,
  ids: readonly string[],
): Promise<void> {
  let open = ids;
  for (let waited = 0; ; waited += pause) {
    const found = await Promise.all(open.map((id) => stores.payments.get(id)));
    open = open.filter((_id, index) => found[index]?.status !== 'paid');
    if (open.length === 0 || waited >= bookedWithin) return;
    await wait(pause);
  }
}

/** In milliseconds. */
const pause = 100;
