import { describe, expect, it } from 'vitest';
import {
  askedOf,
  defaultsIn,
  type FormInCase,
  fillForm,
} from '../../../../domain/programs/fill-form.rules.ts';
import { formSchema } from '../../../../domain/programs/form.schema.ts';

const now = '2026-11-24T10:20:00.000Z';
const formOf = (fields: readonly object[], rules: readonly object[] = []) =>
  formSchema.parse({ title: 'Request', fields, rules });

function inCase(form: ReturnType<typeof formOf>, known: Partial<FormInCase> = {}): FormInCase {
  const program = {
    currency: 'EUR',
    exchangeRates: { USD: 0.5 },
    forms: { request: form },
    types: {
      application: { country: 'string' },
      which: 'int',
      now: 'timestamp',
      rates: 'map<string, double>',
      claim: { lines: [{ what: 'string', amount: 'money' }] },
    },
  } as const;
  return { program, form: 'request', known: { application: { country: 'DE' }, which: 4 }, now, ...known };
}

const euro = (amount: number) => ({ amount, currency: 'EUR' });
const money = { type: 'money', currencies: ['EUR', 'USD'] };

describe('the fields that are asked', () => {
  const form = formOf([
    { ...money, name: 'amount', label: 'Amount' },
    { type: 'choices', name: 'kinds', label: 'Kinds', options: { fair: 'Fair', other: 'Other' } },
    { type: 'long-text', name: 'why', label: 'Why', when: 'amount.amount > 1000.0' },
    { type: 'text', name: 'which', label: 'Which', when: '"other" in request.kinds' },
    { type: 'text', name: 'vat', label: 'VAT', when: 'application.country == "DE"' },
  ]);

  it('follow from what is typed, by bare names and the name of the form, and from what the case knows', () => {
    const given = { amount: euro(100_100), kinds: ['other'] };

    expect([...askedOf(inCase(form), given)]).toEqual(['amount', 'kinds', 'why', 'which', 'vat']);
  });

  it('leave out what does not apply, or cannot be known yet', () => {
    expect([...askedOf(inCase(form, { known: {} }), {})]).toEqual(['amount', 'kinds']);
    expect([...askedOf(inCase(form), { amount: 'much', kinds: ['fair'] })]).toEqual([
      ...['amount', 'kinds', 'vat'],
    ]);
  });
});

describe('what a form is filled in with at first', () => {
  const form = formOf([
    { ...money, name: 'amount', label: 'Amount', default: 'claim.lines[0].amount' },
    { type: 'country', name: 'country', label: 'Country', default: 'application.country' },
    { type: 'integer', name: 'pieces', label: 'Pieces', max: 3, default: 'which' },
    { type: 'date', name: 'day', label: 'Day', default: 'date(now)' },
    { type: 'choice', name: 'kind', label: 'Kind', options: { fair: 'Fair' }, default: '"fair"' },
    { type: 'text', name: 'why', label: 'Why' },
  ]);

  it('is what the case knows, or what stands in the program; what the field would not take is left out', () => {
    const lines = [{ what: 'Stand', amount: euro(120_000) }];
    const known = { application: { country: 'DE' }, which: 4, claim: { lines } };

    expect(defaultsIn(inCase(form, { known }))).toEqual({
      ...{ amount: euro(120_000), country: 'DE', day: '2026-11-24', kind: 'fair' },
    });
    expect(defaultsIn(inCase(form, { known: {} }))).toEqual({ day: '2026-11-24', kind: 'fair' });
  });

  it('is a row for each element beside it, over that element; a cell that would not take it stays empty', () => {
    const verdict = formOf([
      {
        ...{ type: 'lines', name: 'accepted', label: 'Accepted', of: 'claim.lines' },
        columns: [
          { ...money, name: 'amount', label: 'Amount', default: 'row.amount' },
          { type: 'text', name: 'what', label: 'What', max: 6, default: 'row.what + "!"' },
          { type: 'text', name: 'country', label: 'Country', default: 'application.country' },
          { type: 'text', name: 'why', label: 'Why' },
        ],
      },
    ]);
    const known = {
      application: { country: 'DE' },
      claim: { lines: [{ what: 'Stand', amount: euro(120_000) }, { what: 'Leaflets' }] },
    };

    expect(defaultsIn(inCase(verdict, { known }))).toEqual({
      accepted: [{ amount: euro(120_000), what: 'Stand!', country: 'DE' }, { country: 'DE' }],
    });
    expect(defaultsIn(inCase(verdict, { known: {} }))).toEqual({ accepted: [] });
  });
});

describe('the rules of a form', () => {
  const costs = {
    ...{ type: 'lines', name: 'costs', label: 'Costs', required: false },
    columns: [
      { type: 'text', name: 'what', label: 'What' },
      { ...money, name: 'amount', label: 'Amount' },
    ],
  };
  const form = formOf(
    [
      { type: 'date', name: 'from', label: 'First day' },
      { type: 'date', name: 'to', label: 'Last day', required: false },
      costs,
      { ...money, name: 'amount', label: 'Asked for', required: false },
    ],
    [
      { must: 'request.to >= from', message: 'It ends before it begins', field: 'to' },
      { must: 'request.from > date(now)', message: 'Ask beforehand', field: 'from' },
      {
        must: 'convert(amount, "EUR", rates) <= total(costs, "amount")',
        message: 'You ask for more than it costs',
        field: 'amount',
      },
    ],
  );
  const problemsWith = async (given: object) => {
    const checked = await fillForm(inCase(form), given);
    return 'problems' in checked ? checked.problems : [];
  };

  it('are told at their fields, all that are broken', async () => {
    const rows = [{ what: 'Stand', amount: euro(10_000) }];
    const given = { from: '2026-11-24', to: '2026-11-23', costs: rows, amount: euro(10_001) };

    expect(await problemsWith(given)).toEqual([
      { field: 'to', message: 'It ends before it begins' },
      { field: 'from', message: 'Ask beforehand' },
      { field: 'amount', message: 'You ask for more than it costs' },
    ]);
    expect(
      await problemsWith({
        ...given,
        from: '2026-11-25',
        to: '2026-11-25',
        amount: { amount: 20_000, currency: 'USD' },
      }),
    ).toEqual([]);
  });

  it('are not broken by what was left empty', async () => {
    expect(await problemsWith({ from: '2026-11-25' })).toEqual([]);
    expect(await problemsWith({ from: '2026-11-25', amount: euro(5) })).toEqual([]);
  });

  it('say in words what cannot be computed', async () => {
    const rows = [
      { what: 'Stand', amount: euro(1) },
      { what: 'Fair', amount: { amount: 1, currency: 'USD' } },
    ];

    expect(await problemsWith({ from: '2026-11-25', costs: rows, amount: euro(1) })).toEqual([
      { field: 'amount', message: expect.stringMatching(/^Asked for: EUR and USD are two currencies/i) },
    ]);
  });
});

describe('rows beside a list that the case knows', () => {
  const form = formOf([
    {
      ...{ type: 'lines', name: 'lines', label: 'Line by line', of: 'claim.lines' },
      columns: [
        { ...money, name: 'accepted', label: 'Accepted' },
        { type: 'text', name: 'reason', label: 'Reason', required: false },
      ],
    },
  ]);
  const known = {
    claim: {
      lines: [
        { what: 'Stand', amount: euro(10_000) },
        { what: 'Food', amount: euro(500) },
      ],
    },
  };

  it('are as many as it has, in its order', async () => {
    const lines = [{ accepted: euro(10_000) }, { accepted: euro(0), reason: 'Not covered' }];

    expect(await fillForm(inCase(form, { known }), { lines })).toEqual({ values: { lines } });
    expect(await fillForm(inCase(form, { known }), { lines: [{}, lines[1]] })).toEqual({
      problems: [
        {
          field: 'lines.0.accepted',
          message: 'Row 1, Accepted: write the amount, such as 12,500.00',
        },
      ],
    });
    expect(await fillForm(inCase(form, { known }), { lines: [...lines, ...lines] })).toEqual({
      problems: [{ field: 'lines', message: 'Line by line: give 2 rows at most' }],
    });
  });

  it('are none where there is no list', async () => {
    expect(await fillForm(inCase(form, { known: {} }), {})).toEqual({ values: {} });
  });
});
