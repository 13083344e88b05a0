import { createHash, randomUUID } from 'node:crypto';
import { DomainError, type FieldProblem } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { Payment, PaymentBatch } from '../../../domain/mdf/activity.ts';
import { creditTransferFile, type Transfer } from '../../../domain/mdf/credit-transfer.rules.ts';
import { isSepa, notPayable, type Payable } from '../../../domain/mdf/payable.rules.ts';
import type { Payer } from '../../../domain/mdf/payer.schema.ts';
import type { ServiceContext } from '../context.ts';
import { sha256 } from '../hash.ts';
import { invalid, parse } from '../parse.ts';
import type { PaymentsService } from '../payments.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { loadBatch } from './load.ts';
import { exportSchema } from './schemas.ts';

/**
 * Makes the file first, keeps it by its hash, and then marks the payments, all or none: what is marked has its file.
 * The file is kept, not made again: a change of bank details or of this program does not change what the bank has.
 */
export function exportPayments(context: ServiceContext): PaymentsService['export'] {
  const { stores, now } = context;
  return async (caller, input, { requestKey = randomUUID() } = {}) => {
    refuseUnlessAllowed(caller, 'work-payments');
    const { paymentIds } = parse(exportSchema, input);
    const id = idFrom('paymentBatch', sha256(`payment-batch/${caller.person.id}/${requestKey}`));
    const made = await stores.payments.batch(id);
    if (made) return made;
    const payables = await payablesOf(context, [...new Set(paymentIds)]);
    const createdAt = now().toISOString();
    const file = new TextEncoder().encode(fileOf(payables, { id, createdAt, from: payerOf(context) }));
    const batch: PaymentBatch = {
      ...{ id, createdAt, byPersonId: caller.person.id, currency: payables[0].payment.amount.currency },
      total: payables.reduce((sum, { payment }) => sum + payment.amount.amount, 0),
      paymentIds: payables.map(({ payment }) => payment.id),
      sha256: createHash('sha256').update(file).digest('hex'),
    };
    await stores.files.put(batch.sha256, file);
    const marked = await stores.payments.export(batch);
    if (marked === 'done') return batch;
    // The same request came twice, and the other was quicker.
    const other = await stores.payments.batch(id);
    if (other) return other;
    throw notPossible(
      marked.notDue.map((field) => ({
        field,
        message: 'Somebody else was quicker: it is not due any more.',
      })),
    );
  };
}

function payerOf({ payer }: ServiceContext): Payer {
  if (payer) return payer;
  throw new DomainError(
    'not-now',
    'This installation does not know yet from which account it pays, so no file was made. Ask whoever runs it to set PAYER.',
  );
}

type Payables = readonly [Payable, ...Payable[]];

/** The payments with their partners, the one due first first, if all can go into one file. */
async function payablesOf({ stores }: ServiceContext, ids: readonly string[]): Promise<Payables> {
  const found = await Promise.all(ids.map((id) => stores.payments.get(id)));
  const problems: FieldProblem[] = ids.flatMap((field, index) =>
    found[index] ? [] : [{ field, message: 'There is no such payment.' }],
  );
  const payables = await Promise.all(
    found
      .filter((payment): payment is Payment => payment !== undefined)
      .map(async (payment) => ({ payment, partner: await stores.partners.get(payment.partnerId) })),
  );
  for (const payable of payables) {
    const message = notPayable(payable);
    if (message) problems.push({ field: payable.payment.id, message });
  }
  const [first, ...rest] = payables.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  if (problems.length || !first) throw notPossible(problems);
  refuseMixture([first, ...rest]);
  return [first, ...rest];
}

const placeOf = ({ payment }: Payable) => `${payment.dueSince}/${payment.id}`;

/** A bank takes one currency at a time, and transfers within SEPA apart from others. */
function refuseMixture(payables: Payables): void {
  const [{ payment }] = payables;
  const { currency } = payment.amount;
  if (payables.some((one) => one.payment.amount.currency !== currency))
    throw invalid([{ field: 'paymentIds', message: 'A file is of one currency: choose payments of one' }]);
  const outside = payables.filter((one) => !isSepa(one));
  if (currency !== 'EUR' || outside.length === 0 || outside.length === payables.length) return;
  throw notPossible(
    outside.map((one) => ({
      field: one.payment.id,
      message: `The account of ${one.partner?.name} is outside SEPA: banks take it in a file of its own. Choose it without the others.`,
    })),
  );
}

function notPossible(problems: readonly FieldProblem[]): DomainError {
  const count = problems.length === 1 ? 'One payment' : `${problems.length} payments`;
  const named = problems.map(({ field, message }) => `${field}: ${message}`).join(' ');
  return new DomainError('not-now', `No file was made. ${count} cannot go into it. ${named}`, problems);
}

function fileOf(payables: Payables, file: { id: string; createdAt: string; from: Payer }): string {
  const [first, ...rest] = payables;
  return creditTransferFile({
    ...file,
    sepa: isSepa(first),
    transfers: [transferOf(first), ...rest.map(transferOf)],
  });
}

function transferOf({ payment, partner }: Payable): Transfer {
  const { id, amount, caseId, claim } = payment;
  const to = partner?.bank;
  if (!to) throw new DomainError('unexpected', `The account for ${id} is missing.`);
  return { id, amount, to, about: `${id} Marketing funds, case ${caseId}, claim ${claim}` };
}

/** The file as it was made. */
export function batchFile(context: ServiceContext): PaymentsService['file'] {
  return async (caller, batchId) => {
    refuseUnlessAllowed(caller, 'work-payments');
    const { id, sha256: hash } = await loadBatch(context, batchId);
    const bytes = await context.stores.files.get(hash);
    if (!bytes) throw new DomainError('unexpected', `The file of ${id} is missing.`);
    return { name: `${id}.xml`, type: 'application/xml', bytes };
  };
}
