import { reassignUpdate } from '../../workflows/case.messages.ts';
import {
  disputeUpdate,
  reportLostUpdate,
  reportWonUpdate,
  requestExtensionUpdate,
  transferUpdate,
} from '../../workflows/deal-registration.messages.ts';
import { dealInput, dealsIn, type Harness, type RunningDeal, seller } from '../support/deal-harness.ts';
import type { Timeskip } from '../support/timeskip.ts';
import { certificationLives } from './certification-scenarios.ts';
import { type Lived, processLives } from './process-scenarios.ts';

const manager = 'P-CHANNE0001';
const partner = { personId: seller, via: 'portal' as const };
const vendor = { personId: manager, via: 'portal' as const };

const dealLives: Readonly<Record<string, (harness: Harness) => Promise<RunningDeal>>> = {
  async 'approved-and-won'(harness) {
    const deal = await harness.submit(dealInput({ value: { amount: 6_000_000, currency: 'EUR' } }));
    await deal.answer('approval', 'approve', manager);
    await deal.answer('approval', 'approve', 'P-FINANCE001');
    const won = { value: { amount: 1, currency: 'EUR' }, closedOn: '2026-12-01', proof: 'PO 4711' };
    await deal.handle.executeUpdate(reportWonUpdate, { args: [{ won, actor: partner }] });
    return deal;
  },
  /** Protected, and nobody does anything until progress is asked for. */
  async 'approved-and-idle'(harness) {
    const deal = await harness.submit(dealInput());
    await deal.answer('approval', 'approve', manager);
    await harness.env.sleep('29 days');
    return deal;
  },
  async 'rejected-by-silence'(harness) {
    const deal = await harness.submit(dealInput());
    await harness.env.sleep('30 days');
    return deal;
  },
  async 'changed-and-expired'(harness) {
    const input = dealInput();
    const deal = await harness.submit(input);
    const ask = { comment: 'Which country?', data: { fields: ['customer.country'] } };
    await deal.answer('approval', 'request-changes', manager, ask);
    await deal.answer('changes', 'resubmit', seller, { data: { registration: input.registration } });
    await deal.answer('approval', 'approve', manager);
    await harness.env.sleep('100 days');
    return deal;
  },
  async 'extended-and-transferred'(harness) {
    const deal = await harness.submit(dealInput());
    await deal.handle.executeUpdate(reassignUpdate, {
      args: [{ taskId: 'T1', toPersonId: manager, reason: 'Knows them' }],
    });
    await deal.answer('approval', 'approve', manager);
    await harness.env.sleep('31 days');
    await deal.answer('progress', 'report', seller, { comment: 'Pilot is running' });
    await deal.handle.executeUpdate(requestExtensionUpdate, {
      args: [{ evidence: 'Pilot until June', actor: partner }],
    });
    await deal.answer('extension', 'approve', manager);
    const to = { id: 'alpine', name: 'Alpine', tier: 'gold', personId: 'P-A1P1NE0001' };
    await deal.handle.executeUpdate(transferUpdate, { args: [{ to, reason: 'Region', actor: vendor }] });
    return deal;
  },
  async 'queued-and-offered'(harness) {
    const { registration, ...input } = dealInput();
    const holder = await harness.submit({ ...input, registration });
    const deal = await harness.submit(dealInput({ identityKeys: registration.identityKeys }));
    await holder.answer('approval', 'approve', manager);
    await holder.handle.executeUpdate(reportLostUpdate, { args: [{ reason: 'Lost', actor: partner }] });
    await harness.env.sleep('1 hour');
    await deal.answer('offer', 'accept', seller);
    await deal.answer('approval', 'reject', manager, { comment: 'Not a fit' });
    return deal;
  },
  async 'contested-and-awarded'(harness) {
    const input = dealInput();
    await harness.submit(input);
    const deal = await harness.submit(dealInput({ identityKeys: input.registration.identityKeys }));
    await deal.handle.executeUpdate(disputeUpdate, { args: [{ grounds: 'We were first', actor: partner }] });
    await deal.answer('dispute', 'approve', manager, { comment: 'Their quote is older' });
    await deal.answer('approval', 'approve', manager);
    return deal;
  },
};

const ofDeals = Object.entries(dealLives).map(
  ([name, live]) => [name, (timeskip: Timeskip): Promise<Lived> => live(dealsIn(timeskip))] as const,
);

/** Lives of workflows whose histories are frozen: each goes through other code, and returns the one to keep. */
export const scenarios: Readonly<Record<string, (timeskip: Timeskip) => Promise<Lived>>> = {
  ...Object.fromEntries(ofDeals),
  ...processLives,
  ...certificationLives,
};
