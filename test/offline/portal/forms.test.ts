import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { filledIn } from './support/filled-form.ts';
import {
  approvalTask,
  inboxItems,
  marco,
  protectedTimeline,
  protectedView,
  registration,
  reviewView,
} from './support/sample.ts';
import { openPages, textOf } from './support/visit.ts';

const deal = '/deals/D-7K3M9Q2XBA';

describe('registering', () => {
  it('sends what was typed as the input of the service, empty fields left out', async () => {
    const { post, changes } = openPages();

    const answer = await post('/deals', filledIn, 'ana');

    expect(leadsTo(answer)).toEqual([deal, 'registered']);
    expect(changes[0]?.input).toEqual({
      customer: { name: 'Kestrel Maritime AS', country: 'NO' },
      productFamily: 'platform',
      value: { amount: 1_250_000, currency: 'JPY' },
      expectedClose: '2027-02-26',
      description: '',
      ifTaken: 'refuse',
    });
  });

  it('tells all that is wrong at once, beside the fields and above, in the order of the form', async () => {
    const { post, changes } = openPages();

    const answer = await post(
      '/deals',
      { ...filledIn, 'customer.name': '', 'customer.country': '', 'value.amount': '-3' },
      'ana',
    );
    const html = await answer.text();

    expect(answer.status).toBe(422);
    const links = [...html.matchAll(/<li><a href="#([\w-]+)">/g)].map(([, id]) => id);
    expect(links).toEqual(['register-customer-name', 'register-customer-country', 'register-value']);
    expect(count(html, 'aria-invalid="true"')).toBe(3);
    expect(html).toContain('value="2027-02-26"');
    expect(html).toContain('<title>Error: Register a deal');
    expect(changes).toEqual([]);
  });

  it('puts what the service found wrong beside the field, too', async () => {
    const fields = [{ field: 'customer.website', message: 'A free-mail domain does not name a customer' }];
    const refusal = new DomainError('invalid-input', 'customer.website: A free-mail domain', fields);
    const { post } = openPages({ refusal });

    const answer = await post('/deals', filledIn, 'ana');
    const html = await answer.text();

    expect(answer.status).toBe(422);
    expect(html).toContain(
      '<a href="#register-customer-website">A free-mail domain does not name a customer</a>',
    );
    expect(html).toContain('id="register-customer-website-problem"');
  });

  it('tells what only the service knows together with an amount that cannot be read, in the words of the form', async () => {
    const fields = [
      { field: 'expectedClose', message: 'This day is in the past' },
      { field: 'value.amount', message: 'Give the amount in whole minor units (cents)' },
      { field: 'customer.country', message: 'Give a code of two letters' },
    ];
    const { post } = openPages({ refusal: new DomainError('invalid-input', 'Not so.', fields) });

    const html = await (await post('/deals', { ...filledIn, 'value.amount': '12.5' }, 'ana')).text();

    const told = [...html.matchAll(/<li><a href="#register-([\w-]+)">([^<]*)</g)].map(([, ...one]) => one);
    expect(told).toEqual([
      ['customer-country', 'Choose the customer’s country'],
      ['value', 'JPY has 0 digits after the point'],
      ['expectedClose', 'This day is in the past'],
    ]);
    expect(html).toContain('<h2 id="error-summary-title">3 fields need attention');
  });

  it('keeps its key only where the first sending may have worked', async () => {
    const lost = openPages({ refusal: new DomainError('busy-elsewhere', 'Try again in a minute.') });
    const wrong = openPages({ refusal: new DomainError('invalid-input', 'Not so.') });

    const again = await (await lost.post('/deals', filledIn, 'ana')).text();
    const anew = await (await wrong.post('/deals', filledIn, 'ana')).text();

    expect(again).toContain(filledIn.requestKey);
    expect(anew).not.toContain(filledIn.requestKey);
  });

  it.each([
    ['free', 'The customer looks free.'],
    ['taken', 'The customer looks taken'],
    ['yours', 'The customer is already yours'],
  ] as const)(
    'says before submission that a customer is %s, and keeps what was typed',
    async (check, words) => {
      const { post, changes } = openPages({ check });

      const html = await (await post('/deals/new', filledIn, 'ana')).text();

      expect(textOf(html)).toContain(words);
      expect(html).toContain('value="Kestrel Maritime AS"');
      expect(html).toContain('value="1 250 000"');
      expect(html).toMatch(/value="refuse" checked/);
      expect(changes).toEqual([]);
    },
  );

  it('is offered to who may', async () => {
    const { services, get } = openPages();
    const marketer = {
      id: 'P-MARKET0001',
      name: 'Max',
      email: 'max@northwind.example',
      partnerId: 'northwind',
      roles: ['marketer'],
      timeZone: 'UTC',
      active: true,
    };
    services.signIn.personOf = async () => marketer;

    const list = await (await get('/deals', 'ana')).text();
    const form = await get('/deals/new', 'ana');

    expect(list).not.toContain('Register a deal');
    expect(form.status).toBe(403);
  });
});

describe('a task’s form', () => {
  it('shows the refusal and what was typed when somebody was quicker', async () => {
    const { post } = openPages({
      refusal: new DomainError('task-closed', '"Channel approval" is already done.'),
    });

    const answer = await post(`${deal}/tasks/T1`, { outcome: 'reject', comment: 'We know them.' }, 'dana');
    const html = await answer.text();

    expect(answer.status).toBe(409);
    expect(textOf(html)).toContain('"Channel approval" is already done.'.replaceAll('"', '&quot;'));
    expect(html).toContain('We know them.');
  });

  it('asks for the words that an outcome needs beside their field', async () => {
    const { post } = openPages({ refusal: new DomainError('invalid-input', 'Say why.') });

    const html = await (await post(`${deal}/tasks/T1`, { outcome: 'reject', comment: ' ' }, 'dana')).text();

    expect(html).toContain('<a href="#task-T1-reject-comment">Write a few words here</a>');
    expect(html).toMatch(/<details class="outcome" open/);
  });

  it('sends changed fields with the rest of the registration as it was; others stay shut', async () => {
    const task = approvalTask({
      party: 'partner',
      assignees: ['P-ANA0000001'],
      fields: ['value'],
      outcomes: [{ id: 'resubmit', label: 'Send', effect: 'Goes back.', needs: 'fields', tone: 'positive' }],
    });
    const page = { view: reviewView({ tasks: [task] }), timeline: [] };
    const { post, changes } = openPages({ page });

    await post(
      `${deal}/tasks/T1`,
      {
        outcome: 'resubmit',
        'value.amount': '60000',
        'value.currency': 'EUR',
        'customer.name': 'Somebody Else',
      },
      'ana',
    );

    const { customer, productFamily, expectedClose, description, ifTaken } = registration();
    expect(changes[0]?.input).toMatchObject({
      answer: {
        outcome: 'resubmit',
        data: {
          registration: {
            customer,
            productFamily,
            expectedClose,
            description,
            ifTaken,
            value: { amount: 6_000_000, currency: 'EUR' },
          },
        },
      },
    });
  });

  it('says beside a changed field what the service found wrong with it', async () => {
    const task = approvalTask({ party: 'partner', assignees: ['P-ANA0000001'], fields: ['value'] });
    const fields = [{ field: 'data.registration.value.amount', message: 'Give whole minor units' }];
    const refusal = new DomainError('invalid-input', 'Not so.', fields);
    const { post } = openPages({ page: { view: reviewView({ tasks: [task] }), timeline: [] }, refusal });

    const sent = { outcome: 'resubmit', 'value.amount': '', 'value.currency': 'EUR' };
    const html = await (await post(`${deal}/tasks/T1`, sent, 'ana')).text();

    expect(html).toContain('Write the amount, such as 12,500.00');
    expect(html).not.toContain('Give whole minor units');
  });
});

describe('acts on a deal', () => {
  const page = { view: protectedView(), timeline: protectedTimeline };

  it.each([
    ['report-progress', { report: 'Pilot agreed.' }, { report: 'Pilot agreed.' }],
    ['join-queue', {}, {}],
    [
      'report-won',
      { 'value.amount': '52,000.50', 'value.currency': 'EUR', closedOn: '2026-11-20', proof: 'PO 4711' },
      { value: { amount: 5_200_050, currency: 'EUR' }, closedOn: '2026-11-20', proof: 'PO 4711' },
    ],
    [
      'extend',
      { until: '2027-01-10T17:00', taskId: '', reason: 'Agreed by phone' },
      { until: '2027-01-10T16:00:00.000Z', reason: 'Agreed by phone' },
    ],
    [
      'transfer',
      { personId: 'fabrikam/P-7K3M9Q2XBA', reason: 'They took the team over' },
      { partnerId: 'fabrikam', personId: 'P-7K3M9Q2XBA', reason: 'They took the team over' },
    ],
    [
      'reassign',
      { toPersonId: 'T1/P-MARC000001', reason: 'On leave' },
      { taskId: 'T1', toPersonId: 'P-MARC000001', reason: 'On leave' },
    ],
  ] as const)('%s sends what its schema takes', async (act, form, input) => {
    const { post, changes } = openPages({ page, acts: [act] });

    const answer = await post(`${deal}/acts/${act}`, form as Record<string, string>, 'dana');

    expect(leadsTo(answer)).toEqual([deal, `${act}`]);
    expect(changes).toEqual([{ name: 'act', input: { dealId: 'D-7K3M9Q2XBA', act, input } }]);
  });

  it.each([
    ['report-won', { 'value.amount': 'lots', 'value.currency': 'EUR' }, 3],
    ['extend', { until: 'soon', reason: '' }, 2],
    ['withdraw', { reason: '  ' }, 1],
    ['reassign', {}, 2],
    ['transfer', { personId: '' }, 2],
  ] as const)('%s tells all that is missing, unfolded', async (act, form, problems) => {
    const { post, changes } = openPages({ page, acts: [act] });

    const answer = await post(`${deal}/acts/${act}`, form as Record<string, string>, 'dana');
    const html = await answer.text();

    expect(answer.status).toBe(422);
    expect(count(html, '<li><a href="#act-')).toBe(problems);
    expect(html).toContain('<details class="act" open');
    expect(changes).toEqual([]);
  });

  it('reassign and transfer choose among names', async () => {
    const { get } = openPages({ acts: ['reassign', 'transfer'] });

    const folded = await (await get(deal, 'dana')).text();
    const opened = await (await get(`${deal}?open=transfer`, 'dana')).text();

    expect(folded).toContain('<optgroup label="Channel approval (Channel manager)">');
    expect(folded).toContain('<option value="T1/P-MARC000001">Marco Rossi (Channel manager)</option>');
    expect(folded).toContain(`href="${deal}?open=transfer#act-transfer"`);
    expect(folded).not.toContain('Faye Brandt');
    expect(opened).toContain('<details class="act" open');
    expect(opened).toContain(
      '<option value="fabrikam/P-FAYE000001">Fabrikam Channel GmbH — Faye Brandt (Owner)</option>',
    );
  });

  it('keep the name that was chosen when they are refused', async () => {
    const { post } = openPages({ page, acts: ['transfer'] });

    const html = await (
      await post(`${deal}/acts/transfer`, { personId: 'fabrikam/P-FAYE000001', reason: '' }, 'dana')
    ).text();

    expect(html).toContain('<option value="fabrikam/P-FAYE000001" selected');
  });

  it('that do not exist are not found', async () => {
    const { post } = openPages();

    expect((await post(`${deal}/acts/destroy`, {}, 'dana')).status).toBe(404);
  });
});

describe('several decisions at once', () => {
  const task = inboxItems.map((item) => `${item.caseId}:${item.task.id}`);

  it('first shows what will happen, and leaves out what waits no more', async () => {
    const { post, changes } = openPages();

    const answer = await post('/inbox', { outcome: 'approve', task: [...task, 'D-0000000000:T9'] }, 'dana');
    const seen = textOf(await answer.text());

    expect(answer.status).toBe(200);
    expect(seen).toContain('Approve these 3? Nothing has happened yet.');
    expect(seen).toContain('One of the ticked is left out');
    expect(changes).toEqual([]);
  });

  it('asks for the reason that a rejection needs', async () => {
    const { post, changes } = openPages();

    const answer = await post('/inbox', { outcome: 'reject', confirmed: 'yes', task }, 'dana');

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('<a href="#bulk-comment">');
    expect(changes).toEqual([]);
  });

  it('does it once confirmed, and tells each success and failure by itself', async () => {
    const { post, changes } = openPages();

    const answer = await post(
      '/inbox',
      { outcome: 'reject', confirmed: 'yes', comment: 'Ours.', task },
      'dana',
    );
    const seen = textOf(await answer.text());

    expect(seen).toContain('2 of 3 rejected');
    expect(seen).toContain('is already done.');
    expect(changes).toMatchObject([
      { name: 'completeMany', input: { answer: { outcome: 'reject', comment: 'Ours.' } } },
    ]);
  });

  it('says so when nothing is ticked', async () => {
    const { post } = openPages();

    const answer = await post('/inbox', { outcome: 'approve' }, 'dana');

    expect(answer.status).toBe(422);
    expect(textOf(await answer.text())).toContain('Tick at least one first.');
  });
});

describe('a link from an e-mail', () => {
  it('tells who comes later who decided what, and when', async () => {
    const { view } = protectedView().tasks[0] ? { view: protectedView() } : { view: reviewView() };
    const [task] = view.tasks;
    const { get, post, changes } = openPages({
      link: 'settled',
      linkPerson: marco,
      page: { view, timeline: [] },
      ...(task ? { task } : {}),
    });

    const seen = textOf(await (await get('/t/some-token')).text());
    const pressed = await post('/t/some-token', { outcome: 'approve' });

    expect(seen).toContain('This was decided');
    expect(seen).toContain('Approve · Dana Whitfield · Sun 6 Sept 2026, 12:20 CEST');
    expect(pressed.status).toBe(409);
    expect(changes).toEqual([]);
  });

  it('offers no press where the decision is taken signed in, but the way there', async () => {
    const { get } = openPages({ task: approvalTask({ signedIn: true }) });

    const html = await (await get('/t/some-token')).text();

    expect(html).not.toContain('<form');
    expect(html).toContain('href="/sign-in?returnTo=%2Fdeals%2FD-7K3M9Q2XBA%23task-T1"');
  });

  it('is settled by the time of the press: says so', async () => {
    const { post, world } = openPages({ refusal: new DomainError('task-closed', 'Already done.') });
    world.link = 'open';

    const answer = await post('/t/some-token', { outcome: 'approve' });

    expect(answer.status).toBe(409);
    expect(textOf(await answer.text())).toContain('Already done.');
  });
});

function count(html: string, text: string): number {
  return html.split(text).length - 1;
}
