import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Form, fieldSchema } from '../../../../domain/programs/form.schema.ts';
import { checkForm } from '../../../../domain/programs/form-values.rules.ts';
import { readProgram } from '../../../../domain/programs/read-program.ts';
import { textFor } from '../../../../domain/programs/sample-text.rules.ts';
import { sampleValues } from '../../../../domain/programs/samples.rules.ts';
import { uploadsIn } from '../../../../rehearsal/play/answer-form.ts';

const now = '2027-03-01T09:00:00.000Z';
const shipped = ['onboarding', 'offboarding', 'price-exception', 'mdf'];

function formsOf(name: string) {
  const read = readProgram(readFileSync(`programs/${name}.yaml`));
  return 'program' in read && 'forms' in read.program ? Object.entries(read.program.forms) : [];
}

const fields = fc.oneof(
  fc
    .record({
      type: fc.constantFrom('text', 'long-text'),
      min: fc.integer({ min: 0, max: 90 }),
      room: fc.integer({ min: 0, max: 90 }),
    })
    .map(({ type, min, room }) => ({ type, min, max: Math.max(1, min + room) })),
  fc
    .record({
      type: fc.constantFrom('integer', 'number'),
      min: fc.integer({ min: -50, max: 50 }),
      room: fc.nat(50),
    })
    .map(({ type, min, room }) => ({ type, min, max: min + room })),
  fc.constantFrom('email', 'url', 'phone', 'date', 'yes-no', 'country').map((type) => ({ type })),
  fc.constantFrom('choice', 'choices').map((type) => ({ type, options: { one: 'One', two: 'Two' } })),
  fc.constantFrom('EUR', 'JPY', 'KWD').map((code) => ({ type: 'money', currencies: [code] })),
  fc.integer({ min: 2, max: 10 }).map((max) => ({ type: 'score', max })),
  fc
    .tuple(fc.constantFrom('file', 'files'), fc.constantFrom('pdf', 'png', 'jpeg', 'csv', 'txt'))
    .map(([type, accepted]) => ({ type, accept: [accepted] })),
  fc.constantFrom('text', 'date', 'yes-no').map((type) => ({
    type: 'lines',
    columns: [
      { type, name: 'a', label: 'A' },
      { type: 'money', name: 'b', label: 'B', currencies: ['JPY'] },
    ],
  })),
);

/** As the product checks it; files are those that a script names. */
function checked(form: Form) {
  const values = sampleValues(form, now);
  const asked = new Set(form.fields.map(({ name }) => name));
  return checkForm(form, values, { asked, uploads: uploadsIn(form, values) });
}

describe('the sample values of a form', () => {
  test.each(shipped)('are accepted by every form of %s', async (name) => {
    const forms = formsOf(name);

    for (const [, form] of forms) expect(await checked(form)).not.toHaveProperty('problems');
    expect(forms.length).toBeGreaterThan(0);
  });

  test.each(['?', ' ', ' a', '...'])('are accepted by a field that is called “%s”', async (label) => {
    const field = fieldSchema.parse({ name: 'asked', label, type: 'text', max: 1 });

    expect(await checked({ title: 'A form', fields: [field] })).not.toHaveProperty('problems');
  });

  test('are accepted by any field', async () => {
    await fc.assert(
      fc.asyncProperty(fields, fc.string({ minLength: 1, maxLength: 80 }), async (given, label) => {
        const field = fieldSchema.parse({ name: 'asked', label, ...given });
        const form = { title: 'A form', fields: [field] };

        expect(await checked(form)).not.toHaveProperty('problems');
      }),
    );
  });

  test.each(['D-[0-9A-Z]{10}', '[A-Z]{2}[0-9]+', '\\d{3}-?\\w*', 'yes|no', '[^x]{2,4}'])(
    'follow the pattern %s',
    (pattern) => {
      expect(textFor(pattern)).toMatch(new RegExp(`^(?:${pattern})$`));
    },
  );
});
