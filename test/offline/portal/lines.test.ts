import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formSchema } from '../../../domain/programs/form.schema.ts';
import { checkForm } from '../../../domain/programs/form-values.rules.ts';
import {
  askedOrWrong,
  atInputs,
  readProgramForm,
  rowsPressed,
  typedTexts,
} from '../../../handlers/pages/program.form.ts';
import { formTexts } from '../../../portal/format/form-texts.ts';
import { pressed, rowsIn, totalTyped } from '../../../portal/format/row-texts.ts';

const form = formSchema.parse({
  title: 'Costs',
  fields: [
    {
      ...{ type: 'lines', name: 'costs', label: 'Costs', atMost: 6 },
      columns: [
        { type: 'text', name: 'what', label: 'What' },
        { type: 'money', name: 'amount', label: 'Amount', currencies: ['EUR', 'USD'] },
        { type: 'yes-no', name: 'sure', label: 'Sure?', required: false },
        { type: 'date', name: 'day', label: 'Day', required: false },
        { type: 'integer', name: 'pieces', label: 'Pieces', required: false },
        { type: 'choice', name: 'kind', label: 'Kind', required: false, options: { fair: 'Fair' } },
      ],
    },
  ],
});
const costs = 'values.costs';
const cell = (row: number, column: string) => `${costs}.${row}.${column}`;
const asked = new Set(['costs']);

describe('the rows of a form', () => {
  it('are shown with empty ones behind them, and read without those at the end', async () => {
    const rows = [{ what: 'Stand', amount: { amount: 1_200_000, currency: 'USD' }, sure: true, pieces: 3 }];
    const texts = formTexts(form, { costs: rows });

    expect(rowsIn(texts, costs)).toBe(3);
    expect(texts).toMatchObject({
      [cell(0, 'amount.amount')]: '12,000.00',
      [cell(0, 'amount.currency')]: 'USD',
      [cell(0, 'sure')]: 'yes',
      [cell(2, 'amount.currency')]: 'EUR',
    });
    expect(await readProgramForm(form, texts)).toEqual({ costs: rows });
    expect(await readProgramForm(form, formTexts(form, {}))).toEqual({});
  });

  it('keep what cannot be read, and are told by row and column at its input', async () => {
    const texts = {
      ...formTexts(form, {}),
      [cell(1, 'what')]: 'Food',
      [cell(1, 'amount.amount')]: 'a lot',
      [cell(2, 'what')]: 'Music',
      [cell(2, 'day')]: '2027-02-30',
    };
    const values = await readProgramForm(form, texts);
    const checked = await checkForm(form, values, { asked });
    const problems = 'problems' in checked ? atInputs(form, checked.problems) : [];

    expect(formTexts(form, values)).toMatchObject({ [cell(1, 'amount.amount')]: 'a lot' });
    expect(problems).toEqual([
      { field: cell(1, 'amount'), message: expect.stringMatching(/^Row 2, Amount: write the amount as/) },
      { field: cell(2, 'amount'), message: 'Row 3, Amount: write the amount, such as 12,500.00' },
      { field: cell(2, 'day'), message: expect.stringMatching(/^Row 3, Day: give a day/) },
    ]);
    expect([...askedOrWrong(form, new Set(), problems)]).toEqual(['costs']);
  });

  it('drop those that are left empty, and refuse none, too many and what is no row', async () => {
    const stand = { what: 'Stand', amount: { amount: 5, currency: 'EUR' } };
    const check = async (given: unknown) => checkForm(form, { costs: given }, { asked });

    expect(await check([{}, stand, { what: ' ' }])).toEqual({ values: { costs: [stand] } });
    expect(await check([{}, { what: '' }])).toEqual({
      problems: [{ field: 'costs', message: 'Costs: fill in at least one row' }],
    });
    expect(await check(Array.from({ length: 7 }, () => stand))).toEqual({
      problems: [{ field: 'costs', message: 'Costs: give 6 rows at most' }],
    });
    expect(await check('much')).toEqual({
      problems: [{ field: 'costs', message: 'Costs: give a list of rows' }],
    });
    expect(await check([{ ...stand, tax: 1 }, 4])).toEqual({
      problems: [
        { field: 'costs.0.tax', message: 'Row 1: there is no such column' },
        { field: 'costs.1', message: 'Row 2: give the columns of the row by name' },
      ],
    });
  });
});

describe('a press that changes rows', () => {
  const typed = {
    ...formTexts(form, {}),
    [cell(0, 'what')]: 'A',
    [cell(1, 'what')]: 'B',
    [cell(2, 'what')]: 'C',
  };

  it('adds rows up to the most, keeps what was typed, and goes on at the first new one', () => {
    const first = rowsPressed(form, { ...typed, rows: costs });
    const again = rowsPressed(form, { ...first?.texts, rows: costs });

    expect(first).toMatchObject({ at: cell(3, 'what'), texts: typed });
    expect(rowsIn(first?.texts ?? {}, costs)).toBe(6);
    expect(rowsIn(again?.texts ?? {}, costs)).toBe(6);
    expect(again?.at).toBe(cell(5, 'what'));
  });

  it('takes a row away: those behind it move up, and the last one is empty', () => {
    const { texts = {}, at } = rowsPressed(form, { ...typed, rows: `${costs}.1` }) ?? {};

    expect(at).toBe(cell(1, 'what'));
    expect([0, 1, 2].map((row) => texts[cell(row, 'what')])).toEqual(['A', 'C', '']);
    expect(typedTexts(form, texts)).toMatchObject({ [cell(2, 'amount.currency')]: '' });
  });

  it.each(['', 'values.other', 'values.costs.x', 'costs'])('is none for %j', (rows) => {
    expect(rowsPressed(form, { ...typed, rows })).toBeUndefined();
  });

  it('never loses or makes up what stands in another row', () => {
    const law = fc.property(
      fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }),
      fc.nat(8),
      (words, without) => {
        const texts = Object.fromEntries(words.map((word, row) => [cell(row, 'what'), word]));
        const after = pressed(texts, { field: costs, without }, { columns: ['what'], atMost: 6 });
        const left = words.map((_, row) => after[cell(row, 'what')]).filter((word) => word !== '');
        expect(left).toEqual(words.filter((_, row) => row !== without));
      },
    );
    fc.assert(law);
  });
});

describe('a column of money as it is typed', () => {
  it('is added up by currency, without what cannot be read', () => {
    const cells = [
      { amount: '1,000.50', currency: 'EUR' },
      { amount: '20', currency: 'USD' },
      { amount: 'much', currency: 'EUR' },
      { amount: '', currency: 'EUR' },
      { amount: '0.50', currency: 'EUR' },
    ];

    expect(totalTyped(cells)).toBe('EUR 1,001.00 and USD 20.00');
    expect(totalTyped([])).toBe('');
  });
});
