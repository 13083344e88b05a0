import { describe, expect, test } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { openPages, origin, textOf } from './support/visit.ts';

const path = '/console/exams';
const typed = { provider: 'prometric', text: 'candidate;exam;score;taken_at\nC-7K3M9Q2XBA;"P<X>";1;2' };

describe('the page on which results of exams are taken', () => {
  test('shows what would come of each row, and takes nothing', async () => {
    const { post, changes } = openPages();

    const html = await (await post(path, { ...typed, press: 'check' }, 'dana')).text();

    const text = textOf(html);
    expect(text).toContain('1 of 3 results can be taken, 1 was before, 1 has a problem');
    expect(text).toContain('Nobody here has this address.');
    expect(text).toContain('Nothing is read from the columns Centre.');
    expect(text).toContain('Take 1 result');
    expect(html).toContain('href="/cases/C-7K3M9Q2XBA"');
    expect(changes).toEqual([]);
  });

  test('takes what was looked at, and says what came of it', async () => {
    const { post, changes } = openPages();

    const html = await (await post(path, { ...typed, press: 'take' }, 'dana')).text();

    expect(textOf(html)).toContain('1 of 3 results taken, and 1 before');
    expect(textOf(html)).not.toContain('Take 1 result');
    expect(changes).toEqual([{ name: 'take-exam-results', input: typed }]);
  });

  test('reads a file into the form, and says how its letters were read', async () => {
    const { app } = openPages();
    const body = new FormData();
    body.set('provider', 'prometric');
    body.set('press', 'check');
    body.set('text', '');
    body.set('file', new File(['anything'], 'results.csv', { type: 'text/csv' }));
    const headers = { origin, 'sec-fetch-site': 'same-origin', cookie: `${sessionCookie}=session-of-dana` };

    const html = await (await app.request(`${origin}${path}`, { method: 'POST', body, headers })).text();

    expect(textOf(html)).toContain('The letters of the file were read as Windows-1252.');
    expect(html).toMatch(/<textarea[^>]*>candidate;exam;score;taken_at<\/textarea>/);
  });

  test('loses nothing that was typed when it is refused', async () => {
    const problems = [{ field: 'text', message: 'There is no result below the first line' }];
    const { post } = openPages({ refusal: new DomainError('invalid-input', 'No', problems) });

    const answer = await post(path, { ...typed, press: 'take' }, 'dana');

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('href="#results-text"');
    expect(html).toContain('C-7K3M9Q2XBA;&quot;P&lt;X&gt;&quot;;1;2');
    expect(html).toContain('value="prometric"');
  });
});
