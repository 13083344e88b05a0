import { describe, expect, it } from 'vitest';
import { askedOf } from '../../../../domain/programs/asked-fields.rules.ts';
import { formSchema } from '../../../../domain/programs/form.schema.ts';

const form = formSchema.parse({
  title: 'Request',
  fields: [
    { type: 'money', name: 'amount', label: 'Amount', currencies: ['EUR'] },
    { type: 'choices', name: 'kinds', label: 'Kinds', options: { fair: 'Fair', other: 'Other' } },
    { type: 'long-text', name: 'why', label: 'Why', when: 'amount.amount > 1000.0' },
    { type: 'text', name: 'which', label: 'Which', when: '"other" in kinds' },
    { type: 'text', name: 'vat', label: 'VAT', when: 'application.country == "DE"' },
  ],
});
const knows = {
  types: { application: { country: 'string' }, which: 'int' },
  data: { application: { country: 'DE' }, which: 4 },
  now: '2026-11-24T10:20:00.000Z',
};

describe('the fields that are asked', () => {
  it('follow from what is typed, in whole units, and from what the case knows', () => {
    const given = { amount: { amount: 100_100, currency: 'EUR' }, kinds: ['other'] };

    expect([...askedOf(form, given, knows)]).toEqual(['amount', 'kinds', 'why', 'which', 'vat']);
  });

  it('leave out what does not apply, or cannot be known yet', () => {
    expect([...askedOf(form, {}, { ...knows, data: {} })]).toEqual(['amount', 'kinds']);
    expect([...askedOf(form, { amount: 'much', kinds: ['fair'] }, knows)]).toEqual([
      'amount',
      'kinds',
      'vat',
    ]);
  });
});
