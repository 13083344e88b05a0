import { describe, expect, test } from 'vitest';
import { findOperation } from '../../../handlers/api/find-operation.ts';
import { operationGroups } from '../../../handlers/api/operations/operations.ts';

const loaded = await Promise.all(
  operationGroups.map(async ({ under, load }) => ({ under, operations: await load() })),
);
const all = loaded.flatMap(({ operations }) => operations);

test.each(loaded)('the group of $under has paths that begin so, and each beginning has some', (group) => {
  const beginningOf = (path: string) =>
    group.under.find((start) => path === start || path.startsWith(`${start}/`));
  const used = new Set(group.operations.map(({ path }) => beginningOf(path)));

  expect([...used].sort()).toEqual([...group.under].sort());
});

describe('an operation is found', () => {
  test.each([
    ['GET', '/v1/deals', 'listDeals', {}],
    ['POST', '/v1/deals', 'submitDeal', {}],
    ['HEAD', '/v1/deals/D-1', 'getDeal', { id: 'D-1' }],
    ['POST', '/v1/deals/D-1/tasks/T2/completion', 'completeTask', { id: 'D-1', taskId: 'T2' }],
    ['GET', '/v1/cases/a%20b%2Fc', 'getCase', { id: 'a b/c' }],
    ['GET', '/v1/cases/100%', 'getCase', { id: '100%' }],
    // What is written out comes before what a name stands for.
    ['GET', '/v1/payments/batches', 'listPaymentBatches', {}],
    ['GET', '/v1/payments/PY-1', 'getPayment', { id: 'PY-1' }],
  ])('for %s %s: %s', (method, path, id, params) => {
    const found = findOperation(all, method, path);

    expect(found?.operation.id).toBe(id);
    expect(found?.params).toEqual(params);
  });

  test.each([
    ['DELETE', '/v1/deals'],
    ['GET', '/v1/deals/'],
    ['GET', '/v1/deals//timeline'],
    ['GET', '/v1/deals/D-1/timeline/2'],
    ['GET', '/deals'],
    ['GET', '/v1/cases/__proto__/__proto__'],
  ])('by no other way: %s %s', (method, path) => {
    expect(findOperation(all, method, path)).toBeUndefined();
  });
});
