import { WithStartWorkflowOperation, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { isDeal } from '../../../domain/cases/any-case.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { evaluateAll } from '../../../domain/programs/expressions.rules.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import {
  type ProcessCaseInput,
  processCaseWorkflow,
  startUpdate,
} from '../../../workflows/process.messages.ts';
import { processStartOptions } from '../../../workflows/process.start.ts';
import type { ServiceContext } from '../context.ts';
import { ask } from '../temporal.ts';

/** A case as it is asked for; its title comes from its values. */
export type NewCase = Omit<ProcessCaseInput, 'title'>;

/**
 * Starts the case, joins the one that runs, or finds the one that has ended: whoever sends the same again gets the
 * same case, a second or a year later.
 */
export async function startOrFind(context: ServiceContext, asked: NewCase): Promise<ProcessView> {
  const input: ProcessCaseInput = { ...asked, title: titleOf(context, asked) };
  const startWorkflowOperation = new WithStartWorkflowOperation(processCaseWorkflow, {
    ...processStartOptions(input, context.publicUrl),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  try {
    return await ask(context, () =>
      context.temporal.workflow.executeUpdateWithStart(startUpdate, { startWorkflowOperation }),
    );
  } catch (failure) {
    const stored = hasEnded(failure) ? await context.stores.cases.load(input.caseId) : undefined;
    if (!stored || isDeal(stored.view)) throw failure;
    return stored.view as ProcessView;
  }
}

function hasEnded(failure: unknown): boolean {
  if (failure instanceof WorkflowExecutionAlreadyStartedError) return true;
  return failure instanceof DomainError && failure.code === 'case-closed';
}

const longestTitle = 120;

/** One line, in the program's words; the program's own title where they come to nothing. */
function titleOf(
  { now }: Pick<ServiceContext, 'now'>,
  { program, partner, values }: { program: Process; partner: NewCase['partner']; values: FormValues },
): string {
  const { texts } = evaluateAll({
    types: program.types,
    data: { [program.starts.form]: values, partner },
    now: now().toISOString(),
    expressions: [],
    texts: [program.starts.caseTitle],
  });
  const [made] = texts;
  const words = made && 'value' in made ? String(made.value) : '';
  return words.replace(/\s+/g, ' ').trim().slice(0, longestTitle) || program.title;
}
