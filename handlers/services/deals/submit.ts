import { WithStartWorkflowOperation, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { noteCommand } from '../../../activities/store/audit/act.ts';
import { isDeal } from '../../../domain/cases/any-case.ts';
import { earliestToday, inputOf, settleRegistration } from '../../../domain/deals/registration.rules.ts';
import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import { syntheticProgram } from '../../../domain/synthetic/synthetic-deal.rules.ts';
import { isSynthetic } from '../../../domain/synthetic/synthetic-partner.ts';
import {
  type DealRegistrationInput,
  type DealView,
  dealRegistrationWorkflow,
  submitUpdate,
} from '../../../workflows/deal-registration.messages.ts';
import { dealStartOptions } from '../../../workflows/deal-registration.start.ts';
import type { ServiceContext } from '../context.ts';
import type { DealsService } from '../deals.services.ts';
import { sha256, sha256Hex } from '../hash.ts';
import { invalid } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { ask } from '../temporal.ts';
import { currentProgram, viewFor } from './load.ts';
import { partnerFor, partnerOfDeal } from './partner.ts';

/**
 * Registers a deal. The deal's id comes from the partner and the request's key, and its case is started together with
 * the question how it was placed: whoever sends the same again gets the same deal, a second or a year later.
 */
export function submitDeal(context: ServiceContext): DealsService['submit'] {
  return async (caller, input, { partnerId, requestKey }) => {
    refuseUnlessAllowed(caller, 'submit-deal');
    const [program, partner] = await Promise.all([
      currentProgram(context),
      partnerFor(context, caller, partnerId),
    ]);
    const earliestClose = earliestToday(context.now());
    const settled = settleRegistration(input, { program, partner, earliestClose });
    if ('problems' in settled) throw invalid(settled.problems);
    const submission = sha256Hex(JSON.stringify(inputOf(settled.registration)));
    const registration = { ...settled.registration, submission };
    const { person, via } = caller;
    const view = await startOrFind(context, {
      dealId: idFrom('deal', sha256(partner.id, requestKey)),
      program: isSynthetic(partner.id) ? syntheticProgram(program) : program,
      partner: await partnerOfDeal(context, partner),
      registration,
      submittedBy: { personId: person.id, via },
    });
    if (view.facts.registration.submission !== submission)
      throw new DomainError(
        'idempotency-mismatch',
        `Deal ${view.id} was registered under this key with other content. Send a new deal with a new key.`,
      );
    return viewFor(caller, view);
  };
}

/** Starts the case, joins the one that runs, or finds the one that has ended. */
async function startOrFind(context: ServiceContext, input: DealRegistrationInput): Promise<DealView> {
  const startWorkflowOperation = new WithStartWorkflowOperation(dealRegistrationWorkflow, {
    ...dealStartOptions(input, context.publicUrl),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  noteCommand(submitUpdate.name, input.dealId);
  try {
    return await ask(context, ({ workflow }) =>
      workflow.executeUpdateWithStart(submitUpdate, { startWorkflowOperation }),
    );
  } catch (failure) {
    const stored = hasEnded(failure) ? await context.stores.cases.load(input.dealId) : undefined;
    if (!stored || !isDeal(stored.view)) throw failure;
    return stored.view;
  }
}

function hasEnded(failure: unknown): boolean {
  if (failure instanceof WorkflowExecutionAlreadyStartedError) return true;
  return failure instanceof DomainError && failure.code === 'case-closed';
}
