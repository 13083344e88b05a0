import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  cancelUpdate,
  extendUpdate,
  noteUpdate,
  reassignUpdate,
  viewQuery,
} from '../../workflows/case.messages.ts';
import {
  type DealView,
  migrateDealUpdate,
  reportProgressUpdate,
  reportWonUpdate,
  requestExtensionUpdate,
  revokeUpdate,
  transferUpdate,
} from '../../workflows/deal-registration.messages.ts';
import { day, mailsOf, manager, partner, protectedDeal, refusal } from '../support/deal-cases.ts';
import { dealInput, type Harness, seller, shippedProgram, startHarness } from '../support/deal-harness.ts';
import { lengthen } from '../support/long-history.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness(inject('testServerPath'));
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.world.mails.length = 0;
  harness.world.trail.length = 0;
});

describe('protection', () => {
  it('reminds before the end, and expires', async () => {
    const program = shippedProgram();
    const quiet = { ...program.protection, progress: { ...program.protection.progress, every: 400 * day } };
    const deal = await protectedDeal(harness, {}, { program: { ...program, protection: quiet } });
    await harness.env.sleep('91 days');
    expect(harness.world.views.get(deal.input.dealId)?.outcome).toBe('expired');
    expect(mailsOf(harness, deal.input.dealId).filter((name) => name === 'protection-reminder')).toHaveLength(
      3,
    );
  });

  it('asks for progress after thirty days, and ends fourteen days later', async () => {
    const deal = await protectedDeal(harness);
    await harness.env.sleep('31 days');
    expect(harness.world.views.get(deal.input.dealId)?.next.what).toBe('Report how the deal goes');
    await harness.env.sleep('14 days');
    expect(harness.world.views.get(deal.input.dealId)?.outcome).toBe('expired');
  });

  it('goes on when progress is reported, by the task or without being asked', async () => {
    const deal = await protectedDeal(harness);
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
    const deal = await protectedDeal(harness);
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
    expect(mailsOf(harness, deal.input.dealId).filter((name) => name === 'protection-extended')).toHaveLength(
      2,
    );
  });

  it('does not end while an extension is decided, and extends at silence as the program says', async () => {
    const program = shippedProgram();
    const quiet = { ...program.protection, progress: { ...program.protection.progress, every: 400 * day } };
    const deal = await protectedDeal(harness, {}, { program: { ...program, protection: quiet } });
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
    const deal = await protectedDeal(harness);
    const won = { value: { amount: 1_900_000, currency: 'EUR' }, closedOn: '2026-12-01', proof: 'PO 4711' };
    const view = await deal.handle.executeUpdate(reportWonUpdate, { args: [{ won, actor: partner }] });
    expect(view).toMatchObject({ status: 'closed', outcome: 'won', facts: { won } });
    expect(await deal.handle.result()).toEqual({ outcome: 'won' });
  });

  it('is revoked, or transferred with what is left of it', async () => {
    const revoked = await protectedDeal(harness);
    const actor = { personId: manager, via: 'portal' as const };
    const gone = await revoked.handle.executeUpdate(revokeUpdate, {
      args: [{ reason: 'Out of policy', actor }],
    });
    expect(gone.outcome).toBe('revoked');
    const deal = await protectedDeal(harness);
    const alpine = { id: 'alpine', name: 'Alpine', tier: 'gold', competencies: ['installation'] };
    const to = { ...alpine, personId: 'P-A1P1NE0001' };
    const moved = await deal.handle.executeUpdate(transferUpdate, {
      args: [{ reason: 'Takes the region over', to, actor }],
    });
    expect(moved.outcome).toBe('transferred');
    const started = harness.world.started.at(-1) as Parameters<Harness['submit']>[0];
    expect(started.partner).toEqual(alpine);
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
    const view = (await deal.handle.executeUpdate(extendUpdate, {
      args: [{ until: '2039-02-01T00:00:00Z', reason: 'Tender' }],
    })) as DealView;
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
    const deal = await protectedDeal(harness);
    const handle = harness.client.workflow.getHandle(deal.handle.workflowId);
    const { runId: first } = await handle.describe();
    const report = (visit: number) =>
      handle.executeUpdate(reportProgressUpdate, {
        args: [{ report: `Visit ${visit}`, actor: partner }],
      });
    for (let visit = 1; visit <= 20; visit += 1) await report(visit);
    await lengthen(handle);
    for (let visit = 21; visit <= 40; visit += 1) await report(visit);
    const view = (await handle.query(viewQuery)) as DealView;
    expect((await handle.describe()).runId).not.toBe(first);
    expect(view.facts.protection?.until).toBe((await deal.view()).facts.protection?.until);
    const visits = harness.world.trail.filter(({ kind }) => kind === 'progress').map(({ seq }) => seq);
    expect(visits).toHaveLength(40);
    expect(new Set(visits).size).toBe(40);
  });
});

describe('a deal that is moved to another version', () => {
  it('keeps what was promised, and is reminded and extended by the new rules', async () => {
    const deal = await protectedDeal(harness);
    const promised = (await deal.view()).facts.protection?.until ?? '';
    const { protection } = shippedProgram();
    const program = shippedProgram({
      version: 2,
      protection: { ...protection, reminders: [95 * day, 20 * day], period: 10 * day },
    });
    const moved = await deal.handle.executeUpdate(migrateDealUpdate, {
      args: [{ program, reason: 'New policy', actor: partner }],
    });
    expect(moved.program.version).toBe(2);
    expect(moved.facts.protection?.until).toBe(promised);
    await deal.handle.executeUpdate(reportProgressUpdate, { args: [{ report: 'Demo', actor: partner }] });
    await harness.env.sleep('29 days');
    await deal.handle.executeUpdate(reportProgressUpdate, { args: [{ report: 'Offer', actor: partner }] });
    await harness.env.sleep('29 days');
    await deal.handle.executeUpdate(reportProgressUpdate, { args: [{ report: 'Tender', actor: partner }] });
    await harness.env.sleep('14 days');
    const mails = mailsOf(harness, deal.input.dealId);
    expect(mails.filter((message) => message === 'protection-reminder')).toHaveLength(1);
  });

  it('is refused for the version that it has', async () => {
    const deal = await protectedDeal(harness);
    const args: [object] = [{ program: shippedProgram(), reason: 'Again', actor: partner }];
    expect(await refusal(deal.handle.executeUpdate('migrate', { args }))).toBe('not-now');
  });
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(10);
}, 60_000);
