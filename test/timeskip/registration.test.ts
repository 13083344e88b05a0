import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { businessTimeBetween } from '../../domain/calendar/business-time.rules.ts';
import type { CaseView } from '../../domain/cases/case.schema.ts';
import {
  completeTaskUpdate,
  forgetUpdate,
  type TaskAnswer,
  viewQuery,
} from '../../workflows/case.messages.ts';
import {
  disputeUpdate,
  joinQueueUpdate,
  reportLostUpdate,
  withdrawUpdate,
} from '../../workflows/deal-registration.messages.ts';
import { day, mailsOf, manager, partner, protectedDeal, refusal } from '../support/deal-cases.ts';
import { dealInput, type Harness, seller, shippedProgram, startHarness } from '../support/deal-harness.ts';

const hour = day / 24;
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness(inject('testServerPath'));
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.world.mails.length = 0;
  harness.world.trail.length = 0;
});

/** What the page of the open task says of its approval. */
const approvalOf = ({ tasks }: Pick<CaseView<unknown>, 'tasks'>) =>
  tasks.find(({ status }) => status === 'open')?.outcomes.find(({ id }) => id === 'approve')?.effect;

describe('approval', () => {
  it('protects a deal for ninety days when its level approves', async () => {
    const deal = await harness.submit(dealInput());
    expect(deal.placed.stage).toBe('review');
    const view = await deal.answer('approval', 'approve', manager);
    expect(view.stage).toBe('protected');
    const { from = '', until = '' } = view.facts.protection ?? {};
    expect(Date.parse(until) - Date.parse(from)).toBe(90 * day);
  });

  it('goes on without the name of a person who is erased, and starts afresh once it is protected', async () => {
    const description = 'Ask Nina Brandt (nina@acme.example)';
    const deal = await harness.submit(dealInput({ description }));
    const current = harness.client.workflow.getHandle(deal.handle.workflowId);
    const nina = { id: seller, name: 'Nina Brandt', email: 'nina@acme.example' };

    const { runId } = await current.describe();
    await current.executeUpdate(forgetUpdate, { args: [nina] });
    const told = await deal.view();
    await deal.answer('approval', 'approve', manager);

    expect(told).toMatchObject({ stage: 'review', tasks: [{ status: 'open' }] });
    expect(told.facts.registration.description).toMatch(/^Ask an erased person \(.*@erased\.invalid\)$/);
    await expect.poll(async () => (await current.describe()).runId).not.toBe(runId);
    expect(JSON.stringify(await current.query(viewQuery))).not.toContain('Nina');
    expect(await current.query(viewQuery)).toMatchObject({ stage: 'protected' });
  });

  it('approves by rule without asking anybody', async () => {
    const deal = await harness.submit(
      dealInput(
        { value: { amount: 900_000, currency: 'EUR' } },
        { partner: { id: 'northwind', name: 'Northwind', tier: 'gold' } },
      ),
    );
    expect(deal.placed.stage).toBe('protected');
    await expect.poll(() => mailsOf(harness, deal.placed.id)).toEqual(['protected']);
  });

  it('approves by rule whoever holds what the rule asks for, and nobody of whom it is not known', async () => {
    const program = shippedProgram({
      autoApprove: [{ name: 'Installers', when: { competencies: ['installation'] } }],
    });
    const of = { id: 'northwind', name: 'Northwind', tier: 'silver' };
    const submit = (competencies?: string[]) =>
      harness.submit(dealInput({}, { program, partner: { ...of, ...(competencies && { competencies }) } }));
    const deals = [await submit(['installation']), await submit([]), await submit()];

    expect(deals.map(({ placed }) => placed.stage)).toEqual(['protected', 'review', 'review']);
  });

  it('asks finance as well from fifty thousand on', async () => {
    const deal = await harness.submit(dealInput({ value: { amount: 5_000_000, currency: 'EUR' } }));
    const first = await deal.answer('approval', 'approve', manager);
    expect(first.stage).toBe('review');
    expect(first.next.waitsFor.roleLabel).toBe('Finance');
    expect(approvalOf(deal.placed)).toBe('It goes on to the next decision: Finance approval.');
    expect(approvalOf(first)).toBe('The registration is approved, and the deal is protected.');
    const second = await deal.answer('approval', 'approve', 'P-FINANCE001');
    expect(second.stage).toBe('protected');
  });

  it('refuses who is not asked, who answers twice, and who registered the deal', async () => {
    const deal = await harness.submit(dealInput({}, { submittedBy: { personId: manager, via: 'portal' } }));
    expect(await refusal(deal.answer('approval', 'approve', 'P-FINANCE001'))).toBe('not-assigned');
    expect(await refusal(deal.answer('approval', 'approve', manager))).toBe('self-approval');
    expect((await deal.answer('approval', 'approve', 'P-CHANNE0002')).stage).toBe('protected');
    const again = { taskId: deal.placed.tasks[0]?.id ?? '', outcome: 'approve' };
    const args: [TaskAnswer] = [{ ...again, actor: { personId: 'P-CHANNE0002', via: 'portal' } }];
    expect(await refusal(deal.handle.executeUpdate(completeTaskUpdate, { args }))).toBe('task-closed');
  });

  it('takes one of two answers that arrive at once', async () => {
    const deal = await harness.submit(dealInput());
    const taskId = deal.placed.tasks[0]?.id ?? '';
    const both = await Promise.allSettled(
      [manager, 'P-CHANNE0002'].map((personId) => {
        const args: [TaskAnswer] = [{ taskId, outcome: 'approve', actor: { personId, via: 'portal' } }];
        return deal.handle.executeUpdate(completeTaskUpdate, { args });
      }),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('waits for everybody where the quorum is all', async () => {
    const program = shippedProgram();
    const [level] = program.approval.levels;
    if (!level) throw new Error('the shipped program has a level');
    const levels = [{ ...level, quorum: 'all' as const }];
    const deal = await harness.submit(
      dealInput({}, { program: { ...program, approval: { ...program.approval, levels } } }),
    );
    expect((await deal.answer('approval', 'approve', manager)).stage).toBe('review');
    expect((await deal.answer('approval', 'approve', 'P-CHANNE0002')).stage).toBe('protected');
  });

  it('reminds, escalates and rejects when nobody ever decides', async () => {
    const deal = await harness.submit(dealInput());
    await harness.env.sleep('30 days');
    const view = harness.world.views.get(deal.placed.id);
    expect(view?.outcome).toBe('rejected');
    expect(mailsOf(harness, deal.placed.id)).toEqual(
      expect.arrayContaining([
        'registration-received',
        'task-opened',
        'task-reminder',
        'task-escalated',
        'rejected',
      ]),
    );
    expect(view?.tasks.map(({ status }) => status)).toEqual(['done']);
  });

  it('asks operations, and says so, when nobody has the role', async () => {
    const roles = harness.world.roles['channel-manager'];
    harness.world.roles['channel-manager'] = [];
    const deal = await harness.submit(dealInput());
    harness.world.roles['channel-manager'] = roles ?? [];
    expect(deal.placed.tasks[0]?.assignees).toEqual(harness.world.roles.ops);
    expect(harness.world.trail.map(({ kind }) => kind)).toContain('nobody-can-act');
  });
});

describe('changes asked for', () => {
  const ask = { comment: 'The country looks wrong', data: { fields: ['customer.country'] } };

  it('goes back to the partner, and then to the level that asked', async () => {
    const input = dealInput();
    const deal = await harness.submit(input);
    const asked = await deal.answer('approval', 'request-changes', manager, ask);
    expect(asked.stage).toBe('action-required');
    expect(asked.tasks.at(-1)?.fields).toEqual(['customer.country']);
    const registration = { ...input.registration, description: 'changed' };
    const back = await deal.answer('changes', 'resubmit', seller, { data: { registration } });
    expect(back.stage).toBe('review');
    expect(back.facts.registration.description).toBe('changed');
  });

  it('stops the clock of the decision meanwhile', async () => {
    const input = dealInput();
    const deal = await harness.submit(input);
    await deal.answer('approval', 'request-changes', manager, ask);
    await harness.env.sleep('7 days');
    const back = await deal.answer('changes', 'resubmit', seller, {
      data: { registration: input.registration },
    });
    const { openedAt = '', dueAt = '' } = back.tasks.at(-1) ?? {};
    const left = businessTimeBetween(shippedProgram().calendar, openedAt, dueAt);
    // Of the sixteen hours of its service level, less what passed before changes were asked for.
    expect(left).toBeGreaterThan(15 * hour);
    expect(left).toBeLessThanOrEqual(16 * hour);
    expect(back.stage).toBe('review');
  });

  it('settles the conflict anew when the customer is another', async () => {
    const holder = await protectedDeal(harness);
    const input = dealInput();
    const deal = await harness.submit(input);
    await deal.answer('approval', 'request-changes', manager, ask);
    const registration = { ...input.registration, identityKeys: holder.input.registration.identityKeys };
    const view = await deal.answer('changes', 'resubmit', seller, { data: { registration } });
    await expect.poll(async () => (await deal.view()).stage).toBe('queued');
    expect(view.facts.registration.identityKeys).toEqual(holder.input.registration.identityKeys);
    expect(harness.world.holders.has(`${input.registration.identityKeys[0]}#platform#dach`)).toBe(false);
  });

  it('lapses when the changes never come', async () => {
    const deal = await harness.submit(dealInput());
    await deal.answer('approval', 'request-changes', manager, ask);
    await harness.env.sleep('15 days');
    expect(harness.world.views.get(deal.placed.id)?.outcome).toBe('lapsed');
  });
});

describe('conflict and queue', () => {
  it('offers the customer to the next in the queue when the holder ends', async () => {
    const holder = await protectedDeal(harness);
    const second = await harness.submit(dealInput({ identityKeys: holder.input.registration.identityKeys }));
    expect(second.placed.stage).toBe('queued');
    await holder.handle.executeUpdate(reportLostUpdate, {
      args: [{ reason: 'Chose another product', actor: partner }],
    });
    await expect.poll(async () => (await second.view()).stage).toBe('offered');
    const accepted = await second.answer('offer', 'accept', seller);
    expect(accepted.stage).toBe('review');
  });

  it('passes an offer on that is not answered', async () => {
    const holder = await protectedDeal(harness);
    const { identityKeys } = holder.input.registration;
    const second = await harness.submit(dealInput({ identityKeys }));
    const third = await harness.submit(dealInput({ identityKeys }));
    await holder.handle.executeUpdate(withdrawUpdate, { args: [{ reason: 'No budget', actor: partner }] });
    await harness.env.sleep('4 days');
    expect(harness.world.views.get(second.placed.id)?.outcome).toBe('lapsed');
    expect(harness.world.views.get(third.placed.id)?.stage).toBe('offered');
  });

  it('lets a refused partner queue later, or lapse', async () => {
    const holder = await protectedDeal(harness);
    const { identityKeys } = holder.input.registration;
    const patient = await harness.submit(dealInput({ identityKeys, ifTaken: 'refuse' }));
    const silent = await harness.submit(dealInput({ identityKeys, ifTaken: 'refuse' }));
    expect(patient.placed.stage).toBe('conflict');
    expect((await patient.handle.executeUpdate(joinQueueUpdate, { args: [{ actor: partner }] })).stage).toBe(
      'queued',
    );
    await harness.env.sleep('15 days');
    expect(harness.world.views.get(silent.placed.id)?.outcome).toBe('refused');
  });

  it('gives the customer over when a dispute is won', async () => {
    const holder = await protectedDeal(harness);
    const { identityKeys } = holder.input.registration;
    const deal = await harness.submit(dealInput({ identityKeys }));
    await deal.handle.executeUpdate(disputeUpdate, {
      args: [{ grounds: 'We have worked there since May', actor: partner }],
    });
    await deal.answer('dispute', 'approve', manager, { comment: 'Their quote is older' });
    await expect.poll(async () => (await deal.view()).stage).toBe('review');
    await expect.poll(() => harness.world.views.get(holder.input.dealId)?.outcome).toBe('revoked');
    expect(mailsOf(harness, deal.placed.id)).toContain('dispute-ruled');
  });

  it('carries out a ruling that comes after the time to contest', async () => {
    const holder = await protectedDeal(harness);
    const { identityKeys } = holder.input.registration;
    const deal = await harness.submit(dealInput({ identityKeys, ifTaken: 'refuse' }));
    await harness.env.sleep('13 days');
    await deal.handle.executeUpdate(disputeUpdate, { args: [{ grounds: 'Ours', actor: partner }] });
    await harness.env.sleep('2 days');
    await deal.answer('dispute', 'approve', manager, { comment: 'Northwind showed an older quote' });

    await expect.poll(async () => (await deal.view()).stage).toBe('review');
    await expect.poll(() => harness.world.views.get(holder.input.dealId)?.outcome).toBe('revoked');
  });

  it('leaves who lost a late ruling the time to queue', async () => {
    const holder = await protectedDeal(harness);
    const { identityKeys } = holder.input.registration;
    const late = async () => {
      const deal = await harness.submit(dealInput({ identityKeys, ifTaken: 'refuse' }));
      await harness.env.sleep('13 days');
      await deal.handle.executeUpdate(disputeUpdate, { args: [{ grounds: 'Ours', actor: partner }] });
      await harness.env.sleep('2 days');
      await deal.answer('dispute', 'reject', manager, { comment: 'The holder was first' });
      return deal;
    };
    const patient = await late();
    expect((await patient.handle.executeUpdate(joinQueueUpdate, { args: [{ actor: partner }] })).stage).toBe(
      'queued',
    );
    const silent = await late();
    await harness.env.sleep('13 days');
    expect((await silent.view()).stage).toBe('conflict');
    await harness.env.sleep('2 days');
    expect(harness.world.views.get(silent.placed.id)?.outcome).toBe('refused');
  });

  it('tells the holder who lost a ruling nothing of what was written for the other', async () => {
    const holder = await protectedDeal(harness);
    const { identityKeys } = holder.input.registration;
    const deal = await harness.submit(dealInput({ identityKeys }));
    await deal.handle.executeUpdate(disputeUpdate, { args: [{ grounds: 'Ours', actor: partner }] });
    await deal.answer('dispute', 'approve', manager, { comment: 'A letter of intent over 300k' });
    await holder.handle.result();

    const lines = harness.world.trails.get(holder.input.dealId) ?? [];
    const about = (audience: string) =>
      lines
        .filter((line) => line.audience === audience)
        .map(({ text }) => text)
        .join();
    expect(about('everyone')).toContain('A ruling gave the customer to another registration.');
    expect(about('everyone')).not.toContain('letter of intent');
    expect(about('vendor')).toContain('letter of intent');
  });

  it('leaves the queue as it was when a dispute is lost, and is contested once', async () => {
    const holder = await protectedDeal(harness);
    const { identityKeys } = holder.input.registration;
    const deal = await harness.submit(dealInput({ identityKeys }));
    const contest = () =>
      deal.handle.executeUpdate(disputeUpdate, { args: [{ grounds: 'Ours', actor: partner }] });
    await contest();
    await deal.answer('dispute', 'reject', manager, { comment: 'The holder was first' });
    expect((await deal.view()).stage).toBe('queued');
    expect(await refusal(contest())).toBe('not-now');
  });
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(15);
}, 60_000);
