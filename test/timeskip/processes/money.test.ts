import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { cancelUpdate } from '../../../workflows/case.messages.ts';
import { mustBeSettled, reopenUpdate, withdrawCaseUpdate } from '../../../workflows/process.messages.ts';
import { moneyProgram } from '../../support/money-program.ts';
import { partner, type RunningCase } from '../../support/process-harness.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const finance = 'P-FINANCE001';
const ops = 'P-0PS0000001';
const amount = { amount: 5000, currency: 'EUR' };
const request = { name: 'Roadshow', amount, from: '2027-03-01', to: '2027-03-02' };
const paid = { amount, paidOn: '2027-03-20', reference: 'SEPA 1' };

const harness = processHarness();
let program: Process;
beforeAll(async () => {
  program = await moneyProgram();
});
beforeEach(() => {
  Object.assign(harness.world.actions, {
    'reserve-funds': { outcome: 'reserved', reserved: amount },
    'accept-claim': { outcome: 'payable', payment: 'PY-1', amount, left: { amount: 0, currency: 'EUR' } },
    'confirm-payment': {},
    'release-funds': { released: amount },
  });
});

const acted = () => harness.world.acted.map(({ name }) => name);
const said = () => harness.world.trail.map(({ text }) => text);
const wentBack = 'What was reserved and not claimed went back: EUR 50.00.';

/** Fills in a form as soon as it is asked for: the action before it is on its way. */
async function fill(running: RunningCase, step: string, values: FormValues, personId?: string) {
  const asked = async () => (await running.view()).tasks.some((task) => task.step === step);
  await expect.poll(asked).toBe(true);
  await running.fill(step, values, personId);
}

/** Every way in which a case can end. */
const endings: Readonly<Record<string, (running: RunningCase) => Promise<unknown>>> = {
  withdrawn: ({ handle }) =>
    handle.executeUpdate(withdrawCaseUpdate, { args: [{ reason: 'No room', actor: partner }] }),
  cancelled: ({ handle }) => handle.executeUpdate(cancelUpdate, { args: [{ reason: 'No event' }] }),
  lapsed: () => harness.env.sleep('61 days'),
  done: async (running) => {
    await fill(running, 'claim', { amount });
    await fill(running, 'pay', paid, finance);
  },
};

describe('what is reserved', () => {
  it.each(Object.keys(endings))('goes back once when a case is %s', async (outcome) => {
    const running = await harness.start(program, request);

    await endings[outcome]?.(running);

    expect(await running.handle.result()).toEqual({ outcome });
    expect(acted().filter((name) => name === 'release-funds')).toHaveLength(1);
    expect(harness.world.acted.at(-1)).toMatchObject({
      key: `${running.handle.workflowId}/closed/release`,
    });
    expect(said()).toContain(wentBack);
  });

  it('goes back when the case ends while it is being reserved, after that is over', async () => {
    const { world } = harness;
    const reserving = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    world.actions['reserve-funds'] = async () => {
      begun.resolve();
      await reserving.promise;
      return { outcome: 'reserved', reserved: amount };
    };
    const running = await harness.start(program, request);
    await begun.promise;

    await running.handle.executeUpdate(cancelUpdate, { args: [{ reason: 'Too late' }] });
    expect(acted()).toEqual(['reserve-funds']);
    reserving.resolve();
    await running.handle.result();

    expect(acted()).toEqual(['reserve-funds', 'release-funds']);
    expect(said()).toContain(wentBack);
  });

  it('is not asked for where no program moved money', async () => {
    const stages = `
  - id: asking
    label: Asking
    steps: [{ step: form, id: details, form: details, by: partner, within: P7D }]
`;
    const running = await harness.start(await programWith(stages), { topic: 'x' });
    await running.fill('details', { answer: 'Yes' });
    await running.handle.result();

    expect(acted()).toEqual([]);
  });

  it('and went back cannot be brought back by taking the case up again', async () => {
    const reopenable = { ...program, outcomes: { ...program.outcomes } };
    reopenable.outcomes.lapsed = { label: 'Lapsed', tone: 'negative', reopenWithin: 9 * 86_400_000 };
    const running = await harness.start(reopenable, request);
    await harness.env.sleep('61 days');

    expect(await running.handle.result()).toEqual({ outcome: 'lapsed' });
    const again = running.handle.executeUpdate(reopenUpdate, { args: [{ actor: partner }] });
    await expect(again).rejects.toThrow();
  });
});

describe('a payment that cannot be booked', () => {
  it('stays before operations, who can try again and not leave it out', async () => {
    const refuses = 'The partner is suspended.';
    harness.world.actions['confirm-payment'] = { refuses, type: mustBeSettled };
    const running = await harness.start(program, request);
    await fill(running, 'claim', { amount });
    await fill(running, 'pay', paid, finance);

    await expect.poll(async () => (await running.view()).tasks.at(-1)).toMatchObject({ note: refuses });
    const task = (await running.view()).tasks.at(-1);
    expect(task?.outcomes.map(({ id }) => id)).toEqual(['retry']);
    harness.world.actions['confirm-payment'] = {};
    await running.answer('paid/trouble', 'retry', ops);

    expect(await running.handle.result()).toEqual({ outcome: 'done' });
    expect(acted().filter((name) => name === 'confirm-payment')).toHaveLength(2);
  });
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(5);
});
