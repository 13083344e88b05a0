import { describe, expect, it } from 'vitest';
import { filledIn } from './support/filled-form.ts';
import { approvalTask, conflictView, reviewView } from './support/sample.ts';
import { openPages, textOf } from './support/visit.ts';

const deal = '/deals/D-7K3M9Q2XBA';

describe('the word after a press', () => {
  const ruling = approvalTask({ step: 'dispute', title: 'Ruling on the dispute' });
  const disputed = { view: reviewView({ tasks: [ruling] }), timeline: [] };

  it.each([
    ['approve', 'The customer is given to this registration.'],
    ['reject', 'The present holder keeps the customer.'],
  ])('of a ruling says what was ruled: %s', async (outcome, words) => {
    const { get, post } = openPages({ page: disputed, task: ruling });
    const form = { outcome, comment: 'The time stamps say so' };

    for (const [path, who] of [
      [`${deal}/tasks/T1`, 'dana'],
      ['/t/some-token', undefined],
    ] as const) {
      const to = (await post(path, form, who)).headers.get('location') ?? '';
      expect(textOf(await (await get(to, who)).text())).toContain(words);
    }
  });

  it('of a registration says that the customer is taken, if it is', async () => {
    const taken = { view: conflictView(), timeline: [] };
    const { get, post } = openPages({ page: taken });

    const to = (await post('/deals', filledIn, 'ana')).headers.get('location') ?? '';

    expect(textOf(await (await get(to, 'ana')).text())).toContain('but the customer is taken');
  });
});
