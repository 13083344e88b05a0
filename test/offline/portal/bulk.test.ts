import { expect, test } from 'vitest';
import type { InboxItem } from '../../../domain/cases/listing.ts';
import { begin, handIn, read, send } from '../../../domain/programs/standard-presses.ts';
import { bulkOutcomesOf, canAnswer } from '../../../portal/format/bulk.ts';

const asking = (...ids: string[]) => {
  const outcomes = ids.map((id) => ({ id, label: id, effect: '', tone: 'positive', needs: 'nothing' }));
  return { task: { outcomes } } as unknown as InboxItem;
};

test.each([begin.id, handIn.id, read.id])('nobody answers several tasks with %s at once', (id) => {
  expect(canAnswer(asking(id), id)).toBe(false);
  expect(bulkOutcomesOf([asking(id, 'done')]).map((one) => one.id)).toEqual(['approve', 'reject', 'done']);
});

test('what takes a press alone can be answered for several', () => {
  expect(canAnswer(asking('done', send.id), 'done')).toBe(true);
});
