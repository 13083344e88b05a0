import { readFileSync } from 'node:fs';
import {
  type Client,
  WithStartWorkflowOperation,
  type WorkflowHandleWithStartDetails,
} from '@temporalio/client';
import { parse } from 'yaml';
import type { Registration } from '../../domain/deals/deal.schema.ts';
import { type DealProgram, dealProgramSchema } from '../../domain/programs/deal-registration.schema.ts';
import { completeTaskUpdate, type TaskAnswer, viewQuery } from '../../workflows/case.messages.ts';
import {
  type DealRegistrationInput,
  type DealView,
  dealRegistrationWorkflow,
  submitUpdate,
} from '../../workflows/deal-registration.messages.ts';
import { dealStartOptions } from '../../workflows/deal-registration.start.ts';
import { openTask } from './open-task.ts';
import { startTimeskip, type Timeskip } from './timeskip.ts';

const root = new URL('../../', import.meta.url);

/** The program that ships, with what a test changes. */
export function shippedProgram(change: Partial<DealProgram> = {}): DealProgram {
  const source = readFileSync(new URL('programs/deal-registration.yaml', root), 'utf8');
  return { ...dealProgramSchema.parse(parse(source)), ...change };
}

export const seller = 'P-SE11ER0001';

let serial = 0;
/** A registration by northwind of a customer nobody else has, with what a test changes. */
export function dealInput(
  change: Partial<Registration> = {},
  rest: Partial<DealRegistrationInput> = {},
): DealRegistrationInput {
  serial += 1;
  const registration: Registration = {
    customer: { name: `Customer ${serial}`, country: 'DE' },
    productFamily: 'platform',
    value: { amount: 2_000_000, currency: 'EUR' },
    expectedClose: '2028-01-31',
    description: '',
    ifTaken: 'queue',
    identityKeys: [`name:customer ${serial}|DE`],
    normalisedName: `customer ${serial}`,
    blockingTokens: [],
    territory: 'dach',
    ...change,
  };
  return {
    dealId: `D-${String(serial).padStart(10, '0')}`,
    program: shippedProgram(),
    partner: { id: 'northwind', name: 'Northwind', tier: 'silver' },
    registration,
    submittedBy: { personId: seller, via: 'api' },
    ...rest,
  };
}

/** One running deal under test. */
export interface RunningDeal {
  readonly handle: WorkflowHandleWithStartDetails;
  readonly placed: DealView;
  view(): Promise<DealView>;
  answer(step: string, outcome: string, personId: string, more?: Partial<TaskAnswer>): Promise<DealView>;
}

export interface Harness extends Timeskip {
  submit(input: DealRegistrationInput): Promise<RunningDeal>;
}

/** Virtual time, the real workflow code, and a world in memory, for deals. */
export async function startHarness(testServerPath: string): Promise<Harness> {
  return dealsIn(await startTimeskip(testServerPath));
}

export function dealsIn(timeskip: Timeskip): Harness {
  return {
    ...timeskip,
    async submit(input) {
      const deal = await submit(timeskip.client, input);
      timeskip.handles.push(deal.handle);
      return deal;
    },
  };
}

async function submit(client: Client, input: DealRegistrationInput): Promise<RunningDeal> {
  const { workflowId, ...options } = dealStartOptions(input, 'http://portal.example');
  const startWorkflowOperation = new WithStartWorkflowOperation(dealRegistrationWorkflow, {
    ...options,
    workflowId,
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const placed = await client.workflow.executeUpdateWithStart(submitUpdate, { startWorkflowOperation });
  const handle = (await startWorkflowOperation.workflowHandle()) as WorkflowHandleWithStartDetails;
  const view = async () => (await handle.query(viewQuery)) as DealView;
  const answer: RunningDeal['answer'] = async (step, outcome, personId, more = {}) => {
    const actor = { personId, via: 'portal' as const };
    const args: [TaskAnswer] = [{ taskId: await openTask(view, step), outcome, actor, ...more }];
    return (await handle.executeUpdate(completeTaskUpdate, { args })) as DealView;
  };
  return { handle, placed, view, answer };
}
