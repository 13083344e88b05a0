import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { Stores } from '../activities/store/stores.ts';
import type { DealInput } from '../domain/deals/deal.schema.ts';
import { dealWorkflowId, idFrom } from '../domain/ids.ts';
import type { Person } from '../domain/people/person.schema.ts';
import type { Caller } from '../handlers/services/services.ts';
import { seedPeople } from '../local/seed-data.ts';
import { answerUpdate, bare, startedUpdate } from './bare.workflow.ts';
import type { Shape } from './shape.ts';
import type { Stage } from './stage.ts';

/** Something that takes one deal from its submission to protection, and says which workflow it was. */
export interface Subject {
  readonly name: string;
  run(): Promise<string>;
}

const callerOf = (person: Person): Caller => ({ person, via: 'portal' });
const letters = 'abcdefghijklmnopqrstuvwxyz';
const word = () => [...randomBytes(9)].map((byte) => letters[byte % letters.length]).join('');

/** A deal that one level approves, for a customer that resembles no other. */
function typed(): DealInput {
  const name = word();
  return {
    customer: { name: `${name} ${word()} GmbH`, country: 'DE', website: `${name}.example` },
    productFamily: 'platform',
    value: { amount: 2_000_000, currency: 'EUR' },
    expectedClose: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
    description: 'Measured',
    ifTaken: 'queue',
  };
}

/** Through the services that the portal and the API call. */
export function throughServices({ services }: Stage): Subject {
  const seller = callerOf(seedPeople.alpineSeller);
  const manager = callerOf(seedPeople.channelManager);
  return {
    name: 'a deal, through the services',
    async run() {
      const { id, workflowId } = await services.deals.submit(seller, typed(), { requestKey: randomUUID() });
      const view = await services.deals.completeTask(manager, id, 'T1', { outcome: 'approve' });
      if (view.stage !== 'protected') throw new Error(`${id} is ${view.stage}, not protected`);
      return workflowId;
    },
  };
}

/** Over HTTP, with two API keys: sign-in, limits and JSON included. */
export async function throughHttp({ apiUrl, stores }: Stage): Promise<Subject> {
  const sell = await keyFor(stores, seedPeople.alpineSeller);
  const approve = await keyFor(stores, seedPeople.channelManager);
  const post = async (path: string, key: string, body: unknown) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${apiUrl}/v1${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string; stage: string };
  };
  return {
    name: 'a deal, over HTTP',
    async run() {
      const { id } = await post('/deals', sell, typed());
      const { stage } = await post(`/deals/${id}/tasks/T1/completion`, approve, { outcome: 'approve' });
      if (stage !== 'protected') throw new Error(`${id} is ${stage}, not protected`);
      return dealWorkflowId('alpine', id);
    },
  };
}

async function keyFor({ people }: Stores, person: Person): Promise<string> {
  const key = `tl_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(key).digest();
  await people.putApiKey({
    id: idFrom('apiKey', hash),
    hash: hash.toString('hex'),
    personId: person.id,
    label: 'Measurement',
    scopes: ['deals:read', 'deals:write', 'tasks:write'],
    createdAt: new Date().toISOString(),
  });
  return key;
}

/** The same steps, e-mails, timers and updates, with nothing in any of them. */
export function bareWorkflow(client: Client, shape: Shape): Subject {
  return {
    name: 'bare workflow',
    async run() {
      const workflowId = `bare/${randomUUID()}`;
      const startWorkflowOperation = new WithStartWorkflowOperation(bare, {
        workflowId,
        taskQueue: 'bare',
        args: [shape],
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      await client.workflow.executeUpdateWithStart(startedUpdate, { startWorkflowOperation });
      const stage = await client.workflow.getHandle(workflowId).executeUpdate(answerUpdate);
      if (stage !== 'protected') throw new Error(`${workflowId} is ${stage}, not protected`);
      return workflowId;
    },
  };
}
