import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalForms } from '../../../../domain/customers/legal-forms.ts';
import { normaliseName } from '../../../../domain/customers/name.rules.ts';

const forms = Object.entries(legalForms).flatMap(([country, { end = '', joined = '' }]) =>
  `${end}|${joined}`
    .split('|')
    .map((form) => form.trim())
    .filter((form) => form !== '')
    .map((form) => ({ country, form })),
);
/** Names as people type them: words with letters of several scripts, marks and punctuation. */
const typedName = fc
  .array(fc.string({ unit: fc.constantFrom(...'abcXYZäßøÉ.&-’ 0ЖяΣςトガ中'), minLength: 1, maxLength: 9 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join(' '));

describe('the normalised name of a customer', () => {
  it.each([
    ['The Coca-Cola Company', 'US', 'coca cola'],
    ['Coca-Cola Company, The', 'US', 'coca cola'],
    ['Müller GmbH & Co. KG', 'DE', 'muller'],
    ['STRAẞE Aktiengesellschaft', 'DE', 'strasse'],
    ['A.P. Møller – Mærsk A/S', 'DK', 'ap moller maersk'],
    ['Société Générale S.A.', 'FR', 'societe generale'],
    ['L’Oréal S. A.', 'FR', 'loreal'],
    ['Plan B S.A.', 'FR', 'plan b'],
    ['H&amp;M Hennes & Mauritz AB (publ)', 'SE', 'h and m hennes and mauritz'],
    ['AB Volvo', 'SE', 'volvo'],
    ['Allegro sp. z o. o.', 'PL', 'allegro'],
    ['Škoda Auto a.s.', 'CZ', 'skoda auto'],
    ['Grupo Bimbo, S.A.B. de C.V.', 'MX', 'grupo bimbo'],
    ['Tata Consultancy Services Pvt. Ltd.', 'IN', 'tata consultancy services'],
    ['ООО «Ромашка»', 'RU', 'ромашка'],
    ['トヨタ自動車株式会社', 'JP', 'トヨタ自動車'],
    ['㈱日立製作所', 'JP', '日立製作所'],
    ['華為技術有限公司', 'CN', '華為技術'],
    ['삼성전자 주식회사', 'KR', '삼성전자'],
    ['İŞ BANKASI A.Ş.', 'TR', 'is bankasi'],
    ['ＡＣＭＥ　Ｌｔｄ', 'GB', 'acme'],
  ])('of %s in %s is %s', (typed, country, expected) => {
    expect(normaliseName(typed, country)).toBe(expected);
  });

  it('keeps initials that are a legal form only in another country', () => {
    expect(normaliseName('AB Volvo', 'US')).toBe('ab volvo');
    expect(normaliseName('AS Roma', 'IT')).toBe('as roma');
    expect(normaliseName('Tell Me', 'US')).toBe('tell me');
  });

  it('never leaves nothing of a name that is a legal form', () => {
    for (const { country, form } of forms) expect(normaliseName(form, country)).not.toBe('');
    expect(normaliseName('The', 'US')).toBe('the');
  });

  it('is empty only without letter or digit', () => {
    expect(normaliseName('!!! — ???', 'DE')).toBe('');
  });

  it('keeps letters apart that differ by a mark outside European scripts', () => {
    expect(normaliseName('ガス', 'JP')).not.toBe(normaliseName('カス', 'JP'));
  });

  it('reads Cyrillic and Greek lookalikes inside a Latin word as what they look like', () => {
    expect(normaliseName('Аcmе Ltd', 'GB')).toBe('acme');
    expect(normaliseName('Ромашка', 'RU')).toBe('ромашка');
  });

  it('stays short enough for a key, whatever compatibility forms it is made of', () => {
    expect([...normaliseName('ﷺ'.repeat(200), 'SA')].length).toBeLessThanOrEqual(200);
  });

  it('is settled: normalising it again changes nothing', () => {
    const law = fc.property(
      fc.oneof(typedName, fc.string({ unit: 'grapheme' })),
      fc.constantFrom('DE', 'SE', 'JP'),
      (name, country) => {
        const once = normaliseName(name, country);
        expect(normaliseName(once, country)).toBe(once);
      },
    );
    fc.assert(law, { numRuns: 500 });
  });

  it('does not depend on case or white space', () => {
    const law = fc.property(typedName, (name) => {
      const expected = normaliseName(name, 'DE');
      expect(normaliseName(name.toUpperCase(), 'DE')).toBe(expected);
      expect(normaliseName(`  ${name.replaceAll(' ', ' \u00a0 ')} `, 'DE')).toBe(expected);
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('does not depend on the legal form', () => {
    const word = fc.string({ unit: fc.constantFrom(...'bcdfghjklmnprtvw'), minLength: 4, maxLength: 9 });
    const law = fc.property(word, word, fc.constantFrom(...forms), (first, second, { country, form }) => {
      const name = `${first} ${second}`;
      expect(normaliseName(`${name} ${form}`, country)).toBe(normaliseName(name, country));
      expect(normaliseName(`${name}, ${form.toUpperCase()}`, country)).toBe(normaliseName(name, country));
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('knows the legal forms of far more than fifteen countries', () => {
    expect(Object.keys(legalForms).length).toBeGreaterThan(40);
  });
});
