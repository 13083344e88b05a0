import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Process } from '../domain/programs/process.schema.ts';
import { isProcess } from '../domain/programs/program.ts';
import { checkStart } from '../domain/programs/start.rules.ts';
import { type ProcessCaseInput, processCaseWorkflow } from '../workflows/process.messages.ts';
import { processStartOptions } from '../workflows/process.start.ts';
import type { OutsideActivities, StartCaseInput } from './activities.ts';
import { endsHere } from './automatic-failures.ts';
import type { Stores } from './store/stores.ts';

export interface StartCaseDeps {
  readonly stores: Pick<Stores, 'programs'>;
  readonly client: Pick<Client, 'workflow'>;
  readonly publicUrl: string;
  readonly now?: (() => Date) | undefined;
}

/**
 * Starts a case of the program in force for the same partner; one that runs already under this id is what was asked for.
 * @throws ApplicationFailure `unknown-name` when no such program is in force, `form-refused` when the values do not make
 *   its starting form; anything else passes, and is tried again.
 */
export function createStartCase(deps: StartCaseDeps): OutsideActivities['startCase'] {
  return async (input) => {
    const now = (deps.now?.() ?? new Date()).toISOString();
    const program = await deps.stores.programs.current(input.programId, now);
    if (!isProcess(program))
      throw endsHere(
        'unknown',
        `No program "${input.programId}" that a case can be started of is in force: publish one.`,
      );
    const options = processStartOptions(await caseInput(program, input, now), deps.publicUrl);
    try {
      await deps.client.workflow.start(processCaseWorkflow, options);
    } catch (failure) {
      if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw failure;
    }
    return { caseId: input.caseId, workflowId: options.workflowId };
  };
}

async function caseInput(program: Process, input: StartCaseInput, now: string): Promise<ProcessCaseInput> {
  const { caseId, partner, startedBy, parent } = input;
  const checked = await checkStart(program, input.values, { partner, now, kept: input.values });
  if ('problems' in checked) {
    const words = checked.problems.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw endsHere(
      'formRefused',
      `The starting form of "${program.title}" does not take these values. ${words}.`,
    );
  }
  const { values, title } = checked;
  return {
    caseId,
    program,
    partner,
    startedBy: { personId: startedBy, via: 'system' },
    values,
    title,
    parent,
  };
}
