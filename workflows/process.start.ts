import { type SearchAttributePair, TypedSearchAttributes } from '@temporalio/common';
import { caseWorkflowId } from '../domain/ids.ts';
import { taskQueue } from './case.messages.ts';
import type { ProcessCaseInput } from './process.messages.ts';
import { searchAttributes } from './search-attributes.ts';

/**
 * How every case of a process is started, by whoever starts it: a readable id, what an admin searches by, and a summary
 * of at most 200 bytes. No personal data in any of it: a case's title may hold some, so it is left out.
 */
export function processStartOptions(input: ProcessCaseInput, publicUrl: string) {
  const { caseId, program, partner } = input;
  const pairs: SearchAttributePair[] = [
    { key: searchAttributes.program, value: program.program },
    { key: searchAttributes.programVersion, value: program.version },
    { key: searchAttributes.partner, value: partner.id },
    { key: searchAttributes.stage, value: program.stages[0]?.id ?? '' },
  ];
  return {
    workflowId: caseWorkflowId(program.program, partner.id, caseId),
    taskQueue,
    args: [input] as [ProcessCaseInput],
    staticSummary: `${program.title} · ${partner.id}`,
    staticDetails: `[Open ${caseId} in the console](${publicUrl}/cases/${caseId})`,
    typedSearchAttributes: new TypedSearchAttributes(pairs),
  };
}
