import type { CasesService } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import type { PaymentsService } from '../payments.services.ts';

/** The work of a few people at the vendor: a cold start does without. */
const queue = () => import('./queue.ts');
const files = () => import('./export.ts');
const confirming = () => import('./confirm.ts');

/** What finance works through: payments that are due, files for the bank, confirmations. */
export function createPaymentsService(
  context: ServiceContext,
  cases: Pick<CasesService, 'completeTask' | 'act'>,
): PaymentsService {
  return {
    list: async (...asked) => (await queue()).listPayments(context)(...asked),
    get: async (...asked) => (await queue()).getPayment(context)(...asked),
    batches: async (...asked) => (await queue()).listBatches(context)(...asked),
    batch: async (...asked) => (await queue()).getBatch(context)(...asked),
    export: async (...asked) => (await files()).exportPayments(context)(...asked),
    file: async (...asked) => (await files()).batchFile(context)(...asked),
    confirm: async (...asked) => (await confirming()).confirmPayment(context, cases)(...asked),
    confirmBatch: async (...asked) => (await confirming()).confirmBatch(context, cases)(...asked),
    sendBack: async (...asked) => (await import('./send-back.ts')).sendBack(context, cases)(...asked),
  };
}
