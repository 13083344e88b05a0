import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyCase } from '../../../../domain/cases/any-case.ts';
import {
  areFound,
  canLead,
  caseToFile,
  findableOf,
  wordsSought,
} from '../../../../domain/cases/findable.rules.ts';
import { syntheticPartnerId } from '../../../../domain/synthetic/synthetic-partner.ts';
import { anyText } from '../../../support/any-text.ts';

interface Named {
  readonly title?: string;
  readonly learner?: string;
  readonly partner?: { readonly id: string; readonly name: string };
}

const caseOf = ({ title = 'Acme: a rival', learner, partner }: Named = {}) =>
  ({
    ...{ id: 'C-7K3M9Q2XBA', kind: 'custom', title, openedAt: '2027-03-01T09:00:00.000Z' },
    partner: partner ?? { id: 'northwind', name: 'Northwind Systems' },
    facts: learner === undefined ? {} : { learner: { id: 'P-1', name: learner } },
  }) as unknown as AnyCase;
const filed = (named: Named) => {
  const findable = findableOf(caseOf(named));
  if (!findable) throw new Error('It is filed under nothing');
  return findable;
};
const finds = (q: string, title: string) => areFound(wordsSought(q), filed({ title }).words);

describe('a case is found', () => {
  test.each([
    ['müller', 'MULLER Maschinenbau'],
    ['Muller masch', 'Müller Maschinenbau GmbH · Platform'],
    ['Müller GmbH & Co. KG', 'Müller · Platform'],
    ['acme ltd', 'Acme Limited'],
    ['oneil', 'O’Neil Brothers'],
    ['s.p.a', 'Rossi S.p.A.'],
    ['spa', 'Spa Resort'],
    ['GmbH', 'Acme GmbH'],
    ['株式', '株式会社アクメ'],
    ['plat kestrel', 'Kestrel Maritime AS · Platform'],
    ['r&d', 'R&D Labs'],
  ])('by "%s": %s', (q, title) => {
    expect(finds(q, title)).toBe(true);
  });

  test.each([
    ['kestrel analytics', 'Kestrel Maritime AS · Platform'],
    ['estrel', 'Kestrel Maritime AS'],
  ])('not by "%s": %s', (q, title) => {
    expect(finds(q, title)).toBe(false);
  });

  test('by whose case it is, and by its partner for the vendor alone', () => {
    const { words, allWords } = filed({ title: 'Engineer', learner: 'Lea Lern' });

    expect(words).toEqual(['engineer', 'lea', 'lern']);
    expect(allWords).toEqual(['engineer', 'lea', 'lern', 'northwind', 'systems']);
  });

  test('by nothing, if it is synthetic', () => {
    expect(findableOf(caseOf({ partner: { id: syntheticPartnerId, name: 'Synthetic' } }))).toBeUndefined();
  });

  test('by any word of its title and any beginning of it, however it is written', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcdefgxyzäéßøñşАБв'),
      minLength: 2,
      maxLength: 20,
    });
    const title = fc.uniqueArray(letters, { minLength: 1, maxLength: 20 });
    const asTyped = fc.constantFrom<(word: string) => string>(
      (word) => word,
      (word) => word.toUpperCase(),
      (word) => word.normalize('NFD'),
      (word) => `  ${word}, `,
    );
    fc.assert(
      fc.property(title, fc.nat(), asTyped, (words, nth, type) => {
        const word = words[nth % words.length] ?? '';
        return finds(type(word), words.join(' '));
      }),
    );
  });

  test('by every word that it is filed under, whatever its title', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 150 }), (title) =>
        filed({ title })
          .words.filter(canLead)
          .every((word) => finds(word, title)),
      ),
    );
  });

  test('under so few words, so short, that a transaction holds them', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 400 }), anyText({ maxLength: 300 }), (title, name) => {
        const { words, allWords } = filed({ title, partner: { id: 'northwind', name } });
        expect(2 * (words.length + allWords.length) + 1).toBeLessThanOrEqual(100);
        expect(allWords.every((word) => word.length <= 80 && !word.includes('#'))).toBe(true);
      }),
    );
  });
});

describe('a change of a case', () => {
  const at = { pk: 'CASE#C-7K3M9Q2XBA', sk: 'CASE', at: '2027-03-01T09:00:00.000Z' };
  const view = caseOf();

  test.each([
    ['it is new', undefined, view],
    ['its title is another', view, caseOf({ title: 'Contoso: a rival' })],
    ['its partner is another', view, caseOf({ partner: { id: 'alpine', name: 'Alpine' } })],
    ['it is no more', view, undefined],
  ])('files it anew where %s', (_why, old, now) => {
    expect(caseToFile({ ...at, old: old && { view: old }, new: now && { view: now } })).toBe(view.id);
  });

  test('does not where its words are what they were, and neither does any other item', () => {
    const moved = { ...view, stage: 'later', revision: 7 } as AnyCase;

    expect(caseToFile({ ...at, old: { view }, new: { view: moved } })).toBeUndefined();
    expect(caseToFile({ ...at, sk: 'SUMMARY', new: { view } })).toBeUndefined();
  });
});
