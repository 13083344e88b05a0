import { describe, expect, it } from 'vitest';
import { childEndedSignal, eventSignal, reopenUpdate } from '../../../workflows/process.messages.ts';
import { refusal } from '../../support/deal-cases.ts';
import { applicant, partner } from '../../support/process-harness.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const manager = 'P-CHANNE0001';

const harness = processHarness();

const mailed = () => harness.world.mails.map(({ message, personId }) => `${message} ${personId}`);

describe('a form', () => {
  const form = `
  - id: asking
    label: Being asked
    steps:
      - { step: form, id: details, form: details, by: partner, within: P7D, reminders: [P3D], escalation: { after: P5D, to: channel-manager }, atSilence: { after: P14D, ends: lapsed } }
`;
  it('is asked of the partner, and what came back is known afterwards', async () => {
    const running = await harness.start(await programWith(form), { topic: 'Booth' });
    const [task] = (await running.view()).tasks;
    expect(task).toMatchObject({ party: 'partner', form: 'details', role: 'partner', title: 'Details' });
    await running.fill('details', { answer: 'Yes' });
    await running.handle.result();
    const view = await running.view();
    expect(view).toMatchObject({ status: 'closed', outcome: 'done', stage: 'closed' });
    expect(view.facts.data.details).toEqual({ answer: 'Yes' });
    expect(view.facts.open).toContain('details');
  });

  it('is refused without its values', async () => {
    const running = await harness.start(await programWith(form), { topic: 'Booth' });
    expect(await refusal(running.answer('details', 'send', applicant))).toBe('invalid-input');
  });

  it('reminds, tells the vendor without giving it the task, lapses, and is taken up again', async () => {
    const running = await harness.start(await programWith(form), { topic: 'Booth' });
    await harness.env.sleep('15 days');
    const lapsed = await running.view();
    expect(lapsed).toMatchObject({ status: 'closed', outcome: 'lapsed' });
    expect(lapsed.tasks[0]?.assignees).not.toContain(manager);
    expect(mailed()).toEqual(
      expect.arrayContaining([
        `task-reminder ${applicant}`,
        `task-escalated ${manager}`,
        `case-closed ${applicant}`,
      ]),
    );
    const reopened = await running.handle.executeUpdate(reopenUpdate, { args: [{ actor: partner }] });
    expect(reopened.status).toBe('open');
    await running.fill('details', { answer: 'Late' });
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
  });
});

describe('an agreement', () => {
  const agreement = `
  - id: signing
    label: Signing
    steps:
      - step: agreement
        id: contract
        title: Agreement
        text: "Between us and {{ partner.name }}."
        by: partner
        within: P14D
        countersign: { by: channel-director, serviceLevel: PT16H }
`;
  it('is signed under the text that was shown, countersigned and kept', async () => {
    const running = await harness.start(await programWith(agreement), { topic: 'x' });
    const [task] = (await running.view()).tasks;
    expect(task?.agreement?.text).toBe('Between us and Northwind.');
    const hash = task?.agreement?.hash;
    const wrong = running.answer('contract', 'sign', applicant, {
      data: { name: 'Ann Alp', hash: 'another' },
    });
    expect(await refusal(wrong)).toBe('not-now');
    await running.answer('contract', 'sign', applicant, { data: { name: 'Ann Alp', hash } });
    await running.answer('contract/countersign', 'sign', 'P-DIRECT0001', {
      data: { name: 'Di Rector', hash },
    });
    await running.handle.result();
    const kept = harness.world.agreements.at(-1);
    expect(kept?.signatures.map(({ name, party }) => `${name} ${party}`)).toEqual([
      'Ann Alp partner',
      'Di Rector vendor',
    ]);
    expect((await running.view()).facts.data.contract).toMatchObject({ hash, signedBy: 'Ann Alp' });
  });

  it('that is declined ends the case', async () => {
    const running = await harness.start(await programWith(agreement), { topic: 'x' });
    await running.answer('contract', 'decline', applicant, { comment: 'Not our terms' });
    expect(await running.handle.result()).toEqual({ outcome: 'withdrawn' });
  });
});

describe('a check', () => {
  const checks = `
  - id: vetting
    label: Being vetted
    waiting: We check what you sent
    steps:
      - step: check
        id: site
        title: Website
        check: website
        with: { website: '"https://northwind.example"' }
        escalation: { after: PT12H, to: channel-manager }
        giveUpAfter: P3D
`;
  it('that fails technically is tried again, shown as waiting, and refuses nobody', async () => {
    harness.world.checks.website = ['failing', 'failing', 'pass'];
    const running = await harness.start(await programWith(checks), { topic: 'x' });
    expect(await running.view()).toMatchObject({
      next: { what: 'We check what you sent' },
      running: ['Website'],
    });
    await running.handle.result();
    expect((await running.view()).facts.data.site?.outcome).toBe('pass');
  });

  it('that never answers is told to somebody and given up when the program says so', async () => {
    harness.world.checks.website = ['failing'];
    const running = await harness.start(await programWith(checks), { topic: 'x' });
    await running.handle.result();
    expect((await running.view()).facts.data.site?.outcome).toBe('unavailable');
    expect(harness.world.programMails.map(({ subject }) => subject)).toContain('Website does not answer');
    delete harness.world.checks.website;
  });

  it('that the installation does not have is put before operations, who go on without it', async () => {
    harness.world.checks.website = ['unknown'];
    const running = await harness.start(await programWith(checks), { topic: 'x' });
    await expect.poll(async () => (await running.view()).tasks.length).toBe(1);
    await running.answer('site/trouble', 'skip', 'P-0PS0000001', { comment: 'Looked at it myself' });
    await running.handle.result();
    expect((await running.view()).facts.data.site?.outcome).toBe('unavailable');
    delete harness.world.checks.website;
  });
});

describe('several at once', () => {
  it('walks every lane, and goes on when all are through', async () => {
    const running = await harness.start(
      await programWith(`
  - id: work
    label: At work
    steps:
      - step: parallel
        id: both
        lanes:
          - { name: One, steps: [{ step: task, id: one, by: channel-manager, serviceLevel: PT8H }] }
          - { name: Two, steps: [{ step: task, id: two, by: partner, within: P3D }] }
`),
      { topic: 'x' },
    );
    await running.answer('two', 'done', applicant);
    expect((await running.view()).status).toBe('open');
    await running.answer('one', 'done', manager);
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
  });

  it('withdraws what is not needed any more when one lane is enough', async () => {
    const running = await harness.start(
      await programWith(`
  - id: work
    label: At work
    steps:
      - step: parallel
        id: either
        join: any
        lanes:
          - { name: One, steps: [{ step: task, id: one, by: channel-manager, serviceLevel: PT8H }] }
          - { name: Two, steps: [{ step: wait, id: sold, event: first-deal }] }
`),
      { topic: 'x' },
    );
    await running.handle.signal(eventSignal, { event: 'first-deal', from: { via: 'api' } });
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
    const view = await running.view();
    expect(view.tasks[0]?.status).toBe('withdrawn');
    expect(view.facts.data.sold).toEqual({ outcome: 'happened' });
  });

  it('walks its steps for each element, one after another', async () => {
    const running = await harness.start(
      await programWith(`
  - id: work
    label: At work
    steps:
      - step: each
        id: visits
        in: request.sites
        as: site
        steps: [{ step: task, id: visit, title: "Visit {{ site }}", by: channel-manager, serviceLevel: PT8H }]
`),
      { topic: 'x', sites: ['berlin', 'paris'] },
    );
    expect((await running.view()).next.what).toBe('Visit berlin');
    await running.answer('visits[0].visit', 'done', manager);
    expect((await running.view()).next.what).toBe('Visit paris');
    await running.answer('visits[1].visit', 'done', manager);
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
  });
});

describe('what needs nobody', () => {
  it('computes, says, does, tells, starts another case, and waits for it', async () => {
    const running = await harness.start(
      await programWith(`
  - id: work
    label: At work
    steps:
      - { step: set, id: risk, values: { high: 'request.value.amount > 1000.0' } }
      - { step: message, id: hello, to: partner, subject: "About {{ request.topic }}", text: "High: {{ risk.high }}" }
      - { step: action, id: tier, action: set-tier, with: { tier: '"gold"' } }
      - { step: webhook, id: erp, to: erp, with: { topic: request.topic } }
      - { step: program, id: plan, program: business-plan, with: { topic: request.topic }, wait: true }
`),
      { topic: 'Booth', value: { amount: 500_000, currency: 'EUR' } },
    );
    await expect.poll(() => harness.world.startedCases.length).toBe(1);
    const [started] = harness.world.startedCases;
    expect(started).toMatchObject({ programId: 'business-plan', values: { topic: 'Booth' } });
    await running.handle.signal(childEndedSignal, { step: started?.parent.step ?? '', outcome: 'agreed' });
    await running.handle.result();
    const told = harness.world.programMails.map(({ subject, personId }) => `${subject}: ${personId}`);
    expect(told.sort()).toEqual(['About Booth: P-0WNER00001', `About Booth: ${applicant}`]);
    expect(harness.world.acted[0]).toMatchObject({ name: 'set-tier', values: { tier: 'gold' } });
    expect(harness.world.webhooks[0]).toMatchObject({ name: 'erp', values: { topic: 'Booth' } });
    expect((await running.view()).facts.data.plan).toEqual({ caseId: started?.caseId, outcome: 'agreed' });
  });

  it('waits for a time and for an event that does not come', async () => {
    const running = await harness.start(
      await programWith(`
  - id: work
    label: At work
    steps:
      - { step: wait, id: pause, for: P30D }
      - { step: wait, id: sold, event: first-deal, within: P60D }
`),
      { topic: 'x' },
    );
    const before = await running.view();
    expect(before.next.deadline?.at).toBe(
      new Date(Date.parse(before.openedAt) + 30 * 86_400_000).toISOString(),
    );
    await running.handle.result();
    expect((await running.view()).facts.data).toMatchObject({
      pause: { outcome: 'passed' },
      sold: { outcome: 'timed-out' },
    });
  });
});

describe('an event that waits are for', () => {
  it('is the same when it is told twice, and another one is another', async () => {
    const running = await harness.start(
      await programWith(`
  - id: work
    label: At work
    steps:
      - { step: wait, id: first, event: deal-submitted, within: P60D }
      - { step: wait, id: second, event: deal-submitted, within: P60D }
      - { step: wait, id: third, event: deal-submitted, within: P60D }
`),
      { topic: 'x' },
    );
    expect((await running.view()).hears).toEqual(['deal-submitted']);

    for (const id of ['one', 'one', 'two', 'one', 'two']) {
      await running.handle.signal(eventSignal, { event: 'deal-submitted', from: { via: 'system' }, id });
      await harness.env.sleep('1 day');
    }
    await running.handle.result();

    expect((await running.view()).facts.data).toMatchObject({
      first: { outcome: 'happened' },
      second: { outcome: 'happened' },
      third: { outcome: 'timed-out' },
    });
    const told = harness.world.trail.filter(({ kind }) => kind === 'event').map(({ text }) => text);
    expect(told).toEqual([
      'Waits for deal-submitted: it has happened.',
      'Waits for deal-submitted: it has happened.',
      'Waits for deal-submitted: it did not happen in time.',
    ]);
  });
});

describe('what an event tells', () => {
  const program = (steps: string) =>
    programWith(`
  - id: work
    label: At work
    steps:
${steps}`);
  const awarded = (certificate: string) => ({
    event: 'certificate-awarded',
    from: { via: 'system' as const },
    id: certificate,
    data: { certificate, awardedAt: '2027-01-05T09:00:00Z', caseId: 'C-7K3M9Q2XBA' },
  });

  it('is known afterwards, and a condition on it says which event is meant', async () => {
    const running = await harness.start(
      await program(`
      - { step: wait, id: expert, event: certificate-awarded, where: 'expert.certificate == "expert"' }
      - { step: wait, id: basic, event: certificate-awarded, where: 'basic.certificate == "basic"', within: P60D }
      - { step: message, id: hello, to: partner, subject: "{{ basic.certificate }} on {{ date(basic.awardedAt) }}", text: Well done }
`),
      { topic: 'x' },
    );
    await running.handle.signal(eventSignal, { event: 'certificate-awarded', from: { via: 'api' } });
    await running.handle.signal(eventSignal, awarded('basic'));
    await harness.env.sleep('1 day');
    expect((await running.view()).status).toBe('open');

    await running.handle.signal(eventSignal, awarded('expert'));
    await running.handle.result();

    const { data } = (await running.view()).facts;
    expect(data.expert).toEqual({ outcome: 'happened', ...awarded('expert').data });
    expect(data.basic).toEqual({ outcome: 'happened', ...awarded('basic').data });
    expect(harness.world.programMails.map(({ subject }) => subject)).toContain('basic on 5 January 2027');
  });

  it('is told to one of two steps that wait for it at once; the other waits on', async () => {
    const running = await harness.start(
      await program(`
      - step: parallel
        id: two
        lanes:
          - { name: One, steps: [{ step: wait, id: one, event: certificate-awarded, where: 'one.certificate != ""', within: P60D }] }
          - { name: Two, steps: [{ step: wait, id: two2, event: certificate-awarded, within: P60D }] }
`),
      { topic: 'x' },
    );
    await running.handle.signal(eventSignal, awarded('basic'));
    await harness.env.sleep('1 day');
    expect((await running.view()).status).toBe('open');

    await running.handle.signal(eventSignal, awarded('expert'));
    await running.handle.result();

    const { one, two2 } = (await running.view()).facts.data;
    expect([one?.certificate, two2?.certificate].toSorted()).toEqual(['basic', 'expert']);
  });
});

describe('a rule that cannot be evaluated', () => {
  it('is put before operations, and evaluated again when they say so', async () => {
    const running = await harness.start(
      await programWith(`
  - id: work
    label: At work
    steps:
      - { step: task, id: big, when: request.value.amount > 1000.0, by: channel-manager, serviceLevel: PT8H }
`),
      { topic: 'no value given' },
    );
    const [task] = (await running.view()).tasks;
    expect(task).toMatchObject({ role: 'ops', step: 'big/trouble' });
    expect(
      harness.world.trail.some(({ kind, audience }) => kind === 'trouble' && audience === 'vendor'),
    ).toBe(true);
  });
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(10);
});
