import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, fieldSchema, formSchema } from '../../../../domain/programs/form.schema.ts';
import { askedFields, checkForm } from '../../../../domain/programs/form-values.rules.ts';

type Written = Parameters<typeof fieldSchema.parse>[0];

const formOf = (...fields: object[]) =>
  formSchema.parse({
    title: 'Profile',
    fields: fields.map((field, index) => ({ name: `f${index}`, label: 'Field', ...field })),
  });
const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');
const pdf = base64('%PDF-1.7\nand the rest');
const png = base64(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2));

async function checkOne(field: object, given: unknown, kept?: unknown) {
  const form = formOf(field);
  const checked = await checkForm(
    form,
    { f0: given },
    { asked: new Set(['f0']), ...(kept ? { kept: { f0: kept } } : {}) },
  );
  return 'values' in checked ? { value: checked.values.f0 } : { problem: checked.problems[0]?.message };
}

describe('what each type of field takes', () => {
  it.each<[string, object, unknown, unknown]>([
    ['text is trimmed', { type: 'text' }, '  Acme  ', 'Acme'],
    ['text by its pattern', { type: 'text', pattern: '[A-Z]{2}\\d+' }, 'DE12', 'DE12'],
    ['lines in long text', { type: 'long-text' }, 'one\r\ntwo', 'one\ntwo'],
    ['an e-mail address', { type: 'email' }, ' ana@partner.example ', 'ana@partner.example'],
    ['a web address', { type: 'url' }, 'http://partner.example/x', 'http://partner.example/x'],
    ['a web address without a scheme', { type: 'url' }, 'partner.example', 'https://partner.example'],
    ['a phone number', { type: 'phone' }, '+49 (30) 123-4567', '+49 (30) 123-4567'],
    ['an IBAN', { type: 'iban' }, ' de89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['zero', { type: 'integer', min: 0 }, 0, 0],
    ['a fraction', { type: 'number' }, 12.5, 12.5],
    [
      'money',
      { type: 'money', currencies: ['EUR', 'USD'] },
      { amount: 1250, currency: 'USD' },
      { amount: 1250, currency: 'USD' },
    ],
    ['a leap day', { type: 'date' }, '2028-02-29', '2028-02-29'],
    ['no', { type: 'yes-no' }, false, false],
    ['a country', { type: 'country' }, 'de', 'DE'],
    ['what people call a country', { type: 'country' }, 'UK', 'GB'],
    ['a choice', { type: 'choice', options: { a: 'A', b: 'B' } }, 'b', 'b'],
    ['choices, each once', { type: 'choices', options: { a: 'A', b: 'B' } }, ['b', 'a', 'b'], ['a', 'b']],
    ['a score', { type: 'score' }, 5, 5],
  ])('%s', async (_name, field, given, value) => {
    expect(await checkOne(field, given)).toEqual({ value });
  });

  it.each<[string, object, unknown, RegExp]>([
    ['nothing', { type: 'text' }, undefined, /^Field: fill this in$/],
    ['blanks', { type: 'text' }, ' \t ', /fill this in/],
    ['a number for text', { type: 'text' }, 5, /as text/],
    ['text that turns round', { type: 'text' }, 'a\u202eb', /invisible/],
    ['two lines in a line', { type: 'text' }, 'a\nb', /on one line/],
    ['too long', { type: 'text', max: 3 }, 'abcd', /3 characters at most/],
    ['too short', { type: 'text', min: 3 }, 'ab', /at least 3 characters/],
    ['a part that has the pattern', { type: 'text', pattern: 'a|b' }, 'ax', /not written as it must be/],
    ['no address', { type: 'email' }, 'ana@', /such as ana@partner/],
    ['a script for an address', { type: 'url' }, 'javascript:alert(1)', /web address/],
    ['another scheme', { type: 'url' }, 'ftp://partner.example', /web address/],
    ['a user in an address', { type: 'url' }, 'https://a:b@partner.example', /web address/],
    ['a name alone', { type: 'url' }, 'intranet', /web address/],
    ['letters in a number', { type: 'phone' }, '0800 CALL NOW', /phone number/],
    ['too many digits', { type: 'phone' }, '1234567890123456', /phone number/],
    ['an IBAN with a wrong digit', { type: 'iban' }, 'DE89 3704 0044 0532 0130 01', /no IBAN/],
    ['a fraction of people', { type: 'integer' }, 1.5, /whole number/],
    ['text for a number', { type: 'number' }, 'many', /such as 12.5/],
    ['no number at all', { type: 'number' }, Number.NaN, /such as 12.5/],
    ['too few', { type: 'integer', min: 3 }, 2, /give 3 at least/],
    ['too many', { type: 'integer', max: 3 }, 4, /give 3 at most/],
    ['a foreign currency', { type: 'money', currencies: ['EUR'] }, { amount: 1, currency: 'USD' }, /EUR$/],
    ['half a cent', { type: 'money', currencies: ['EUR'] }, { amount: 0.5, currency: 'EUR' }, /minor units/],
    ['an unread amount', { type: 'money', currencies: ['EUR'] }, { amount: 'x', currency: 'EUR' }, /12,500/],
    ['an amount as text', { type: 'money', currencies: ['EUR'] }, { amount: '5', currency: 'EUR' }, /minor/],
    ['a day that is none', { type: 'date' }, '2027-02-29', /day of the calendar/],
    ['a word for yes', { type: 'yes-no' }, 'yes', /yes or no/],
    ['a land that is none', { type: 'country' }, 'ZZ', /two letters/],
    ['no option', { type: 'choice', options: { a: 'A' } }, 'toString', /choose one of: A$/],
    ['the only option, left out', { type: 'choice', options: { a: 'I agree' } }, '', /choose “I agree”$/],
    ['one that is no option', { type: 'choices', options: { a: 'A' } }, ['a', 'b'], /one of: A$/],
    ['none of the choices', { type: 'choices', options: { a: 'A' } }, [], /at least one/],
    ['more than the best', { type: 'score', max: 5 }, 6, /from 1 to 5/],
  ])('%s is refused', async (_name, field, given, problem) => {
    expect((await checkOne(field, given)).problem).toMatch(problem);
  });
});

describe('files', () => {
  const field = { type: 'file', accept: ['pdf', 'csv'], maxBytes: 40 };

  it('have the type that their content shows, and a hash', async () => {
    const checked = await checkOne(field, { name: 'terms.png', type: 'png', sha256: 'x', content: pdf });
    expect(checked).toEqual({
      value: {
        name: 'terms.png',
        type: 'pdf',
        size: 21,
        sha256: createHash('sha256').update(Buffer.from(pdf, 'base64')).digest('hex'),
        content: pdf,
      },
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['a picture that says it is a PDF', { name: 'a.pdf', content: png }, /of the type PDF or CSV/],
    ['bytes that are no text', { name: 'a.csv', content: base64(Uint8Array.of(0xff, 0xfe)) }, /PDF or CSV/],
    ['a null byte in text', { name: 'a.csv', content: base64('a\0b') }, /PDF or CSV/],
    ['one that is too large', { name: 'a.csv', content: base64('a'.repeat(41)) }, /at most/],
    ['an empty one', { name: 'a.csv', content: '' }, /empty/],
    ['no base64', { name: 'a.csv', content: '%%%' }, /base64/],
    ['a name that hides', { name: 'a\u202efdp.csv', content: pdf }, /invisible/],
    ['one without content', { name: 'a.csv', sha256: 'x' }, /content/],
  ])('refuses %s', async (_name, given, problem) => {
    expect((await checkOne(field, given)).problem).toMatch(problem);
  });

  it('that the form holds already stay what they are, and no other', async () => {
    const kept = { name: 'terms.pdf', type: 'pdf', size: 21, sha256: 'abc', documentId: 'F-1' };

    expect(await checkOne(field, { name: 'other', sha256: 'abc' }, kept)).toEqual({ value: kept });
    expect(await checkOne(field, { name: 'terms.pdf', sha256: 'abd' }, kept)).toHaveProperty('problem');
  });
});

describe('a form', () => {
  const form = formOf(
    { type: 'yes-no' },
    { type: 'text', when: 'f0' },
    { type: 'text', when: 'f1 == "more"', required: false },
  );
  const holds = (condition: string, values: Readonly<Record<string, unknown>>) =>
    condition === 'f0' ? values.f0 === true : values.f1 === 'more';

  it('asks what applies, by what was given before, in order', () => {
    expect([...askedFields(form, { f0: true, f1: 'more' }, holds)]).toEqual(['f0', 'f1', 'f2']);
    expect([...askedFields(form, { f0: true, f1: 'less' }, holds)]).toEqual(['f0', 'f1']);
    expect([...askedFields(form, { f0: false, f1: 'more' }, holds)]).toEqual(['f0']);
    expect([...askedFields(form, 'nothing', holds)]).toEqual(['f0']);
  });

  it('drops what is not asked, leaves out what is empty, and refuses what it does not have', async () => {
    const asked = new Set(['f0', 'f2']);

    expect(await checkForm(form, { f0: true, f1: 7, f2: ' ' }, { asked })).toEqual({ values: { f0: true } });
    expect(await checkForm(form, { f0: true, f9: 1 }, { asked })).toEqual({
      problems: [{ field: 'f9', message: 'There is no such field' }],
    });
    expect(await checkForm(form, [1], { asked })).toEqual({
      problems: [{ field: '', message: expect.stringMatching(/by name/) }],
    });
  });

  it('tells all that is wrong at once, in the order of its fields', async () => {
    const checked = await checkForm(form, { f1: 3 }, { asked: new Set(['f1', 'f0']) });
    expect('problems' in checked && checked.problems.map(({ field }) => field)).toEqual(['f0', 'f1']);
  });
});

describe('laws', () => {
  const field: fc.Arbitrary<Field> = fc
    .record({
      type: fc.constantFrom('text', 'long-text', 'email', 'url', 'phone', 'integer', 'number', 'money'),
      required: fc.boolean(),
    })
    .map(({ type, required }) =>
      fieldSchema.parse({
        name: 'f0',
        label: 'Field',
        type,
        required,
        ...(type === 'money' ? { currencies: ['EUR', 'JPY'] } : {}),
      } satisfies Written),
    );
  const special: fc.Arbitrary<Field> = fc
    .constantFrom<object>(
      { type: 'date' },
      { type: 'yes-no' },
      { type: 'country' },
      { type: 'choice', options: { a: 'A', b: 'B' } },
      { type: 'choices', options: { a: 'A', b: 'B', c: 'C' } },
      { type: 'score' },
      { type: 'file', accept: ['txt', 'pdf'], maxBytes: 1000 },
    )
    .map((more) => fieldSchema.parse({ name: 'f0', label: 'Field', ...more }));
  const given = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.webUrl(),
    fc.domain(),
    fc.emailAddress(),
    fc.stringMatching(/^\+?[\d ]{5,16}$/),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom('a', 'DE', 'uk', '2027-03-31'),
    fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }),
    fc.record({ amount: fc.oneof(fc.integer(), fc.string()), currency: fc.constantFrom('EUR', 'JPY', 'X') }),
    fc.record({ name: fc.string(), content: fc.string().map(base64) }),
    fc.anything(),
  );
  const asked = new Set(['f0']);

  it('what is accepted once is accepted again, unchanged, also after a journey as JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(field, special), given, async (one, value) => {
        const form = { title: 'Profile', fields: [one] };
        const first = await checkForm(form, { f0: value }, { asked });
        if (!('values' in first)) return;

        const again = await checkForm(form, JSON.parse(JSON.stringify(first.values)), { asked });

        expect(again).toEqual(first);
      }),
      { numRuns: 2000 },
    );
  });

  it('whatever comes is taken or refused in words, at most once for each field, and never fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(field, special), { minLength: 1, maxLength: 5 }),
        fc.anything(),
        async (fields, value) => {
          const form = {
            title: 'Profile',
            fields: fields.map((one, index) => ({ ...one, name: `f${index}` })),
          };
          const names = form.fields.map(({ name }) => name);
          const input = Object.fromEntries(names.map((name) => [name, value]));

          const checked = await checkForm(form, input, { asked: new Set(names) });

          if ('values' in checked) return;
          expect(new Set(checked.problems.map((one) => one.field)).size).toBe(checked.problems.length);
          for (const problem of checked.problems) expect(problem.message).toMatch(/^Field: \S/);
        },
      ),
    );
  });
});
