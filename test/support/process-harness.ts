import { WithStartWorkflowOperation, type WorkflowHandleWithStartDetails } from '@temporalio/client';
import type { ProcessView } from '../../domain/processes/process-facts.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { completeTaskUpdate, type TaskAnswer, viewQuery } from '../../workflows/case.messages.ts';
import { type ProcessCaseInput, processCaseWorkflow, startUpdate } from '../../workflows/process.messages.ts';
import { processStartOptions } from '../../workflows/process.start.ts';
import { openTask } from './open-task.ts';
import type { Timeskip } from './timeskip.ts';

export const applicant = 'P-APP11CANT1';
export const partner = { personId: applicant, via: 'email-link' as const };

/** One running case under test. */
export interface RunningCase {
  readonly handle: WorkflowHandleWithStartDetails;
  view(): Promise<ProcessView>;
  /** Answers the open task of a step. */
  answer(step: string, outcome: string, personId: string, more?: Partial<TaskAnswer>): Promise<ProcessView>;
  /** Fills in the form of the open task of a step, as the partner. */
  fill(step: string, values: FormValues, personId?: string): Promise<ProcessView>;
}

export interface ProcessHarness extends Timeskip {
  start(program: Process, values?: FormValues, more?: Partial<ProcessCaseInput>): Promise<RunningCase>;
}

let serial = 0;

export function processesIn(timeskip: Timeskip): ProcessHarness {
  return {
    ...timeskip,
    async start(program, values = {}, more = {}) {
      serial += 1;
      const input: ProcessCaseInput = {
        caseId: `C-${String(serial).padStart(10, '0')}`,
        program,
        partner: { id: 'northwind', name: 'Northwind', tier: 'silver', country: 'DE' },
        startedBy: partner,
        values,
        title: `Case ${serial}`,
        ...more,
      };
      const started = await startCase(timeskip, input);
      timeskip.handles.push(started.handle);
      return started;
    },
  };
}

async function startCase({ client }: Timeskip, input: ProcessCaseInput): Promise<RunningCase> {
  const startWorkflowOperation = new WithStartWorkflowOperation(processCaseWorkflow, {
    ...processStartOptions(input, 'http://portal.example'),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await client.workflow.executeUpdateWithStart(startUpdate, { startWorkflowOperation });
  const handle = (await startWorkflowOperation.workflowHandle()) as WorkflowHandleWithStartDetails;
  // Without the run: a case that continued as new is the same case.
  const current = client.workflow.getHandle(handle.workflowId);
  const view = async () => (await current.query(viewQuery)) as ProcessView;
  const answer: RunningCase['answer'] = async (step, outcome, personId, more = {}) => {
    const actor = { personId, via: 'portal' as const };
    const args: [TaskAnswer] = [{ taskId: await openTask(view, step), outcome, actor, ...more }];
    return (await current.executeUpdate(completeTaskUpdate, { args })) as ProcessView;
  };
  return {
    handle,
    view,
    answer,
    fill: (step, values, personId = applicant) => answer(step, 'send', personId, { data: { values } }),
  };
}
