import { beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { formSchema } from '../../../domain/programs/form.schema.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { allShown, casePath as at, filled, sentValues, withFile } from './support/application-form.ts';
import { casePage, caseView, onboarding, scorecardTask } from './support/cases.ts';
import { openPages, textOf } from './support/visit.ts';

let pages: ReturnType<typeof openPages>;
beforeEach(() => {
  pages = openPages();
});

describe("a task's form", () => {
  it('is sent as typed values', async () => {
    const response = await pages.post(`${at}/tasks/T1`, { ...filled, shown: allShown }, 'ana');

    expect(leadsTo(response)).toEqual([at, 'answered']);
    expect(pages.changes).toEqual([
      {
        name: 'completeCaseTask',
        input: {
          caseId: 'C-7K3M9Q2XBA',
          taskId: 'T1',
          answer: { outcome: 'send', data: { values: sentValues } },
        },
      },
    ]);
  });

  it('comes back with the questions that follow, and sends nothing yet', async () => {
    const more = { ...filled, 'values.resells': 'yes', shown: allShown };

    const first = await pages.post(`${at}/tasks/T1`, more, 'ana');
    const html = await first.text();
    const second = await pages.post(
      `${at}/tasks/T1`,
      { ...more, 'values.which': 'Two, for years', shown: `${allShown} which` },
      'ana',
    );

    expect(textOf(html)).toContain('One more question follows from your answers, and nothing was sent yet');
    expect(html).toMatch(/value="Kestrel Maritime AS"/);
    expect(html).not.toContain('error-summary');
    expect(leadsTo(second)).toEqual([at, 'answered']);
    expect(pages.changes).toHaveLength(1);
    expect(pages.changes[0]?.input).toMatchObject({
      answer: { data: { values: { resells: true, which: 'Two, for years' } } },
    });
  });

  it('leaves out what was typed into a field that no longer applies', async () => {
    await pages.post(
      `${at}/tasks/T1`,
      { ...filled, 'values.which': 'Two', shown: `${allShown} which` },
      'ana',
    );
    expect(pages.changes[0]?.input).toMatchObject({ answer: { data: { values: sentValues } } });
  });

  it('is kept for later, finished or not, and stands there again', async () => {
    const response = await pages.post(
      `${at}/tasks/T1`,
      { outcome: 'send', save: 'later', 'values.company': 'Kest', 'values.people': 'some' },
      'ana',
    );
    const html = await (await pages.get(at, 'ana')).text();

    expect(leadsTo(response)).toEqual([`${at}#task-T1`, 'kept']);
    expect(pages.changes).toEqual([]);
    expect(html).toContain('value="Kest"');
    expect(html).toContain('value="some"');
    expect(textOf(html)).toContain('What you saved stands in the fields');
  });

  it('is filled in at first as its program says, behind a link too, and so is what follows from a press', async () => {
    const scorecard = formSchema.parse({
      title: 'Scorecard',
      fields: [
        { type: 'text', name: 'called', label: 'Called', default: 'application.company' },
        { type: 'yes-no', name: 'known', label: 'Known?' },
        { type: 'integer', name: 'years', label: 'For how many years?', when: 'known', default: '7' },
      ],
    });
    const program = { ...onboarding, forms: { ...onboarding.forms, scorecard } };
    // Nobody has decided yet: what a level before had filled in is empty.
    const task = scorecardTask({ values: {} });
    pages.world.casePage = { ...casePage, program, view: caseView({ stage: 'vetting', tasks: [task] }) };
    Object.assign(pages.world, { linked: 'case', task });

    for (const [path, action] of [
      [at, `${at}/tasks/T1`],
      ['/t/some-token', '/t/some-token'],
    ] as const) {
      const html = await (await pages.get(path, 'dana')).text();
      const sent = { outcome: 'approve', 'values.called': '', 'values.known': 'yes', shown: 'called known' };
      const again = await (await pages.post(action, sent, 'dana')).text();
      pages.world.typed = undefined;

      expect(html).toContain('value="Kestrel Maritime AS"');
      expect(again).toContain('One more question follows');
      expect(again).toMatch(/name="values.years"[^>]* value="7"/);
      expect(again).not.toContain('value="Kestrel Maritime AS"');
    }
    expect(pages.changes).toEqual([]);
    const later = scorecardTask({ values: { called: 'Kestrel' } });
    pages.world.casePage = { ...casePage, program, view: caseView({ stage: 'vetting', tasks: [later] }) };
    expect(await (await pages.get(at, 'dana')).text()).toMatch(/name="values.called"[^>]* value="Kestrel"/);
  });

  it('tells each problem beside its field and keeps what was typed', async () => {
    pages.world.refusal = new DomainError('invalid-input', 'One', [
      { field: 'data.values.people', message: 'How many people work for you: give 1 at least' },
    ]);

    const response = await pages.post(
      `${at}/tasks/T1`,
      { ...filled, 'values.people': '0', 'values.regions': [], shown: allShown },
      'ana',
    );
    const html = await response.text();

    expect(response.status).toBe(422);
    expect(html).toContain('href="#task-T1-send-values-people"');
    expect(html).toMatch(/aria-describedby="task-T1-send-values-people-problem"/);
    expect(html).toContain('value="Kestrel Maritime AS"');
    expect(html).not.toMatch(/value="emea" checked/);
  });

  it('takes a file with its content', async () => {
    const body = withFile({ ...filled, shown: allShown });

    await pages.app.request(`https://channel.vendor.example${at}/tasks/T1`, {
      method: 'POST',
      body,
      headers: { cookie: 'throughline_session=session-of-ana', 'sec-fetch-site': 'same-origin' },
    });

    expect(pages.changes[0]?.input).toMatchObject({
      answer: {
        data: {
          values: {
            register: { name: 'extract.pdf', content: Buffer.from('%PDF-1.7').toString('base64') },
          },
        },
      },
    });
  });

  it('that is larger than can be taken is refused in words', async () => {
    const response = await pages.post(
      `${at}/tasks/T1`,
      { 'values.company': 'x'.repeat(5 * 1024 * 1024) },
      'ana',
    );
    expect(response.status).toBe(413);
  });

  it('of a decision goes with the outcome that asks for it, and a reason with the one that does not', async () => {
    pages.world.casePage = { ...casePage, view: caseView({ stage: 'vetting', tasks: [scorecardTask()] }) };

    const scores = { 'values.skills': '4', 'values.market': '5', 'values.tier': 'gold' };
    await pages.post(
      `${at}/tasks/T1`,
      { outcome: 'approve', ...scores, shown: 'skills market tier' },
      'dana',
    );
    await pages.post(`${at}/tasks/T1`, { outcome: 'reject', comment: 'Too small.' }, 'dana');

    expect(pages.changes.map(({ input }) => (input as { answer: unknown }).answer)).toEqual([
      { outcome: 'approve', data: { values: { skills: 4, market: 5, tier: 'gold' } } },
      { outcome: 'reject', comment: 'Too small.' },
    ]);
  });
});
