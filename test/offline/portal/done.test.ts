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
    const { follow, post } = openPages({ page: disputed, task: ruling });
    const form = { outcome, comment: 'The time stamps say so' };

    for (const [path, who] of [
      [`${deal}/tasks/T1`, 'dana'],
      ['/t/some-token', undefined],
    ] as const) {
      const page = await follow(await post(path, form, who), who);
      expect(textOf(await page.text())).toContain(words);
    }
  });

  it('of a registration says that the customer is taken, if it is', async () => {
    const taken = { view: conflictView(), timeline: [] };
    const { follow, post } = openPages({ page: taken });

    const page = await follow(await post('/deals', filledIn, 'ana'), 'ana');

    expect(textOf(await page.text())).toContain('but the customer is taken');
  });

  it('is forgotten with the page that says it', async () => {
    const { follow, get, post } = openPages();
    const sent = await post('/me/time-zone', { timeZone: 'Asia/Tokyo' }, 'ana');

    const [said, again] = [await follow(sent, 'ana'), await get('/me', 'ana')];

    expect(sent.headers.get('set-cookie')).toMatch(/; Secure|; HttpOnly/);
    expect(await said.text()).toContain('class="notice"');
    expect(said.headers.get('set-cookie')).toMatch(/^throughline_done=; Max-Age=0/);
    expect(await again.text()).not.toContain('class="notice"');
    expect(again.headers.get('set-cookie')).toBeNull();
  });
});
