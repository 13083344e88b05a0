import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Task } from '../../domain/cases/case.schema.ts';
import { dealWorkflowId, idFrom } from '../../domain/ids.ts';
import { isDealProgram } from '../../domain/programs/program.ts';
import { type SyntheticStep, syntheticRegistration } from '../../domain/synthetic/synthetic-deal.rules.ts';
import {
  syntheticApprover,
  syntheticPartnerId,
  syntheticSeller,
} from '../../domain/synthetic/synthetic-partner.ts';
import { type LinkDeps, portalUrl, taskUrl } from '../mail/links.ts';
import { mailKey } from '../send-message.activity.ts';
import type { Stores } from '../store/stores.ts';
import { ask, type Fetch, notDone, until } from './front-door.ts';
import { removeDeals } from './remove-deals.ts';
import type { SyntheticActivities, SyntheticStepInput } from './synthetic-activities.ts';

export interface SyntheticDeps extends LinkDeps {
  readonly stores: Pick<Stores, 'cases' | 'customers' | 'programs' | 'synthetic'>;
  readonly client: Pick<Client, 'workflow' | 'workflowService' | 'options'>;
  /** The way to the front door; the machine's own if not given. */
  readonly fetch?: Fetch;
}

/** What a step is taken with. */
interface Run extends SyntheticDeps {
  readonly runId: string;
  /** The API key of this run: made of the signing keys, so that no history has it. */
  readonly key: string;
  readonly dealId: string;
}
type Step = (run: Run) => Promise<string | undefined>;

/** Takes a step as a partner or an approver would: over HTTP, by an API key and by the link of an e-mail. */
export function takeSyntheticStep(deps: SyntheticDeps): SyntheticActivities['takeSyntheticStep'] {
  return async ({ step, runId, dealId = '' }: SyntheticStepInput) => {
    const began = performance.now();
    const made = await steps[step]({ ...deps, runId, key: keyOf(deps, runId), dealId });
    const milliseconds = Math.round(performance.now() - began);
    return { ...(made === undefined ? {} : { dealId: made }), milliseconds };
  };
}

const steps: Readonly<Record<SyntheticStep, Step>> = {
  register,
  async task({ stores, dealId }) {
    await until('The task did not come to the inbox', () => openTask(stores, dealId));
    return undefined;
  },
  async mail({ stores, dealId }) {
    const { id } = await theTask(stores, dealId);
    const sent = { workflowId: dealWorkflowId(syntheticPartnerId, dealId), step: `${id}-opened` };
    const key = mailKey(sent, syntheticApprover.id);
    const look = async () => (await stores.synthetic.wasSent(key)) || undefined;
    await until('SES did not take the e-mail', look);
    return undefined;
  },
  approve,
  async protect(run) {
    const look = async () => ((await dealOf(run)).stage === 'protected' ? true : undefined);
    await until('The deal was not protected', look);
    return undefined;
  },
  async withdraw(run) {
    const path = `/v1/deals/${run.dealId}/acts/withdraw`;
    const answer = await asPartner(run, path, 'POST /v1/deals/{id}/acts/withdraw', { reason: 'Synthetic' });
    if (answer.outcome !== 'withdrawn') throw notDone('The deal did not end as withdrawn');
    return undefined;
  },
  async remove(run) {
    await removeDeals(run, run.dealId);
    await run.stores.synthetic.removeKey(hashOf(run.key).toString('hex'));
    return undefined;
  },
};

async function register(run: Run): Promise<string> {
  const { stores, key, runId, now = () => new Date() } = run;
  const hash = hashOf(key);
  await stores.synthetic.prepare({
    id: idFrom('apiKey', hash),
    hash: hash.toString('hex'),
    personId: syntheticSeller.id,
    label: 'Synthetic deal',
    scopes: ['deals:read', 'deals:write'],
    createdAt: now().toISOString(),
    expiresAt: new Date(now().getTime() + 10 * 60_000).toISOString(),
  });
  const program = await stores.programs.current('deal-registration', now().toISOString());
  if (!isDealProgram(program)) throw notDone('No program for deals is published');
  const registration = syntheticRegistration(program, runId, now());
  const deal = await asPartner(run, '/v1/deals', 'POST /v1/deals', registration, 201);
  return deal.id;
}

/** The page behind the link, as a browser opens it and sends its form. */
async function approve(run: Run): Promise<undefined> {
  const { stores, dealId, publicUrl, fetch: fetchIt = fetch } = run;
  const task = await theTask(stores, dealId);
  const address = await taskUrl(run, dealId, task, syntheticApprover);
  const page = await ask(fetchIt, address, { as: 'GET /t/{token}', expect: 200 });
  if (!(await page.text()).includes('value="approve"'))
    throw notDone('GET /t/{token} has no button to approve');
  await ask(fetchIt, address, {
    as: 'POST /t/{token}',
    expect: 303,
    method: 'POST',
    headers: { origin: new URL(publicUrl).origin },
    body: new URLSearchParams({ outcome: 'approve', requestKey: randomUUID() }),
  });
  return undefined;
}

interface DealAnswer {
  readonly id: string;
  readonly stage: string;
  readonly outcome?: string;
}

const dealOf = (run: Run) => asPartner(run, `/v1/deals/${run.dealId}`, 'GET /v1/deals/{id}');

/** Asks the API as the synthetic seller. */
async function asPartner(
  { fetch: fetchIt = fetch, key, ...place }: Run,
  path: string,
  as: string,
  body?: unknown,
  expect = 200,
): Promise<DealAnswer> {
  const authorization = `Bearer ${key}`;
  const sent = body && { method: 'POST', body: JSON.stringify(body) };
  const headers = { authorization, ...(body ? { 'content-type': 'application/json' } : {}) };
  const answer = await ask(fetchIt, portalUrl(place, path), { as, expect, headers, ...(sent || {}) });
  return (await answer.json()) as DealAnswer;
}

/** What the approver's inbox has of this deal. */
async function openTask({ cases }: Run['stores'], dealId: string): Promise<Task | undefined> {
  const { items } = await cases.listInbox(syntheticApprover.id, { limit: 100 });
  return items.find(({ caseId }) => caseId === dealId)?.task;
}

async function theTask(stores: Run['stores'], dealId: string): Promise<Task> {
  const task = await openTask(stores, dealId);
  if (task) return task;
  throw notDone('The task is not in the inbox any more');
}

function keyOf({ linkKeys: [newest] }: LinkDeps, runId: string): string {
  if (!newest) throw notDone('There is no signing key');
  return `tl_${createHmac('sha256', newest.secret).update(`synthetic deal ${runId}`).digest('base64url')}`;
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();
