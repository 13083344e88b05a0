import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRows, partitions } from '../../../activities/store/case-rows.ts';
import { createItems, type NewItem } from '../../../activities/store/items.ts';
import { activityItem } from '../../../activities/store/ledger-items.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { caseWorkflowId } from '../../../domain/ids.ts';
import { signLink } from '../../../domain/links/link-token.ts';
import type { Allocation } from '../../../domain/mdf/fund.schema.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { pageRoutes } from '../../../handlers/pages/page-routes.ts';
import { createServices } from '../../../handlers/services/create-services.ts';
import { publishProgram } from '../../../handlers/services/programs/publish-shipped.ts';
import { linkKeys, publicUrl } from '../../offline/handlers/support/setting.ts';
import { createTestTable } from '../../support/table.ts';
import { act, activityOf, fundWith, newId } from '../store/ledger-fixtures.ts';
import { countBytes, countConsumption } from '../store/requests-counted.ts';
import { today } from './money-world.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: ReturnType<typeof createDynamoStores>;
let allocation: Allocation;
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores(table);
  const publishers = { proposedBy: newId('person'), publishedBy: newId('person'), now: today() };
  await publishProgram(stores, readFileSync('programs/mdf.yaml', 'utf8'), publishers);
  ({ allocation } = await fundWith(stores.funds, 500_000, { for: { to: 'tier', tier: 'gold' } }));
});
afterAll(() => table.drop());

/**
 * A partner of the tier that has asked this often; ids and names are of one length. The rows are those that the store
 * writes for its list of requests and for the money of each.
 */
async function partnerWith(requests: number): Promise<Person> {
  const id = `partner-${String(requests).padStart(4, '0')}`;
  const partner: Partner = { id, name: id, tier: 'gold', country: 'DE', domains: [] };
  const person: Person = {
    ...{ id: newId('person'), name: 'Mika North', email: `mika@${id}.example`, partnerId: id },
    ...{ roles: ['marketer'], timeZone: 'UTC', active: true },
  };
  await Promise.all([stores.partners.put(partner), stores.people.put(person)]);
  const items = createItems(table.client, table.tableName);
  const rows = Array.from({ length: requests }, (_, at) => {
    const openedAt = new Date(Date.UTC(2026, 5, 1, 9, at)).toISOString();
    const view = requestOf(partner, openedAt);
    const of = { partnerId: id, caseId: view.id, title: view.title, reservedAt: openedAt };
    const activity = activityOf(allocation, 1000, of);
    const { caseId, fundId } = activity;
    const entry = {
      ...act({
        movement: 'reserved',
        amount: 1000,
        currency: 'EUR',
        from: 'available',
        to: 'reserved',
      } as const),
      ...{ partnerId: id, caseId, fundId, allocationId: allocation.id },
    };
    const { reserved, granted, payable, paid, released } = activity;
    const money = {
      ...activityItem(activity, entry),
      accounts: { reserved, granted, payable, paid, released },
    };
    const listed = listRows(items, view).flatMap(({ Put }) => (Put?.Item ?? []) as NewItem);
    return [...listed.filter(({ gsi1pk }) => gsi1pk === partitions.casesOfPartnerFor(id, 'mdf')), money];
  }).flat();
  const batches = Array.from({ length: Math.ceil(rows.length / 25) }, (_, at) =>
    rows.slice(at * 25, at * 25 + 25),
  );
  for (let at = 0; at < batches.length; at += 8)
    await Promise.all(batches.slice(at, at + 8).map((batch) => items.putAll(batch)));
  return person;
}

function requestOf({ id: partnerId, name }: Partner, openedAt: string): ProcessView {
  const id = newId('case');
  return {
    ...{
      id,
      kind: 'mdf',
      workflowId: caseWorkflowId('mdf', partnerId, id),
      program: { id: 'mdf', version: 1 },
    },
    ...{
      partner: { id: partnerId, name },
      title: 'Roadshow',
      stage: 'claims',
      stageLabel: 'You claim, we pay',
    },
    ...{ status: 'open', tasks: [], openedAt, stageSince: openedAt, updatedAt: openedAt, revision: 1 },
    next: { what: 'Claim', waitsFor: { party: 'partner', personIds: [] } },
    facts: { startedBy: newId('person'), data: {}, open: [], position: {} },
  };
}

test('the page of a partner with a thousand requests asks DynamoDB for what it asks with ten', async () => {
  const [few, many] = [await partnerWith(10), await partnerWith(1000)];
  const services = createServices({
    ...{ stores, linkKeys, publicUrl, now: today },
    temporal: () => Promise.reject(new Error('This page never asks Temporal')),
    shippedPrograms: new URL('../../../programs/', import.meta.url),
    files: () => Promise.reject(new Error('This page shows no files')),
    sendSignInLink: async () => undefined,
    sendSignInPause: async () => undefined,
    sendDraftLink: async () => undefined,
    sendInvitation: async () => undefined,
  });
  const app = pageRoutes({
    services,
    audit: stores.audit,
    branding: brandingSchema.parse({}),
    publicUrl,
    now: today,
  });
  const times = { issuedAt: today(), expiresAt: new Date(today().getTime() + 3_600_000) };
  const [counted, bytes] = [countConsumption(table.client), countBytes(table.client)];
  const opened = async ({ id }: Person) => {
    const session = await signLink(linkKeys, { use: 'session', personId: id }, times);
    counted.reset();
    bytes.taken();
    const answer = await app.request(`${publicUrl}/funds`, {
      headers: { cookie: `${sessionCookie}=${session}` },
    });
    const html = await answer.text();
    return {
      rows: html.match(/>Roadshow</g)?.length,
      size: html.length,
      ...counted.used,
      bytes: bytes.taken(),
    };
  };
  // What every page loads once is not of this page.
  await opened(few);

  const [ten, thousand] = [await opened(few), await opened(many)];

  expect(ten.rows).toBe(10);
  expect(thousand).toMatchObject({ rows: 10, requests: ten.requests, units: ten.units });
  // The place to go on from is all that comes besides.
  for (const what of ['bytes', 'size'] as const) expect(thousand[what] / ten[what], what).toBeCloseTo(1, 1);
});
