import { WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  cancelUpdate,
  disputeUpdate,
  extendUpdate,
  joinQueueUpdate,
  noteUpdate,
  reassignUpdate,
  reportLostUpdate,
  reportProgressUpdate,
  reportWonUpdate,
  requestExtensionUpdate,
  revokeUpdate,
  transferUpdate,
  viewQuery,
  withdrawUpdate,
} from '../../workflows/deal-registration.messages.ts';
import { dealInput, type Harness, seller, shippedProgram, startHarness } from '../support/deal-harness.ts';

const manager = 'P-CHANNE0001';
const day = 86_400_000;
const partner = { personId: seller, via: 'portal' as const };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness(inject('testServerPath'));
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.world.mails.length = 0;
  harness.world.trail.length = 0;
});

/** The code of the error table that a refused act carries. */
async function refusal(act: Promise<unknown>): Promise<string | undefined> {
  const failure = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(WorkflowUpdateFailedError);
  return (failure as { cause: { type?: string } }).cause.type;
}

const mailsOf = (dealId: string) =>
  harness.world.mails.filter(({ caseId }) => caseId === dealId).map(({ message }) => message);

async function protectedDeal(
  change: Parameters<typeof dealInput>[0] = {},
  rest: Parameters<typeof dealInput>[1] = {},
) {
  const input = dealInput(change, rest);
  const deal = await harness.submit(input);
  await deal.answer('approval', 'approve', manager);
  return { ...deal, input };
}

describe('approval', () => {
  it('protects a deal for ninety days when its level approves', async () => {
    const deal = await harness.submit(dealInput());
    expect(deal.placed.stage).toBe('review');
    const view = await deal.answer('approval', 'approve', manager);
    expect(view.stage).toBe('protected');
    const { from = '', until = '' } = view.facts.protection ?? {};
    expect(Date.parse(until) - Date.parse(from)).toBe(90 * day);
  });

  it('approves by rule without asking anybody', async () => {
    const deal = await harness.submit(
      dealInput(
        { value: { amount: 900_000, currency: 'EUR' } },
        { partner: { id: 'northwind', name: 'Northwind', tier: 'gold' } },
      ),
    );
    expect(deal.placed.stage).toBe('protected');
    await expect.poll(() => mailsOf(deal.placed.id)).toEqual(['protected']);
  });

  it('asks finance as well from fifty thousand on', async () => {
    const deal = await harness.submit(dealInput({ value: { amount: 5_000_000, currency: 'EUR' } }));
    const first = await deal.answer('approval', 'approve', manager);
    expect(first.stage).toBe('review');
    expect(first.next.waitsFor.roleLabel).toBe('Finance');
    const second = await deal.answer('approval', 'approve', 'P-FINANCE001');
    expect(second.stage).toBe('protected');
  });

  it('refuses who is not asked, who answers twice, and who registered the deal', async () => {
    const deal = await harness.submit(dealInput({}, { submittedBy: { personId: manager, via: 'portal' } }));
    expect(await refusal(deal.answer('approval', 'approve', 'P-FINANCE001'))).toBe('not-assigned');
    expect(await refusal(deal.answer('approval', 'approve', manager))).toBe('self-approval');
    expect((await deal.answer('approval', 'approve', 'P-CHANNE0002')).stage).toBe('protected');
    expect(await refusal(deal.answer('approval', 'approve', 'P-CHANNE0002'))).toBe('not-found');
  });

  it('takes one of two answers that arrive at once', async () => {
    const deal = await harness.submit(dealInput());
    const both = await Promise.allSettled([
      deal.answer('approval', 'approve', manager),
      deal.answer('approval', 'approve', 'P-CHANNE0002'),
    ]);
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
    expect(mailsOf(deal.placed.id)).toEqual(
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
    const before = deal.placed.tasks[0];
    await deal.answer('approval', 'request-changes', manager, ask);
    await harness.env.sleep('7 days');
    const back = await deal.answer('changes', 'resubmit', seller, {
      data: { registration: input.registration },
    });
    const after = back.tasks.at(-1);
    expect(Date.parse(after?.dueAt ?? '') - Date.parse(before?.dueAt ?? '')).toBeGreaterThanOrEqual(6 * day);
    expect(back.stage).toBe('review');
  });

  it('settles the conflict anew when the customer is another', async () => {
    const holder = await protectedDeal();
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
    const holder = await protectedDeal();
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
    const holder = await protectedDeal();
    const { identityKeys } = holder.input.registration;
    const second = await harness.submit(dealInput({ identityKeys }));
    const third = await harness.submit(dealInput({ identityKeys }));
    await holder.handle.executeUpdate(withdrawUpdate, { args: [{ reason: 'No budget', actor: partner }] });
    await harness.env.sleep('4 days');
    expect(harness.world.views.get(second.placed.id)?.outcome).toBe('lapsed');
    expect(harness.world.views.get(third.placed.id)?.stage).toBe('offered');
  });

  it('lets a refused partner queue later, or lapse', async () => {
    const holder = await protectedDeal();
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
    const holder = await protectedDeal();
    const { identityKeys } = holder.input.registration;
    const deal = await harness.submit(dealInput({ identityKeys }));
    await deal.handle.executeUpdate(disputeUpdate, {
      args: [{ grounds: 'We have worked there since May', actor: partner }],
    });
    await deal.answer('dispute', 'approve', manager, { comment: 'Their quote is older' });
    await expect.poll(async () => (await deal.view()).stage).toBe('review');
    await expect.poll(() => harness.world.views.get(holder.input.dealId)?.outcome).toBe('revoked');
    expect(mailsOf(deal.placed.id)).toContain('dispute-ruled');
  });

  it('leaves the queue as it was when a dispute is lost, and is contested once', async () => {
    const holder = await protectedDeal();
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

describe('protection', () => {
  it('reminds before the end, and expires', async () => {
    const program = shippedProgram();
    const quiet = { ...program.protection, progress: { ...program.protection.progress, every: 400 * day } };
    const deal = await protectedDeal({}, { program: { ...program, protection: quiet } });
    await harness.env.sleep('91 days');
    expect(harness.world.views.get(deal.input.dealId)?.outcome).toBe('expired');
    expect(mailsOf(deal.input.dealId).filter((name) => name === 'protection-reminder')).toHaveLength(3);
  });

  it('asks for progress after thirty days, and ends fourteen days later', async () => {
    const deal = await protectedDeal();
    await harness.env.sleep('31 days');
    expect(harness.world.views.get(deal.input.dealId)?.next.what).toBe('Report how the deal goes');
    await harness.env.sleep('14 days');
    expect(harness.world.views.get(deal.input.dealId)?.outcome).toBe('expired');
  });

  it('goes on when progress is reported, by the task or without being asked', async () => {
    const deal = await protectedDeal();
    await harness.env.sleep('31 days');
    const answered = await deal.answer('progress', 'report', seller, { comment: 'Pilot is running' });
    expect(answered.stage).toBe('protected');
    await harness.env.sleep('31 days');
    await deal.handle.executeUpdate(reportProgressUpdate, {
      args: [{ report: 'Contract sent', actor: partner }],
    });
    await expect
      .poll(() => harness.world.views.get(deal.input.dealId)?.tasks.filter(({ status }) => status === 'open'))
      .toEqual([]);
    await harness.env.sleep('16 days');
    expect((await deal.view()).status).toBe('open');
  });

  it('is extended twice with evidence, and not a third time', async () => {
    const deal = await protectedDeal();
    const ask = () =>
      deal.handle.executeUpdate(requestExtensionUpdate, {
        args: [{ evidence: 'Pilot runs until June', actor: partner }],
      });
    const until = (await deal.view()).facts.protection?.until ?? '';
    for (let round = 1; round <= 2; round += 1) {
      await ask();
      expect(await refusal(ask())).toBe('not-now');
      await deal.answer('extension', 'approve', manager);
      const extended = (await deal.view()).facts.protection?.until ?? '';
      expect(Date.parse(extended) - Date.parse(until)).toBe(round * 30 * day);
    }
    expect(await refusal(ask())).toBe('not-now');
    expect(mailsOf(deal.input.dealId).filter((name) => name === 'protection-extended')).toHaveLength(2);
  });

  it('does not end while an extension is decided, and extends at silence as the program says', async () => {
    const program = shippedProgram();
    const quiet = { ...program.protection, progress: { ...program.protection.progress, every: 400 * day } };
    const deal = await protectedDeal({}, { program: { ...program, protection: quiet } });
    await harness.env.sleep('89 days');
    await deal.handle.executeUpdate(requestExtensionUpdate, {
      args: [{ evidence: 'Signature next week', actor: partner }],
    });
    await harness.env.sleep('12 days');
    const view = await deal.view();
    expect(view.status).toBe('open');
    expect(view.facts.protection?.extensionsUsed).toBe(1);
  });

  it('ends as won with amount, day and proof', async () => {
    const deal = await protectedDeal();
    const won = { value: { amount: 1_900_000, currency: 'EUR' }, closedOn: '2026-12-01', proof: 'PO 4711' };
    const view = await deal.handle.executeUpdate(reportWonUpdate, { args: [{ won, actor: partner }] });
    expect(view).toMatchObject({ status: 'closed', outcome: 'won', facts: { won } });
    expect(await deal.handle.result()).toEqual({ outcome: 'won' });
  });

  it('is revoked, or transferred with what is left of it', async () => {
    const revoked = await protectedDeal();
    const actor = { personId: manager, via: 'portal' as const };
    const gone = await revoked.handle.executeUpdate(revokeUpdate, {
      args: [{ reason: 'Out of policy', actor }],
    });
    expect(gone.outcome).toBe('revoked');
    const deal = await protectedDeal();
    const to = { id: 'alpine', name: 'Alpine', tier: 'gold', personId: 'P-A1P1NE0001' };
    const moved = await deal.handle.executeUpdate(transferUpdate, {
      args: [{ reason: 'Takes the region over', to, actor }],
    });
    expect(moved.outcome).toBe('transferred');
    const started = harness.world.started.at(-1) as Parameters<Harness['submit']>[0];
    expect(started.transferredFrom).toEqual({
      dealId: deal.input.dealId,
      protectedUntil: moved.facts.protection?.until,
    });
    expect(moved.facts.transferredTo).toBe(started.dealId);
    const next = await harness.submit(started);
    await expect.poll(async () => (await next.view()).stage).toBe('protected');
    expect((await next.view()).facts.protection?.until).toBe(moved.facts.protection?.until);
  });
});

describe('steering', () => {
  it('gives a task to one person, who alone can then answer', async () => {
    const deal = await harness.submit(dealInput());
    const reason = 'On holiday';
    await deal.handle.executeUpdate(reassignUpdate, {
      args: [{ taskId: 'T1', toPersonId: 'P-FINANCE001', reason }],
    });
    expect(await refusal(deal.answer('approval', 'approve', manager))).toBe('not-assigned');
    expect((await deal.answer('approval', 'approve', 'P-FINANCE001')).stage).toBe('protected');
  });

  it('moves the end of protection and a due time', async () => {
    const deal = await harness.submit(dealInput());
    await deal.handle.executeUpdate(extendUpdate, {
      args: [{ taskId: 'T1', until: '2039-01-01T00:00:00Z', reason: 'Audit' }],
    });
    await harness.env.sleep('40 days');
    expect((await deal.view()).stage).toBe('review');
    await deal.answer('approval', 'approve', manager);
    const view = await deal.handle.executeUpdate(extendUpdate, {
      args: [{ until: '2039-02-01T00:00:00Z', reason: 'Tender' }],
    });
    expect(view.facts.protection?.until).toBe('2039-02-01T00:00:00.000Z');
  });

  it('refuses what makes no sense, and says what would', async () => {
    const deal = await harness.submit(dealInput());
    const extend = (until: string) =>
      deal.handle.executeUpdate(extendUpdate, { args: [{ taskId: 'T1', until, reason: 'x' }] });
    expect(await refusal(extend('tomorrow'))).toBe('invalid-input');
    expect(await refusal(extend('2020-01-01T00:00:00Z'))).toBe('invalid-input');
    const nobody = deal.handle.executeUpdate(reassignUpdate, {
      args: [{ taskId: 'T9', toPersonId: manager, reason: 'x' }],
    });
    expect(await refusal(nobody)).toBe('not-found');
  });

  it('notes and cancels from Temporal UI, without naming a person', async () => {
    const deal = await harness.submit(dealInput());
    await deal.handle.executeUpdate(noteUpdate, { args: [{ text: 'Called the partner' }] });
    const view = await deal.handle.executeUpdate(cancelUpdate, { args: [{ reason: 'Duplicate' }] });
    expect(view.outcome).toBe('cancelled');
    const note = harness.world.trail.find(({ kind }) => kind === 'note');
    expect(note).toMatchObject({ audience: 'vendor', actor: { via: 'temporal-ui' } });
  });
});

describe('a long life', () => {
  it('continues as new when its history grows long, and forgets nothing', async () => {
    const deal = await protectedDeal();
    const handle = harness.client.workflow.getHandle(deal.handle.workflowId);
    const { runId: first } = await handle.describe();
    for (let count = 1; count <= 560; count += 1)
      await handle.executeUpdate(reportProgressUpdate, {
        args: [{ report: `Visit ${count}`, actor: partner }],
      });
    const view = await handle.query(viewQuery);
    expect((await handle.describe()).runId).not.toBe(first);
    expect(view.facts.protection?.until).toBe((await deal.view()).facts.protection?.until);
    const visits = harness.world.trail.filter(({ kind }) => kind === 'progress').map(({ seq }) => seq);
    expect(visits).toHaveLength(560);
    expect(new Set(visits).size).toBe(560);
  }, 60_000);
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(30);
}, 60_000);
