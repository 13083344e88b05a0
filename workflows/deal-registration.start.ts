import { type SearchAttributePair, TypedSearchAttributes } from '@temporalio/common';
import { amountInProgramCurrency } from '../domain/deals/approval.rules.ts';
import { dealWorkflowId } from '../domain/ids.ts';
import { formatMoney } from '../domain/money.ts';
import { taskQueue } from './case.messages.ts';
import type { DealRegistrationInput } from './deal-registration.messages.ts';
import { searchAttributes } from './search-attributes.ts';

/**
 * How every deal is started, by whoever starts it: a readable id, what an admin searches by, and a summary of at most
 * 200 bytes. No personal data in any of it.
 */
export function dealStartOptions(input: DealRegistrationInput, publicUrl: string) {
  const { dealId, program, partner, registration } = input;
  const { value, productFamily, territory } = registration;
  const pairs: SearchAttributePair[] = [
    { key: searchAttributes.program, value: program.program },
    { key: searchAttributes.programVersion, value: program.version },
    { key: searchAttributes.partner, value: partner.id },
    { key: searchAttributes.stage, value: 'intake' },
    { key: searchAttributes.amount, value: amountInProgramCurrency(program, value) },
  ];
  return {
    workflowId: dealWorkflowId(partner.id, dealId),
    taskQueue,
    args: [input] as [DealRegistrationInput],
    staticSummary: `${formatMoney(value)} · ${productFamily} · ${territory} · ${partner.id}`,
    staticDetails: `[Open ${dealId} in the console](${publicUrl}/deals/${dealId})`,
    typedSearchAttributes: new TypedSearchAttributes(pairs),
  };
}
