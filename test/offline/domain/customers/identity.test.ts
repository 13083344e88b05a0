import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerInputSchema } from '../../../../domain/customers/customer.schema.ts';
import { identify, type Registrant } from '../../../../domain/customers/identity.rules.ts';
import { anyText } from '../../../support/any-text.ts';

const nobody: Registrant = { id: 'northwind', domains: [] };
const of = (input: { name?: string; country?: string; website?: string; taxId?: string }, partner = nobody) =>
  identify({ name: 'Acme GmbH', country: 'DE', ...input }, partner);
const domainOf = (website: string) => {
  const identity = of({ website });
  return 'problems' in identity ? identity.problems : identity.domain;
};

describe('the identity of a customer', () => {
  it('is its domain, its name in its country and its tax id', () => {
    const identity = of({ website: 'https://www.acme.com/de', taxId: 'DE 123.456.789' });

    expect(identity).toEqual({
      identityKeys: ['domain:acme.com', 'name:acme|DE', 'tax:DE123456789'],
      normalisedName: 'acme',
      domain: 'acme.com',
      blockingTokens: expect.arrayContaining(['d:acme']),
    });
  });

  it('is its name in its country where nothing else is given', () => {
    for (const nothing of [{}, { website: '' }, { website: '  ', taxId: '' }])
      expect(of(nothing)).toMatchObject({ identityKeys: ['name:acme|DE'] });
  });

  it.each([
    ['acme.com', 'acme.com'],
    ['ACME.com.', 'acme.com'],
    ['https://shop.Acme.com:8443/en?q=1#top', 'acme.com'],
    ['http:/acme.com', 'acme.com'],
    ['//acme.com', 'acme.com'],
    ['https://user:secret@acme.com/a@b', 'acme.com'],
    ['jane.doe@mail.acme.co.uk', 'acme.co.uk'],
    ['mailto:jane@acme.com?subject=hi', 'acme.com'],
    ['acme.github.io', 'acme.github.io'],
    ['docs.acme.github.io', 'acme.github.io'],
    ['acme.uk.com', 'acme.uk.com'],
    ['bücher.de', 'xn--bcher-kva.de'],
    ['XN--BCHER-KVA.de', 'xn--bcher-kva.de'],
    ['食狮.公司.cn', 'xn--85x722f.xn--55qx5d.cn'],
    ['ａｃｍｅ．ｃｏｍ', 'acme.com'],
    ['linkedin.com', 'linkedin.com'],
  ])('finds in %s the domain %s', (typed, domain) => {
    expect(domainOf(typed)).toBe(domain);
  });

  it.each([
    ['jane@gmail.com', /gives mailboxes to anybody/],
    ['yahoo.co.uk', /gives mailboxes to anybody/],
    ['https://web.de', /gives mailboxes to anybody/],
    ['qq.com', /gives mailboxes to anybody/],
    ['192.168.0.1', /IP address/],
    ['http://[2001:db8::1]:80/', /IP address/],
    ['http://2130706433/', /IP address/],
    ['0x7f.1', /IP address/],
    ['localhost', /only inside a network/],
    ['erp.acme.local', /only inside a network/],
    ['acme', /only part of an address/],
    ['com', /only part of an address/],
    ['co.uk', /Many customers share co\.uk/],
    ['www.github.io', /Many customers share github\.io/],
    ['linkedin.com/company/acme', /A page on linkedin\.com/],
    ['acme.wordpress.com', /A page on wordpress\.com/],
    ['acme.com, acme.de', /not a web address/],
    ['a..b.com', /not a web address/],
    ['<script>alert(1)</script>', /not a web address/],
    ['javascript:alert(1)', /not a web address/],
    ['n/a', /only part of an address/],
    ['-', /not a web address/],
    [`${'a'.repeat(64)}.com`, /not a web address/],
  ])('refuses %s as a website and says why', (typed, message) => {
    expect(domainOf(typed)).toEqual([{ field: 'customer.website', message: expect.stringMatching(message) }]);
  });

  it('refuses the partner itself, by any address on one of its domains', () => {
    const partner = { id: 'northwind', domains: ['www.Northwind.example', 'nordwind.de'] };

    const identity = of({ website: 'https://sales.northwind.example' }, partner);

    expect(identity).toEqual({
      problems: [
        {
          field: 'customer.website',
          message: 'northwind.example is your own domain; give the end customer’s',
        },
      ],
    });
  });

  it('names every field that is wrong, where the caller has it', () => {
    const identity = identify({ name: '!!!', country: 'DE', website: 'localhost', taxId: 'n/a' }, nobody, '');

    expect(identity).toMatchObject({
      problems: [{ field: 'name' }, { field: 'website' }, { field: 'taxId' }],
    });
  });

  it.each([
    ['123 456 789', 'DE', 'tax:DE123456789'],
    ['de-123456789', 'DE', 'tax:DE123456789'],
    ['DE123456789', 'AT', 'tax:DE123456789'],
    ['CHE-123.456.789 MWST', 'CH', 'tax:CH123456789'],
    ['EL094014201', 'GR', 'tax:GR094014201'],
    ['12-3456789', 'US', 'tax:US123456789'],
    ['12.345.678/0001-90', 'BR', 'tax:BR12345678000190'],
    ['B12345678', 'ES', 'tax:ESB12345678'],
  ])('files the tax id %s in %s under %s', (taxId, country, key) => {
    expect(of({ taxId, country })).toMatchObject({ identityKeys: [`name:acme|${country}`, key] });
  });

  it.each(['n/a', 'none', '-', '00000000', 'DE111111111', '1234', 'unknown'])(
    'refuses %s as a tax id',
    (taxId) => {
      expect(of({ taxId })).toMatchObject({ problems: [{ field: 'customer.taxId' }] });
    },
  );

  it('stays the same when a customer is given by what it is known by', () => {
    const label = fc.string({ unit: fc.constantFrom(...'abcdefgh0123'), minLength: 1, maxLength: 12 });
    const law = fc.property(
      label,
      label,
      fc.constantFrom('com', 'co.uk', 'de', 'github.io'),
      (sub, name, suffix) => {
        const identity = of({ name: `${name} x`, website: `https://${sub}.${name}z.${suffix}/` });
        if ('problems' in identity) throw new Error(JSON.stringify(identity));
        expect(of({ name: identity.normalisedName, website: `${identity.domain}` })).toEqual(identity);
      },
    );
    fc.assert(law, { numRuns: 300 });
  });

  it('answers whatever is typed, with keys or with problems', () => {
    const law = fc.property(anyText(), fc.string({ unit: 'grapheme' }), (website, name) => {
      const identity = of({ name, website });
      const answered = 'problems' in identity ? identity.problems.length : identity.identityKeys.length;
      expect(answered).toBeGreaterThan(0);
    });
    fc.assert(law, { numRuns: 500 });
  });
});

describe('a customer as it is typed', () => {
  const typed = (input: object) => customerInputSchema.safeParse({ name: 'Acme', country: 'DE', ...input });

  it('has a country, whose code may be what people are used to', () => {
    expect(typed({ country: ' uk ' }).data?.country).toBe('GB');
    for (const country of ['XX', 'Germany', '', 'D1', 7]) expect(typed({ country }).success).toBe(false);
  });

  it('has no other fields', () => {
    expect(typed({ partnerId: 'alpine' }).success).toBe(false);
  });

  it.each([
    ['a right-to-left override', 'Acme \u202emoc.evil'],
    ['a zero-width space', 'Ac\u200bme'],
    ['a null', 'Ac\u0000me'],
    ['a line feed', 'Ac\nme'],
    ['a lone surrogate', 'Ac\ud800me'],
    ['a tag character', 'Ac\u{e0041}me'],
    ['too many characters', 'A'.repeat(201)],
    ['one character', 'A'],
  ])('refuses %s in its name', (_what, name) => {
    const { error } = typed({ name });

    expect(error?.issues).toHaveLength(1);
    expect(error?.issues[0]).toMatchObject({
      path: ['name'],
      message: expect.stringMatching(/customer name|legal name/),
    });
  });

  it('keeps letters of every script, and composes them', () => {
    expect(typed({ name: ' Mu\u0308ller ' }).data?.name).toBe('M\u00fcller');
    expect(typed({ name: 'می\u200cخواهم' }).success).toBe(true);
  });
});
