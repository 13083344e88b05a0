import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formSchema } from '../../../domain/programs/form.schema.ts';
import { checkForm } from '../../../domain/programs/form-values.rules.ts';
import { atInputs, readProgramForm } from '../../../handlers/pages/program.form.ts';
import { formTexts } from '../../../portal/format/form-texts.ts';

const form = formSchema.parse({
  title: 'Everything',
  fields: [
    { type: 'text', name: 'company', label: 'Company' },
    { type: 'integer', name: 'people', label: 'People' },
    { type: 'number', name: 'share', label: 'Share' },
    { type: 'money', name: 'budget', label: 'Budget', currencies: ['EUR', 'JPY', 'KWD'] },
    { type: 'yes-no', name: 'abroad', label: 'Abroad' },
    { type: 'choice', name: 'size', label: 'Size', options: { small: 'Small', large: 'Large' } },
    { type: 'choices', name: 'regions', label: 'Regions', options: { emea: 'EMEA', apac: 'APAC' } },
    { type: 'score', name: 'fit', label: 'Fit' },
    { type: 'file', name: 'proof', label: 'Proof', accept: ['txt'], required: false },
  ],
});
const names = form.fields.map(({ name }) => name);
const filled = {
  'values.company': 'Kestrel',
  'values.people': '1,250',
  'values.share': '12.5',
  'values.budget.amount': '12,500.00',
  'values.budget.currency': 'EUR',
  'values.abroad': 'no',
  'values.size': 'large',
  'values.regions': ['emea'],
  'values.fit': '4',
};

describe("a program's form from a browser", () => {
  it('is read as the values that are meant', async () => {
    expect(await readProgramForm(form, filled)).toEqual({
      company: 'Kestrel',
      people: 1250,
      share: 12.5,
      budget: { amount: 1_250_000, currency: 'EUR' },
      abroad: false,
      size: 'large',
      regions: ['emea'],
      fit: 4,
    });
  });

  it('keeps what cannot be read, so that it is shown again and refused with its reason', async () => {
    const typed = { ...filled, 'values.people': 'a few', 'values.budget.amount': '12.500,00' };

    const values = await readProgramForm(form, typed);
    const checked = await checkForm(form, values, { asked: new Set(names) });

    expect(formTexts(form, values)).toMatchObject({
      'values.people': 'a few',
      'values.budget.amount': '12.500,00',
    });
    expect(checked).toEqual({
      problems: [
        { field: 'people', message: 'People: write a whole number such as 12' },
        { field: 'budget', message: expect.stringMatching(/12500 or 12,500\.00/) },
      ],
    });
  });

  it('takes a file with its content, and keeps the one that it holds if none is chosen', async () => {
    const kept = { name: 'old.txt', type: 'txt', size: 3, sha256: 'abc' };
    const chosen = { 'values.proof': new File(['new'], 'new.txt') };
    const none = { 'values.proof': new File([], '') };

    expect(await readProgramForm(form, {}, chosen, { proof: kept })).toMatchObject({
      proof: { name: 'new.txt', content: Buffer.from('new').toString('base64') },
    });
    expect(await readProgramForm(form, {}, none, { proof: kept })).toMatchObject({ proof: kept });
  });

  it('shows typed values so that they are read as the same again', async () => {
    const money = fc.record({
      amount: fc.integer({ min: 0, max: 1_000_000_000_000 }),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    });
    const values = fc.record(
      {
        company: fc.stringMatching(/^[a-z]{1,20}$/),
        people: fc.integer(),
        budget: money,
        abroad: fc.boolean(),
        size: fc.constantFrom('small', 'large'),
        regions: fc.constantFrom(['emea'], ['emea', 'apac'], []),
        fit: fc.integer({ min: 1, max: 5 }),
      },
      { requiredKeys: ['regions'] },
    );
    await fc.assert(
      fc.asyncProperty(values, async (held) => {
        expect(await readProgramForm(form, formTexts(form, held))).toEqual(held);
      }),
    );
  });

  it('names problems for its inputs, and leaves those of others alone', () => {
    const problems = ['people', 'data.values.budget.amount', 'comment'].map((field) => ({
      field,
      message: 'x',
    }));
    expect(atInputs(form, problems).map(({ field }) => field)).toEqual([
      'values.people',
      'values.budget.amount',
      'comment',
    ]);
  });
});
