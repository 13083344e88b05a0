import { DomainError } from '../../../domain/errors.ts';
import { loadCase } from '../cases/load.ts';
import type { CasesService } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { parse } from '../parse.ts';
import type { PaymentsService } from '../payments.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { loadPayment } from './load.ts';
import { sendBackSchema } from './schemas.ts';

/** The reason goes on the record of the case before anything changes: asked again after a fault, it stands there once. */
export function sendBack(
  context: ServiceContext,
  cases: Pick<CasesService, 'act'>,
): PaymentsService['sendBack'] {
  const { stores, now } = context;
  return async (caller, paymentId, input) => {
    refuseUnlessAllowed(caller, 'work-payments');
    const payment = await loadPayment(context, paymentId);
    const { reason } = parse(sendBackSchema, input);
    const { id, caseId, batchId, status } = payment;
    if (status !== 'exported')
      throw new DomainError('not-now', `${id} is not at the bank, so nothing was changed. Look at it again.`);
    const { view } = await loadCase(context, caller, caseId);
    const requestKey = `${id}/${batchId}/back`;
    if (view.status === 'open')
      await cases.act(
        caller,
        caseId,
        'note',
        { text: `The payment ${id} came back from the bank, and is due again: ${reason}` },
        { requestKey },
      );
    await stores.payments.backToDue(id);
    // Nobody waits for it in a case that has ended: the money goes back.
    if (view.status === 'closed')
      await stores.funds.release(caseId, {
        ...{ key: `${payment.workflowId}/${requestKey}`, at: now().toISOString() },
        byPersonId: caller.person.id,
      });
    return loadPayment(context, id);
  };
}
