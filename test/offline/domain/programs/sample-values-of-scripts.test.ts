import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStart } from '../../../../designer/rehearsal/task-form.rules.ts';
import { readValues, valuesText } from '../../../../designer/rehearsal/values-text.rules.ts';
import { dealInputSchema } from '../../../../domain/deals/deal.schema.ts';
import { type Form, formSchema } from '../../../../domain/programs/form.schema.ts';
import { checkForm } from '../../../../domain/programs/form-values.rules.ts';
import { isWrittenDeal, readProgram, type WrittenProgram } from '../../../../domain/programs/read-program.ts';
import { textFor } from '../../../../domain/programs/sample-text.rules.ts';
import { sampleDeal, sampleValues } from '../../../../domain/programs/samples.rules.ts';
import { withFiles } from '../../../../rehearsal/play/answer-form.ts';

const now = '2027-01-04T09:00:00Z';

function shipped(name: string): WrittenProgram {
  const read = readProgram(readFileSync(`programs/${name}.yaml`));
  if ('program' in read) return read.program;
  throw new Error(`programs/${name}.yaml has problems.`);
}

const forms = ['onboarding', 'offboarding', 'price-exception'].flatMap((name) => {
  const program = shipped(name);
  if (isWrittenDeal(program)) throw new Error('It has forms.');
  return Object.entries(program.forms).map(([id, form]) => ({ name: `${name}: ${id}`, form }));
});

async function problemsWith(form: Form, values: Record<string, unknown>) {
  const asked = new Set(form.fields.map(({ name }) => name));
  const checked = await checkForm(form, withFiles(form, values), { asked });
  return 'problems' in checked ? checked.problems : [];
}

describe('sample values', () => {
  it.each(forms)('fill in $name as the product accepts it', async ({ form }) => {
    const values = sampleValues(form, now);

    expect(await problemsWith(form, values)).toEqual([]);
    expect(Object.keys(values).length).toBeGreaterThan(0);
  });

  it('fill in fields of every type, at the edges of what they allow', async () => {
    const form = formSchema.parse({
      title: 'All',
      fields: [
        { name: 'short', type: 'text', label: 'A label that is longer than this', max: 3 },
        { name: 'long', type: 'long-text', label: 'Long', min: 300, max: 310 },
        { name: 'few', type: 'integer', label: 'Few', min: 3.2, max: 4.5 },
        { name: 'many', type: 'number', label: 'Many', min: 1000 },
        { name: 'below', type: 'integer', label: 'Below', max: -5 },
        { name: 'score', type: 'score', label: 'Score', max: 2 },
        { name: 'some', type: 'choices', label: 'Some', options: { a: 'A', b: 'B' } },
        { name: 'file', type: 'file', label: 'File', accept: ['csv'] },
        { name: 'picture', type: 'file', label: 'Picture', accept: ['jpeg'] },
        { name: 'web', type: 'url', label: 'Web' },
        { name: 'mail', type: 'email', label: 'Mail' },
        { name: 'call', type: 'phone', label: 'Call' },
        { name: 'yes', type: 'yes-no', label: 'Yes' },
        { name: 'where', type: 'country', label: 'Where' },
        { name: 'when', type: 'date', label: 'When' },
        { name: 'price', type: 'money', label: 'Price', currencies: ['USD'] },
      ],
    });

    expect(await problemsWith(form, sampleValues(form, now))).toEqual([]);
  });

  it('ask for less than the list price, so that there is something to decide', () => {
    const values = sampleStart(shipped('price-exception'), now) as Record<string, { amount: number }>;

    expect(values.netPrice?.amount).toBeLessThan(values.listPrice?.amount ?? 0);
  });

  it('register a deal', () => {
    const program = shipped('deal-registration');
    if (!isWrittenDeal(program)) throw new Error('It registers deals.');

    expect(dealInputSchema.safeParse(sampleDeal(program, now)).success).toBe(true);
  });

  it.each([
    'D-[0-9A-Z]{10}',
    '[A-Z]{2}\\d{9,12}',
    '(?:DE|AT)[0-9]+',
    'a|b',
    '\\d+([.]\\d+)?',
    '[^a-z]\\/x?',
    '.{3,}',
  ])('match the pattern %s', (pattern) => {
    expect(textFor(pattern)).toMatch(new RegExp(`^(?:${pattern})$`, 'u'));
  });

  it('leave out what no text is found for', () => {
    expect(textFor('[0-9]{4}', { max: 3 })).toBeUndefined();
  });

  it('are edited as text without a change', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue()), (values) => {
        const json = JSON.parse(JSON.stringify(values)) as Record<string, unknown>;
        expect(readValues(valuesText(json))).toEqual({ values: json });
      }),
    );
    expect(readValues('- a')).toHaveProperty('problem');
    expect(readValues('a: [')).toHaveProperty('problem');
  });
});
