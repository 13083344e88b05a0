import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import type { PartnerStanding } from '../../../domain/standing/standing.ts';
import { changeCase } from './support/fake-temporal.ts';
import { people, portal, viaApi } from './support/people.ts';
import { createSetting, type Setting, submission } from './support/setting.ts';

let setting: Setting;
beforeEach(() => {
  setting = createSetting();
});
afterEach(() => {
  setting.temporal.failure = undefined;
});

const submit = (
  input: unknown,
  options: { partnerId?: string; requestKey?: string } = {},
  caller = portal('seller'),
) => setting.services.deals.submit(caller, input, { requestKey: 'key-1', ...options });
const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof DomainError)) throw new Error(`Expected a refusal, got ${String(failure)}`);
  return failure;
};
const fieldsOf = ({ fields }: DomainError) => fields.map(({ field }) => field).sort();

describe('a registration that is wrong', () => {
  test('is told everything at once, whatever kind of mistake it is', async () => {
    const input = submission({
      customer: { name: 'Acme', country: 'DE', website: 'gmail.com' },
      productFamily: 'typewriters',
      value: { amount: 12.5, currency: 'EUR' },
      expectedClose: '2020-01-01',
      description: 'x'.repeat(3000),
      discount: 10,
    });

    const failure = await refusal(submit(input));

    expect(failure.code).toBe('invalid-input');
    expect(fieldsOf(failure)).toEqual(
      [
        'customer.website',
        'description',
        'discount',
        'expectedClose',
        'productFamily',
        'value.amount',
      ].sort(),
    );
    expect(setting.temporal.started).toEqual([]);
  });

  test.each([
    ['nothing', undefined, ''],
    ['a text', 'hello', ''],
    ['a list', [], ''],
    ['a negative amount', submission({ value: { amount: -1, currency: 'EUR' } }), 'value.amount'],
    ['an unknown currency', submission({ value: { amount: 1, currency: 'XXX' } }), 'value.currency'],
    [
      'a word of the prototype as currency',
      submission({ value: { amount: 1, currency: 'constructor' } }),
      'value.currency',
    ],
    ['a word of the prototype as product', submission({ productFamily: 'constructor' }), 'productFamily'],
    [
      'an IP address',
      submission({ customer: { name: 'A B', country: 'DE', website: 'http://10.0.0.1' } }),
      'customer.website',
    ],
    [
      'the partner itself',
      submission({ customer: { name: 'A B', country: 'DE', website: 'northwind.example' } }),
      'customer.website',
    ],
    [
      'a right-to-left override',
      submission({ customer: { name: 'Ac\u202eme', country: 'DE' } }),
      'customer.name',
    ],
    ['a control character', submission({ description: 'a\u0000b' }), 'description'],
    ['no country', submission({ customer: { name: 'Acme' } }), 'customer.country'],
  ])('names the field: %s', async (_name, input, field) => {
    const failure = await refusal(submit(input));

    expect(failure.code).toBe('invalid-input');
    expect(fieldsOf(failure)).toContain(field);
  });

  test.each(['<script>alert(1)</script>', '=HYPERLINK("http://evil")', '+1+1', '@SUM(A1)'])(
    'but %s is a text like any other, and is kept as it is',
    async (description) => {
      const view = await submit(submission({ description }));

      expect(view.facts.registration.description).toBe(description);
    },
  );

  test('says that a field is missing in words for people', async () => {
    const failure = await refusal(submit({}));

    expect(failure.fields).toContainEqual({ field: 'productFamily', message: 'This is missing' });
    expect(JSON.stringify(failure.fields)).not.toMatch(/undefined|received/i);
  });

  test('a day that is still today somewhere on Earth is not in the past', async () => {
    setting.clock.now = new Date('2027-03-02T11:00:00Z');

    await expect(submit(submission({ expectedClose: '2027-03-01' }))).resolves.toBeDefined();
    setting.clock.now = new Date('2027-03-02T13:00:00Z');
    const failure = await refusal(
      submit(submission({ expectedClose: '2027-03-01' }), { requestKey: 'later' }),
    );

    expect(fieldsOf(failure)).toEqual(['expectedClose']);
  });
});

describe('the same submission again', () => {
  test('is the same deal, and starts nothing', async () => {
    const first = await submit(submission());
    const second = await submit(submission());

    expect(second.id).toBe(first.id);
    expect(setting.temporal.started).toHaveLength(1);
  });

  test('is the same deal when the case has ended since', async () => {
    const first = await submit(submission());
    setting.temporal.ended.add(first.workflowId);
    changeCase(setting.memory, first.id, { stage: 'closed', status: 'closed', outcome: 'lost' });

    const second = await submit(submission());

    expect(second).toMatchObject({ id: first.id, status: 'closed', outcome: 'lost' });
  });

  test('with other content under the same key is refused, and names the deal', async () => {
    const first = await submit(submission());

    const failure = await refusal(submit(submission({ productFamily: 'security' })));

    expect(failure.code).toBe('idempotency-mismatch');
    expect(failure.message).toContain(first.id);
  });

  test('written differently, but meant the same, is the same', async () => {
    const first = await submit(
      submission({ customer: { name: 'Acme GmbH', country: 'de', website: 'acme.de' } }),
    );
    const second = await submit(
      submission({ customer: { name: ' Acme GmbH ', country: 'DE', website: 'acme.de' } }),
    );

    expect(second.id).toBe(first.id);
  });

  test('under another key, or by another partner, is another deal', async () => {
    const ids = [
      (await submit(submission())).id,
      (await submit(submission(), { requestKey: 'key-2' })).id,
      (await submit(submission(), {}, portal('rival'))).id,
    ];

    expect(new Set(ids).size).toBe(3);
  });
});

describe('for whom', () => {
  test("another partner's id is answered as one that does not exist", async () => {
    const existing = await refusal(submit(submission(), { partnerId: 'alpine' }));
    const invented = await refusal(submit(submission(), { partnerId: 'nobody' }));

    expect(existing).toMatchObject({ code: 'not-found', message: invented.message });
    expect(setting.temporal.started).toEqual([]);
  });

  test("the vendor's people register for direct sales, or for a partner that they name", async () => {
    const direct = await submit(submission(), {}, portal('manager'));
    const named = await submit(submission(), { partnerId: 'alpine' }, portal('ops'));

    expect(direct.partner.id).toBe('direct');
    expect(named.partner.id).toBe('alpine');
    expect(named.facts.submittedBy).toBe(people.ops.id);
  });

  test('a partner reads its own deal without what is for the vendor', async () => {
    const view = await submit(submission());

    expect(view.facts.nearMatches).toEqual([]);
    expect(view.next.waitsFor.personIds).toEqual([]);
    expect(JSON.stringify(view)).not.toContain(people.manager.id);
  });
});

describe('how the case is started', () => {
  test('with an id, a summary and search attributes that name nobody', async () => {
    await submit(submission(), {}, viaApi('seller'));

    const [options] = setting.temporal.started;
    const { args, ...visible } = options ?? {};
    expect(options).toMatchObject({
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
    expect(Buffer.byteLength(String(options?.staticSummary))).toBeLessThanOrEqual(200);
    expect(JSON.stringify(visible)).not.toMatch(/acme|sella|first project/i);
    expect(args).toMatchObject([{ submittedBy: { personId: people.seller.id, via: 'api' } }]);
  });

  test('with the tier and the competencies that the partner has then', async () => {
    const held = { partnerId: 'northwind', tier: 'silver', look: 'one', competencies: ['installation'] };
    await setting.stores.standing.put(held as unknown as PartnerStanding, undefined);

    await submit(submission());

    expect(setting.temporal.started[0]?.args).toMatchObject([
      { partner: { id: 'northwind', tier: 'silver', competencies: ['installation'] } },
    ]);
  });
});
