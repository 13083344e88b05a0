import * as z from 'zod';
import { paymentMethods } from '../../../domain/mdf/activity.ts';
import { parse } from '../../services/parse.ts';
import {
  batchConfirmationSchema,
  confirmationSchema,
  exportSchema,
  sendBackSchema,
} from '../../services/payments/schemas.ts';
import { documentAnswer } from '../case.schemas.ts';
import type { Operation } from '../operation.ts';
import { moneyAnswer, pageFrom, pageOf, pageQuery } from '../schemas.ts';

const paymentStatus = z.enum(['due', 'exported', 'paid', 'void']);
const params = z.object({ id: z.string().meta({ examples: ['PY-7K3M9Q2XBA'] }) });
const batchParams = z.object({ id: z.string().meta({ examples: ['PB-7K3M9Q2XBA'] }) });
const listQuery = pageQuery.extend({ status: paymentStatus.default('due') });

const paymentFields = z.object({
  id: z.string(),
  status: paymentStatus,
  caseId: z.string(),
  partnerId: z.string(),
  fundId: z.string(),
  allocationId: z.string(),
  claim: z.int().meta({ description: 'The claim of the case, from 1' }),
  amount: moneyAnswer,
  method: z.enum(paymentMethods),
  dueSince: z.iso.datetime(),
  batchId: z.string().optional().meta({ description: 'The file that it is in' }),
  paidOn: z.iso.date().optional(),
  reference: z.string().optional(),
});
const paymentAnswer = paymentFields.meta({ id: 'Payment' });
const rowAnswer = paymentFields
  .extend({
    partnerName: z.string(),
    title: z.string().meta({ description: 'What the case is called' }),
    account: z.string().optional().meta({ description: "The partner's account, masked" }),
    problem: z
      .string()
      .optional()
      .meta({ description: 'Why it cannot go into a file for the bank now, and what to do' }),
  })
  .meta({ id: 'PaymentInQueue' });
const batchFields = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  byPersonId: z.string(),
  currency: z.string(),
  total: z.int().meta({ description: 'In minor units' }),
  paymentIds: z.array(z.string()),
  sha256: z.string().meta({ description: 'Of the file, hexadecimal' }),
});
const batchAnswer = batchFields.meta({ id: 'PaymentBatch' });

/** The payment queue of finance, and its files for the bank. */
export const paymentOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/payments',
    id: 'listPayments',
    tag: 'Payments',
    summary: 'List payments, the one due first first',
    capability: 'work-payments',
    query: listQuery,
    answer: pageOf(rowAnswer),
    handle: ({ payments }, { caller, query }) => {
      const { status, ...page } = parse(listQuery, query);
      return pageFrom(payments.list(caller, status, page));
    },
  },
  {
    method: 'get',
    path: '/payments/batches',
    id: 'listPaymentBatches',
    tag: 'Payments',
    summary: 'List the files for the bank, newest first',
    capability: 'work-payments',
    query: pageQuery,
    answer: pageOf(batchAnswer),
    handle: ({ payments }, { caller, query }) => pageFrom(payments.batches(caller, parse(pageQuery, query))),
  },
  {
    method: 'post',
    path: '/payments/batches',
    id: 'exportPayments',
    tag: 'Payments',
    summary: 'Put payments into a file for the bank',
    description:
      'ISO 20022 pain.001.001.09. All of them or none: of one currency, and of euros those to accounts within SEPA apart from others. The same Idempotency-Key gives the same file.',
    capability: 'work-payments',
    body: exportSchema,
    answer: batchAnswer,
    status: 201,
    location: ({ id }) => `/v1/payments/batches/${id}`,
    codes: ['not-now'],
    handle: ({ payments }, { caller, body, requestKey }) =>
      payments.export(caller, parse(exportSchema, body), { requestKey }),
  },
  {
    method: 'get',
    path: '/payments/batches/{id}',
    id: 'getPaymentBatch',
    tag: 'Payments',
    summary: 'Read what is in a file for the bank, and how each payment stands now',
    capability: 'work-payments',
    params: batchParams,
    answer: batchFields.extend({ payments: z.array(rowAnswer) }).meta({ id: 'PaymentBatchWithPayments' }),
    codes: ['not-found'],
    handle: async ({ payments }, { caller, params: { id = '' } }) => {
      const found = await payments.batch(caller, id);
      return { ...found.batch, payments: found.payments };
    },
  },
  {
    method: 'get',
    path: '/payments/batches/{id}/file',
    id: 'getPaymentFile',
    exports: true,
    tag: 'Payments',
    summary: 'Read the file for the bank: the same bytes every time',
    capability: 'work-payments',
    params: batchParams,
    answer: documentAnswer,
    codes: ['not-found'],
    handle: async ({ payments }, { caller, params: { id = '' } }) => {
      const { name, type, bytes } = await payments.file(caller, id);
      return { name, type, content: Buffer.from(bytes).toString('base64') };
    },
  },
  {
    method: 'post',
    path: '/payments/batches/{id}/confirm',
    id: 'confirmPaymentBatch',
    tag: 'Payments',
    summary: 'Confirm that the bank has paid all of a file that are at the bank still',
    description: 'Each is taken or refused by itself; the answer tells of each.',
    capability: 'work-payments',
    params: batchParams,
    body: batchConfirmationSchema,
    answer: z.object({
      items: z.array(z.object({ paymentId: z.string(), problem: z.string().optional() })),
    }),
    codes: ['not-found'],
    handle: async ({ payments }, { caller, params: { id = '' }, body, requestKey }) => ({
      items: await payments.confirmBatch(caller, id, body, { requestKey }),
    }),
  },
  {
    method: 'get',
    path: '/payments/{id}',
    id: 'getPayment',
    tag: 'Payments',
    summary: 'Read a payment',
    capability: 'work-payments',
    params,
    answer: rowAnswer,
    codes: ['not-found'],
    handle: ({ payments }, { caller, params: { id = '' } }) => payments.get(caller, id),
  },
  {
    method: 'post',
    path: '/payments/{id}/confirm',
    id: 'confirmPayment',
    tag: 'Payments',
    summary: 'Confirm that a payment was made, or its credit note issued',
    description:
      "Completes the task of its case, which books it. Answers as soon as it is booked; after some seconds as it stands, `status` not `paid` yet. `reference` is the bank's, or the number of the credit note.",
    capability: 'work-payments',
    params,
    body: confirmationSchema.meta({ id: 'PaymentConfirmation' }),
    answer: paymentAnswer,
    codes: ['not-found', 'not-now', 'task-closed', 'not-assigned', 'case-closed'],
    handle: ({ payments }, { caller, params: { id = '' }, body, requestKey }) =>
      payments.confirm(caller, id, body, { requestKey }),
  },
  {
    method: 'post',
    path: '/payments/{id}/send-back',
    id: 'sendPaymentBack',
    tag: 'Payments',
    summary: 'Say that the bank sent a payment back, or that its file was never sent',
    description: 'It is due again; void, with its money given back, where its case has ended.',
    capability: 'work-payments',
    params,
    body: sendBackSchema,
    answer: paymentAnswer,
    codes: ['not-found', 'not-now'],
    handle: ({ payments }, { caller, params: { id = '' }, body }) => payments.sendBack(caller, id, body),
  },
];
