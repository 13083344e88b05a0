import { randomUUID } from 'node:crypto';
import { noteExport } from '../../activities/store/audit/act.ts';
import type { Payment } from '../../domain/mdf/activity.ts';
import { amountText } from '../../domain/money.ts';
import { paidFormId, sentBackFormId } from '../../portal/components/paid-form.tsx';
import type { FormAttempt, FormValues } from '../../portal/form.ts';
import { batchPath, paymentLists, paymentPath } from '../../portal/format/payments.ts';
import { PaymentPage } from '../../portal/pages/payment.page.tsx';
import { PaymentBatchPage } from '../../portal/pages/payment-batch.page.tsx';
import { PaymentBatchesPage } from '../../portal/pages/payment-batches.page.tsx';
import { fileFormId, PaymentsPage } from '../../portal/pages/payments.page.tsx';
import type { PaymentRow } from '../services/payments.services.ts';
import { leadOn } from './lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from './page.tsx';
import { requestKeyOf } from './request-key.ts';
import { sendCsv } from './send-csv.ts';
import { readMoney, refusedForm } from './sent-form.ts';

const pageSize = 50;
type Status = Parameters<typeof show>[2];

function statusOf(text: string | undefined): Payment['status'] {
  return paymentLists.find(({ status }) => status === text)?.status ?? 'due';
}

export async function showPayments(visit: SignedInVisit): Promise<Response> {
  const { c } = visit;
  return paymentsResponse(visit, { status: statusOf(c.req.query('status')), cursor: c.req.query('cursor') });
}

interface Listed {
  readonly status: Payment['status'];
  readonly cursor: string | undefined;
  readonly attempt?: FormAttempt;
}

async function paymentsResponse(visit: SignedInVisit, listed: Listed, as?: Status): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const { status, cursor } = listed;
  const payments = await services.payments.list(caller, status, { cursor, limit: pageSize });
  const props = { frame, payments, ...listed, requestKey: randomUUID() };
  return show(c, <PaymentsPage {...props} />, as);
}

const columns: Readonly<Record<string, (payment: PaymentRow) => string | number | undefined>> = {
  payment: ({ id }) => id,
  status: ({ status }) => status,
  partner: ({ partnerId }) => partnerId,
  'partner name': ({ partnerName }) => partnerName,
  case: ({ caseId }) => caseId,
  title: ({ title }) => title,
  claim: ({ claim }) => claim,
  amount: ({ amount }) => amountText(amount),
  currency: ({ amount }) => amount.currency,
  method: ({ method }) => method,
  account: ({ account }) => account,
  'due since': ({ dueSince }) => dueSince,
  file: ({ batchId }) => batchId,
  'paid on': ({ paidOn }) => paidOn,
  reference: ({ reference }) => reference,
  problem: ({ problem }) => problem,
};

/** A whole list, for a spreadsheet. */
export async function sendList({ c, services, caller }: SignedInVisit): Promise<Response> {
  const status = statusOf(c.req.query('status'));
  return sendCsv<PaymentRow>(c, {
    name: `payments-${status}.csv`,
    header: Object.keys(columns),
    row: (payment) => Object.values(columns).map((cell) => cell(payment)),
    page: (cursor) => services.payments.list(caller, status, { cursor, limit: 100 }),
  });
}

export async function makeFile(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const values = await formValues(c);
  const paymentIds = [...new Set([values.payment ?? []].flat())];
  try {
    const batch = await services.payments.export(
      caller,
      { paymentIds },
      { requestKey: requestKeyOf(values) },
    );
    return leadOn(visit, batchPath(batch.id), 'file-made');
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = {
      form: fileFormId,
      values,
      problems: error.fields,
      message: fileMessage(error.fields.length),
    };
    const told = error.fields.length ? attempt : { ...attempt, message: error.message };
    const cursor = textOf(values, 'cursor') || undefined;
    return paymentsResponse(visit, { status: 'due', cursor, attempt: told }, status);
  }
}

const fileMessage = (count: number) =>
  count === 1 ? 'No file was made, for one reason' : `No file was made, for ${count} reasons`;

export async function showBatches({ c, frame, services, caller }: SignedInVisit): Promise<Response> {
  const cursor = c.req.query('cursor');
  const batches = await services.payments.batches(caller, { cursor, limit: pageSize });
  const names = await services.namesOf(batches.items.map(({ byPersonId }) => byPersonId));
  return show(c, <PaymentBatchesPage frame={frame} batches={batches} names={names} cursor={cursor} />);
}

interface BatchAnswer {
  readonly attempt?: FormAttempt;
  readonly problems?: readonly { readonly paymentId: string; readonly problem: string }[];
  readonly status?: Status;
}

const batchIdOf = ({ c }: SignedInVisit) => c.req.param('batchId') ?? '';

export async function showBatch(visit: SignedInVisit): Promise<Response> {
  return batchResponse(visit, {});
}

async function batchResponse(visit: SignedInVisit, { status, ...told }: BatchAnswer): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const { batch, payments } = await services.payments.batch(caller, batchIdOf(visit));
  const names = await services.namesOf([batch.byPersonId]);
  const props = {
    ...{ frame, batch, payments, madeBy: names[batch.byPersonId] ?? 'somebody who left' },
    ...{ defaults: { paidOn: today(visit) }, requestKey: randomUUID() },
  };
  return show(c, <PaymentBatchPage {...props} {...told} />, status);
}

const today = ({ frame }: SignedInVisit) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: frame.timeZone }).format(new Date(frame.now));

/** The file as it was made. Its address ends in its name, which some browsers save it under. */
export async function sendFile(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { name, type, bytes } = await services.payments.file(caller, batchIdOf(visit));
  if (c.req.param('file') !== name) return c.redirect(batchPath(batchIdOf(visit)), 303);
  noteExport();
  c.header('Content-Security-Policy', "default-src 'none'; sandbox");
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  return c.body(bytes, 200, { 'Content-Type': type });
}

const paymentIdOf = ({ c }: SignedInVisit) => c.req.param('paymentId') ?? '';

export async function confirmBatch(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const values = await formValues(c);
  const batchId = batchIdOf(visit);
  const input = { paidOn: textOf(values, 'paidOn'), reference: textOf(values, 'reference') };
  try {
    const answers = await services.payments.confirmBatch(caller, batchId, input, {
      requestKey: requestKeyOf(values),
    });
    const problems = answers.flatMap(({ paymentId, problem }) => (problem ? [{ paymentId, problem }] : []));
    if (problems.length) return await batchResponse(visit, { problems, status: 409 });
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = refusedForm(paidFormId, values, error);
    return batchResponse(visit, { attempt, status });
  }
  return leadOn(visit, batchPath(batchId), 'payments-paid');
}

export async function showPayment(visit: SignedInVisit): Promise<Response> {
  return paymentResponse(visit);
}

async function paymentResponse(
  visit: SignedInVisit,
  attempt?: FormAttempt,
  status?: Status,
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const payment = await services.payments.get(caller, paymentIdOf(visit));
  const { amount } = payment;
  const defaults = {
    ...{ 'amount.amount': amountText(amount), 'amount.currency': amount.currency },
    paidOn: today(visit),
  };
  const props = { frame, payment, defaults, attempt, requestKey: randomUUID() };
  return show(c, <PaymentPage {...props} />, status);
}

export async function confirmPayment(visit: SignedInVisit): Promise<Response> {
  const { services, caller } = visit;
  const values = await formValues(visit.c);
  const amount = readMoney(values, 'amount');
  if ('problem' in amount) {
    const problems = [{ field: 'amount', message: amount.problem }];
    const attempt = { form: paidFormId, values, problems, message: 'One field needs attention' };
    return paymentResponse(visit, attempt, 422);
  }
  const input = { amount, paidOn: textOf(values, 'paidOn'), reference: textOf(values, 'reference') };
  return tried(visit, paidFormId, values, async () => {
    const options = { requestKey: requestKeyOf(values) };
    const { status } = await services.payments.confirm(caller, paymentIdOf(visit), input, options);
    return status === 'paid' ? 'payment-paid' : 'payment-confirmed';
  });
}

export async function sendBack(visit: SignedInVisit): Promise<Response> {
  const { services, caller } = visit;
  const values = await formValues(visit.c);
  return tried(visit, sentBackFormId, values, async () => {
    const input = { reason: textOf(values, 'reason') };
    const { status } = await services.payments.sendBack(caller, paymentIdOf(visit), input);
    return status === 'void' ? 'payment-void' : 'payment-due';
  });
}

/** Carries it out; a form that is refused is shown again with what was typed. */
async function tried(
  visit: SignedInVisit,
  form: string,
  values: FormValues,
  work: () => Promise<string>,
): Promise<Response> {
  let done: string;
  try {
    done = await work();
  } catch (failure) {
    const { error, status } = refusal(failure);
    return paymentResponse(visit, refusedForm(form, values, error), status);
  }
  return leadOn(visit, paymentPath(paymentIdOf(visit)), done);
}
