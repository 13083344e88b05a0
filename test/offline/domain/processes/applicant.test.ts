import { describe, expect, it } from 'vitest';
import { addressField, applicantOf } from '../../../../domain/processes/applicant.rules.ts';
import { formSchema } from '../../../../domain/programs/form.schema.ts';

const form = formSchema.parse({
  title: 'Apply',
  fields: [
    { type: 'text', name: 'motto', label: 'Motto' },
    { type: 'text', name: 'legalName', label: 'Company' },
    { type: 'country', name: 'seat', label: 'Seat' },
    { type: 'text', name: 'contactName', label: 'You' },
    { type: 'email', name: 'contactEmail', label: 'Address' },
    { type: 'email', name: 'otherEmail', label: 'Another address' },
  ],
});

describe('who applies', () => {
  it('is read from the fields of the usual names, and from the first country', () => {
    const values = { motto: 'Onward', legalName: ' Acme GmbH ', seat: 'DE', contactName: 'Ana' };

    expect(applicantOf(form, values)).toEqual({ company: 'Acme GmbH', country: 'DE', person: 'Ana' });
    expect(addressField(form)).toBe('contactEmail');
  });

  it('goes by the first text where no field has a usual name, and always by some name', () => {
    expect(applicantOf(form, { motto: 'Onward' })).toEqual({
      company: 'Onward',
      country: '',
      person: 'Onward',
    });
    expect(applicantOf(form, { legalName: 7, seat: null })).toEqual({
      ...{ company: 'Applicant', country: '', person: 'Applicant' },
    });
  });

  it('has a name no longer than a person or partner can have', () => {
    expect(applicantOf(form, { legalName: 'x'.repeat(500) }).company).toHaveLength(120);
  });
});
