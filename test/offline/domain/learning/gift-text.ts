import fc from 'fast-check';
import type { Bank, Question } from '../../../../domain/learning/question.schema.ts';
import { idOfText, slugOf } from '../../../../domain/learning/slugs.rules.ts';

const escaped = (text: string) => text.replace(/[\\:#={}~]/g, '\\$&').replaceAll('\n', '\\n');

/** A bank as GIFT, for the law that what is written is read again. */
export function giftOf({ title, questions }: Bank): string {
  let category: string | undefined;
  const blocks = questions.flatMap((question) => {
    const block = blockOf(question);
    if (question.category === category) return [block];
    category = question.category;
    return [`$CATEGORY: ${category ?? '$course$'}`, block];
  });
  return [`// Title: ${title}`, ...blocks].join('\n\n');
}

function blockOf(question: Question): string {
  const feedback = question.feedback === undefined ? '' : `\n####${escaped(question.feedback)}`;
  return `::${question.id}::${escaped(question.text)} {${answersOf(question)}${feedback}\n}`;
}

function answersOf(question: Question): string {
  switch (question.type) {
    case 'single':
      return lines(
        question.choices,
        ({ id, text }) => `${id === question.right ? '=' : '~'}${escaped(text)}`,
      );
    case 'multiple':
      return lines(question.choices, ({ id, text }) => {
        const weight = question.right.includes(id) ? `%${(100 / question.right.length).toFixed(5)}%` : '';
        return `~${weight}${escaped(text)}`;
      });
    case 'ordering':
      return `>${question.items.length} ALL VERTICAL${lines(question.items, ({ text }) => escaped(text))}`;
    case 'matching':
      return lines(
        [...question.pairs, ...question.others.map((right) => ({ left: '', right }))],
        ({ left, right }) => `=${escaped(left)} -> ${escaped(right)}`,
      );
    case 'numeric':
      return `#${question.from}..${question.to}`;
    case 'short':
      return lines(question.accepted, (text) => `=${escaped(text).replaceAll('*', '\\*')}`);
  }
}

const lines = <T>(of: readonly T[], write: (one: T) => string) => of.map((one) => `\n${write(one)}`).join('');

/** Words with all that GIFT means something by, as authors could type them. */
const letter = fc.constantFrom(...'aeinrst', ...'ÄßéЖ漢', ...'0159', ...'\\:#={}~*%>-[].,;!?"\'', '😀');
const word = fc
  .string({ unit: letter, minLength: 1, maxLength: 8 })
  .filter(
    (text) => !text.startsWith('//') && !text.startsWith('[') && !text.startsWith('%') && text !== '->',
  );
const phrase = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => `w ${words.join(' ')}`.normalize('NFC'))
  .filter((text) => !text.includes('->') && !text.includes('\\*'));
const text = fc.array(phrase, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n\n'));
const several = (least: number) =>
  fc.uniqueArray(phrase, { minLength: least, maxLength: 6, selector: (one) => one.toLowerCase() });
const choice = (one: string) => ({ id: idOfText(one), text: one });

const key = fc.oneof(
  fc.record({ all: several(2), at: fc.nat() }).map(({ all, at }) => {
    const choices = all.map(choice);
    return { type: 'single' as const, choices, right: choices[at % choices.length]?.id ?? '' };
  }),
  fc.record({ all: several(2), count: fc.nat() }).map(({ all, count }) => {
    const choices = all.map(choice);
    return {
      type: 'multiple' as const,
      choices,
      right: choices.slice(0, (count % choices.length) + 1).map(({ id }) => id),
    };
  }),
  several(2).map((all) => ({ type: 'ordering' as const, items: all.map(choice) })),
  several(5).map((all) => ({
    type: 'matching' as const,
    pairs: [0, 1].map((at) => ({
      id: idOfText(all[at] ?? ''),
      left: all[at] ?? '',
      right: all[at + 2] ?? '',
    })),
    others: all.slice(4),
  })),
  fc
    .tuple(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    .map(([a, b]) => ({ type: 'numeric' as const, from: Math.min(a, b) + 0, to: Math.max(a, b) + 0 })),
  several(1).map((accepted) => ({ type: 'short' as const, accepted })),
);

const question = fc
  .record({
    title: phrase,
    text,
    category: fc.option(fc.constantFrom('recovery', 'install')),
    feedback: fc.option(text),
    key,
  })
  .map(
    ({ title, text, category, feedback, key }): Question => ({
      ...{ id: slugOf(title), text, ...(category ? { category } : {}), ...(feedback ? { feedback } : {}) },
      ...key,
    }),
  );

/** Any bank that can be written as GIFT. */
export const banks: fc.Arbitrary<Bank> = fc
  .uniqueArray(question, { minLength: 1, maxLength: 5, selector: ({ id }) => id })
  .map((questions) => ({ bank: 'a-bank', title: 'A bank', questions }));
