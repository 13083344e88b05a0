import { expect, it } from 'vitest';
import { casePage, caseView, over } from './support/cases.ts';
import { openPages, textOf } from './support/visit.ts';

const ended = {
  ...casePage,
  view: caseView({
    ...{ status: 'closed', stage: 'closed', outcome: 'not-accepted', tasks: [], next: over },
    stageSince: '2026-10-14T08:00:00.000Z',
  }),
};
const path = `/cases/${ended.view.id}`;

it('says of an ended case until when it can be taken up again, and leads to the press', async () => {
  const { get } = openPages({ casePage: ended, caseActs: ['reopen'] });

  const html = await (await get(path, 'ana')).text();

  expect(textOf(html)).toMatch(
    /unless it is taken up again\. Until .*12 Jan 2027.* you can take it up again/,
  );
  expect(html).toContain('href="?open=reopen#act-reopen"');
  expect(html).toContain('id="act-reopen"');
});

it('says that nothing more happens where it cannot be taken up again', async () => {
  const { get } = openPages({ casePage: ended, caseActs: [] });

  const text = textOf(await (await get(path, 'ana')).text());

  expect(text).toContain('Nothing more happens with this case.');
  expect(text).not.toContain('take it up again');
});
