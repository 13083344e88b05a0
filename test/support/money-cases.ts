import { randomUUID } from 'node:crypto';
import type { Allocation } from '../../domain/mdf/fund.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { ProcessView } from '../../domain/processes/process-facts.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { ServiceContext } from '../../handlers/services/context.ts';
import { answerTask } from '../../handlers/services/tasks/answer-task.ts';
import { seedPartners, seedPeople } from '../../local/seed-data.ts';
import { processCaseWorkflow } from '../../workflows/process.messages.ts';
import { processStartOptions } from '../../workflows/process.start.ts';
import { allocationOf, fundOf, newId } from '../connected/store/ledger-fixtures.ts';
import { moneyProgram } from './money-program.ts';
import { callerOf, type TestProduct } from './product.ts';

const { northwindOwner, finance } = seedPeople;
const [northwind] = seedPartners;

/** What every case asks for, claims and is paid. */
export const amount = { amount: 1000, currency: 'EUR' };
const answers: Readonly<Record<string, { readonly person: Person; readonly values: FormValues }>> = {
  claim: { person: northwindOwner, values: { amount } },
  pay: { person: finance, values: { amount, paidOn: '2026-12-01', reference: 'SEPA 1' } },
};

/** Money for more cases than a test can have. */
export async function fillFund({ stores }: TestProduct): Promise<Allocation> {
  const act = () => ({ key: randomUUID(), at: new Date().toISOString(), amount: 100_000_000 });
  const fund = fundOf({ period: { from: '2026-01-01', to: '2099-12-31' } });
  const allocation = allocationOf(fund);
  await stores.funds.create(fund, act());
  await stores.funds.allocate(allocation, act());
  return allocation;
}

/** Cases of the shortest program that has money. */
export async function moneyCases(product: TestProduct) {
  const program = await moneyProgram();
  const start = async (): Promise<string> => {
    const caseId = newId('case');
    const { id = '', name = '', tier = '', country = '' } = northwind ?? {};
    const input = {
      ...{ caseId, program, partner: { id, name, tier, country }, title: 'Roadshow' },
      startedBy: { personId: northwindOwner.id, via: 'portal' as const },
      values: { name: 'Roadshow', amount, from: '2026-11-20', to: '2026-11-21' },
    };
    await product.temporal.workflow.start(processCaseWorkflow, {
      ...processStartOptions(input, 'http://portal.example'),
      // So long until Temporal notices that a worker is gone.
      workflowTaskTimeout: '2s',
    });
    return caseId;
  };
  const viewOf = async (caseId: string) =>
    (await product.stores.cases.load(caseId))?.view as ProcessView | undefined;
  const openTask = async (caseId: string) =>
    (await viewOf(caseId))?.tasks.find(({ status }) => status === 'open');
  /** Answers the task as its person does, once. @throws what they are told when it is not taken */
  const answer = async (caseId: string, step: string, requestKey: string, answerWithin: number) => {
    const view = await viewOf(caseId);
    const task = view?.tasks.find((each) => each.step === step);
    const said = answers[step];
    if (!view || !task || !said) throw new Error(`${caseId} has no task for ${step}.`);
    const context = { temporal: async () => product.temporal, answerWithin } as ServiceContext;
    const caller = callerOf(said.person);
    const actor = { personId: said.person.id, via: caller.via };
    const asked = { caller, workflowId: view.workflowId, taskId: task.id, requestKey };
    await answerTask<ProcessView>(context, asked, async () => ({
      ...{ taskId: task.id, outcome: 'send', actor, data: { values: said.values } },
    }));
  };
  return { start, viewOf, openTask, answer };
}
