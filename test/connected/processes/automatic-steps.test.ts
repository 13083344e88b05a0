import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { publishProgram } from '../../../handlers/services/programs/publish-shipped.ts';
import type { Caller } from '../../../handlers/services/services.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { manager, seller, startProduct, type TestProduct } from '../../support/product.ts';

const calendar =
  'timeZone: UTC, workingDays: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "23:59", holidays: []';
const child = `
program: follow-up
kind: business-plan
version: 1
title: Follow-up
calendar: { ${calendar} }
roles: { channel-manager: Channel manager }
starts: { by: vendor, form: plan, caseTitle: "Plan {{ plan.goal }}" }
forms: { plan: { title: Plan, fields: [{ type: text, name: goal, label: Goal }] } }
stages: [{ id: work, label: Work, steps: [{ step: task, id: look, by: channel-manager, within: P30D }] }]
outcomes: { done: { label: Done, tone: positive } }
`;
const source = `
program: upgrade
kind: custom
version: 1
title: Upgrade
calendar: { ${calendar} }
roles: { channel-manager: Channel manager }
starts: { by: partner, form: wish, caseTitle: "Upgrade to {{ wish.tier }}" }
forms: { wish: { title: Wish, fields: [{ type: text, name: tier, label: Tier }] } }
stages:
  - id: work
    label: Work
    steps:
      - { step: check, id: names, check: sanctions, with: { name: partner.name, country: partner.country } }
      - { step: action, id: moved, action: set-tier, with: { tier: wish.tier } }
      - { step: action, id: noted, action: publish-note, with: { text: '"Moved from " + moved.before' } }
      - { step: webhook, id: told, to: erp, with: { tier: wish.tier } }
      - { step: message, id: mail, to: partner, subject: "Now {{ wish.tier }}", text: "You were **{{ moved.before }}**." }
      - { step: program, id: plan, program: follow-up, with: { goal: '"Grow as " + wish.tier' } }
      - step: agreement
        id: terms
        title: Terms
        text: "# Terms of {{ wish.tier }}\\n\\nBoth agree."
        by: partner
        within: P30D
        countersign: { by: channel-manager, within: P30D }
outcomes: { done: { label: Done, tone: positive } }
`;

let product: TestProduct;
let worker: { stop: () => Promise<void> };
let server: Server;
const heard: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(String(request.headers['webhook-id']));
    response.writeHead(heard.length === 1 ? 503 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const erp = { url: `http://127.0.0.1:${port}/`, secret: 'a secret of twenty-four letters' };
  product = await startProduct({ webhooks: { erp } });
  const publishers = { proposedBy: seedPeople.ops.id, publishedBy: seedPeople.secondOps.id };
  for (const text of [child, source])
    await publishProgram(product.stores, text, { ...publishers, now: new Date('2026-01-01T00:00:00Z') });
  worker = await product.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await product.close();
  server.close();
});

/** The case once a task waits for this person. */
function waitingFor(caller: Caller, caseId: string): Promise<ProcessView> {
  return vi.waitFor(
    async () => {
      const { view } = await product.services.cases.get(caller, caseId);
      const asked = view.tasks.filter(({ status }) => status === 'open');
      expect(asked.flatMap(({ assignees }) => assignees)).toContain(caller.person.id);
      return view;
    },
    { timeout: 30_000, interval: 100 },
  );
}

async function sign(caller: Caller, caseId: string, name: string): Promise<ProcessView> {
  const { tasks } = await waitingFor(caller, caseId);
  const task = tasks.find(({ status }) => status === 'open');
  const hash = task?.agreement?.hash;
  const answer = { outcome: 'sign', data: { name, hash } };
  return product.services.cases.completeTask(caller, caseId, task?.id ?? '', answer);
}

test('a case walks its automatic steps in the real world, and keeps what was signed', async () => {
  const { cases } = product.services;
  const options = { requestKey: 'one' };
  const begun = await cases.start(seller, 'upgrade', { tier: 'platinum' }, options);

  await sign(seller, begun.id, 'Ana Silva');
  await sign(manager, begun.id, 'Mara Brandt');
  const handle = product.temporal.workflow.getHandle(begun.workflowId);
  await handle.result();

  const { view, timeline } = await cases.get(manager, begun.id);
  const { names, moved, plan, terms } = view.facts.data;
  expect(view.outcome).toBe('done');
  expect(names).toMatchObject({ outcome: 'review' });
  expect(moved).toEqual({ before: 'gold' });
  expect((await product.stores.partners.get('northwind'))?.tier).toBe('platinum');
  expect(timeline.filter(({ kind }) => kind === 'note')).toHaveLength(1);
  expect(heard).toHaveLength(2);
  expect(new Set(heard).size).toBe(1);
  const mail = product.mails.find(({ subject }) => subject === 'Now platinum');
  expect(mail?.html).toContain('<strong>');
  const followUp = await cases.get(manager, String(plan?.caseId));
  expect(followUp.view.title).toBe('Plan Grow as platinum');
  const document = await product.stores.documents.get(String(terms?.documentId));
  expect(document?.signatures.map(({ name }) => name)).toEqual(['Ana Silva', 'Mara Brandt']);
  expect(document?.text).toBe('# Terms of platinum\n\nBoth agree.');
  expect(Buffer.from(document?.pdf.slice(0, 5) ?? []).toString()).toBe('%PDF-');
});
