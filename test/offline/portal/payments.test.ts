import { describe, expect, test } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { paymentRow } from './support/fake-payments.ts';
import { openPages, textOf } from './support/visit.ts';

const paid = { paidOn: '2026-11-25', reference: 'Statement 12/4' };

describe('the queue of payments', () => {
  test('is in the menu of finance, and of nobody else', async () => {
    const { get } = openPages();

    const [felix, dana] = [await get('/inbox', 'felix'), await get('/inbox', 'dana')];

    expect(await felix.text()).toContain('href="/payments"');
    expect(await dana.text()).not.toContain('href="/payments"');
  });

  test('adds up by currency, and lets nothing be ticked that cannot go into a file', async () => {
    const { get } = openPages();

    const html = await (await get('/payments', 'felix')).text();

    expect(textOf(html)).toContain('EUR 12,750.00 in 3 payments');
    expect(textOf(html)).toContain('GBP 900.00 in one payment');
    expect(textOf(html)).toContain('Contoso Distribution is suspended: nothing is paid to it.');
    const boxes = [...html.matchAll(/<input type="checkbox"[^>]*value="([^"]*)"/g)].map(([, id]) => id);
    expect(boxes).toEqual(['PY-7K3M9Q2XBA', 'PY-0B5N8R1WCZ']);
  });

  test('makes a file with what is ticked, and leads to it', async () => {
    const { post, changes } = openPages();

    const answer = await post('/payments/batches', { payment: ['PY-7K3M9Q2XBA', 'PY-0B5N8R1WCZ'] }, 'felix');

    expect(leadsTo(answer)).toEqual(['/payments/batches/PB-7K3M9Q2XBA', 'file-made']);
    expect(changes).toEqual([{ name: 'export', input: { paymentIds: ['PY-7K3M9Q2XBA', 'PY-0B5N8R1WCZ'] } }]);
  });

  test('says which payments keep a file from being made, and keeps what was ticked', async () => {
    const problem = { field: 'PY-7K3M9Q2XBA', message: 'The bank details of Northwind Systems are missing.' };
    const { post } = openPages({ refusal: new DomainError('not-now', 'No file was made.', [problem]) });

    const answer = await post('/payments/batches', { payment: ['PY-7K3M9Q2XBA'] }, 'felix');

    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(textOf(html)).toContain(problem.message);
    expect(html).toMatch(/value="PY-7K3M9Q2XBA"[^>]*checked/);
  });

  test('is saved as CSV, the amounts as numbers', async () => {
    const { get } = openPages();

    const answer = await get('/payments/list.csv?status=due', 'felix');

    const [header, first] = (await answer.text()).split('\r\n');
    expect(answer.headers.get('content-disposition')).toContain('payments-due.csv');
    expect(header).toMatch(/^payment,status,partner,/);
    expect(first).toContain(',4250.00,EUR,bank,DE•• •••• 3000,');
  });
});

describe('a file for the bank', () => {
  test('is saved under its name, as it was made', async () => {
    const { get } = openPages();

    const answer = await get('/payments/batches/PB-7K3M9Q2XBA/PB-7K3M9Q2XBA.xml', 'felix');

    expect(answer.headers.get('content-type')).toBe('application/xml');
    expect(answer.headers.get('content-disposition')).toContain('PB-7K3M9Q2XBA.xml');
    expect(await answer.text()).toBe('<Document/>');
  });

  test('is confirmed as a whole; what was not taken is named', async () => {
    const { post, changes } = openPages();

    const answer = await post('/payments/batches/PB-7K3M9Q2XBA/confirm', paid, 'felix');

    expect(answer.status).toBe(409);
    expect(textOf(await answer.text())).toContain('PY-0B5N8R1WCZ was not confirmed. Try again.');
    expect(changes).toEqual([{ name: 'confirmBatch', input: { id: 'PB-7K3M9Q2XBA', input: paid } }]);
  });
});

describe('one payment', () => {
  test('is confirmed with the amount, the day and the reference', async () => {
    const { post, changes } = openPages();
    const form = { ...paid, 'amount.amount': '4,250.00', 'amount.currency': 'EUR' };

    const answer = await post('/payments/PY-7K3M9Q2XBA/confirm', form, 'felix');

    expect(leadsTo(answer)).toEqual(['/payments/PY-7K3M9Q2XBA', 'payment-paid']);
    const input = { ...paid, amount: { amount: 425_000, currency: 'EUR' } };
    expect(changes).toEqual([{ name: 'confirm', input: { id: 'PY-7K3M9Q2XBA', input } }]);
  });

  test('is shown again with what was typed when it is not taken', async () => {
    const problem = { field: 'amount', message: 'EUR 4,250.00 is due, and nothing else can be confirmed' };
    const { post } = openPages({ refusal: new DomainError('invalid-input', problem.message, [problem]) });
    const form = { ...paid, 'amount.amount': '4000', 'amount.currency': 'EUR' };

    const answer = await post('/payments/PY-7K3M9Q2XBA/confirm', form, 'felix');

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(textOf(html)).toContain(problem.message);
    expect(html).toContain('value="4000"');
    expect(html).toContain('value="Statement 12/4"');
  });

  test('asks for the number of a credit note where there is no transfer', async () => {
    const { get } = openPages();

    const text = textOf(await (await get('/payments/PY-0000000004', 'felix')).text());

    expect(text).toContain('Number of the credit note');
    expect(text).not.toContain('Account');
  });

  test('can be sent back while it is at the bank, with the reason', async () => {
    const { post, changes } = openPages({ payments: [paymentRow({ status: 'exported' })] });

    const answer = await post('/payments/PY-7K3M9Q2XBA/send-back', { reason: 'Account closed' }, 'felix');

    expect(leadsTo(answer)).toEqual(['/payments/PY-7K3M9Q2XBA', 'payment-due']);
    expect(changes).toEqual([
      { name: 'sendBack', input: { id: 'PY-7K3M9Q2XBA', input: { reason: 'Account closed' } } },
    ]);
  });
});
