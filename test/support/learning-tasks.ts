import fc from 'fast-check';
import type {
  MaterialContents,
  MaterialKind,
  MaterialStore,
} from '../../activities/store/materials.store.ts';
import type { Bank, Question } from '../../domain/learning/question.schema.ts';

const choices = (...texts: string[]) => texts.map((text, at) => ({ id: `c${at + 1}`, text }));

/** A bank with a question of each type; `c1`, the first, is right where one is. */
export const sampleBank: Bank = {
  bank: 'platform-basics',
  title: 'Platform basics',
  questions: [
    {
      ...{ id: 'q-single', type: 'single', category: 'recovery', text: 'What survives a *restart*?' },
      ...{ choices: choices('The history', 'The memory', 'The screen'), right: 'c1' },
      feedback: 'The history is what a worker starts from again.',
    },
    {
      ...{ id: 'q-multiple', type: 'multiple', category: 'recovery', text: 'Which are kept?' },
      ...{ choices: choices('Timers', 'Signals', 'Sockets'), right: ['c1', 'c2'] },
    },
    {
      ...{ id: 'q-ordering', type: 'ordering', category: 'order', text: 'Put the steps in order.' },
      items: choices('Register', 'Approve', 'Win'),
    },
    {
      ...{ id: 'q-matching', type: 'matching', category: 'order', text: 'What belongs together?' },
      pairs: [
        { id: 'p1', left: 'Deal', right: 'Protection' },
        { id: 'p2', left: 'Fund', right: 'Reservation' },
      ],
      others: ['Invoice'],
    },
    { id: 'q-numeric', type: 'numeric', text: 'How many days?', from: 89.5, to: 90.5 },
    { id: 'q-short', type: 'short', text: 'What is it called?', accepted: ['Temporal', 'temporal server'] },
  ],
};

export const questionOf = (id: string): Question => {
  const found = sampleBank.questions.find((question) => question.id === id);
  if (!found) throw new Error(`The sample has no question ${id}.`);
  return found;
};

const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 6 });
const identified = texts.map((all) => all.map((text, at) => ({ id: `i${at}`, text })));
const base = { id: 'q', text: 'Which?', feedback: 'Because.' };

/** The same question with two keys. */
export const twoKeys: fc.Arbitrary<readonly [Question, Question]> = fc.oneof(
  fc
    .tuple(identified, fc.nat(), fc.nat())
    .map(([of, ...rights]) =>
      pair(rights, (right) => ({ ...base, type: 'single', choices: of, right: `i${right % of.length}` })),
    ),
  identified.chain((of) =>
    fc.tuple(fc.subarray(of), fc.subarray(of)).map((rights) =>
      pair(rights, (right) => ({
        ...{ ...base, type: 'multiple', choices: of, right: right.map(({ id }) => id) },
      })),
    ),
  ),
  identified.chain((of) =>
    fc
      .tuple(fc.shuffledSubarray(of, { minLength: of.length }), fc.constant(of))
      .map((orders) => pair(orders, (items) => ({ ...base, type: 'ordering', items: numbered(items) }))),
  ),
  texts.chain((lefts) =>
    fc
      .uniqueArray(fc.string({ maxLength: 8 }), { minLength: lefts.length, maxLength: lefts.length + 3 })
      .map((rights) =>
        pair([rights, rights.toReversed()], (all) => ({
          ...{ ...base, type: 'matching', others: all.slice(lefts.length) },
          pairs: lefts.map((left, at) => ({ id: `i${at}`, left, right: all[at] ?? '' })),
        })),
      ),
  ),
  fc
    .tuple(fc.integer(), fc.integer())
    .map((ends) => pair(ends, (from) => ({ ...base, type: 'numeric', from, to: from + 1 }))),
  fc.tuple(texts, texts).map((keys) => pair(keys, (accepted) => ({ ...base, type: 'short', accepted }))),
);

/** Ids by the order in which a reader of texts meets the items. */
const numbered = (items: readonly { text: string }[]) =>
  items.map(({ text }, at) => ({ id: `i${at}`, text }));

function pair<Key>(
  [one, other]: readonly Key[],
  make: (key: Key) => Question,
): readonly [Question, Question] {
  return [make(one as Key), make(other as Key)];
}

/** Publishes the next version of a course or a bank. */
export async function publish<Kind extends MaterialKind>(
  materials: MaterialStore,
  kind: Kind,
  content: MaterialContents[Kind],
): Promise<void> {
  const id = 'bank' in content ? content.bank : content.course;
  const after = (await materials.current(kind, id))?.version ?? 0;
  await materials.publish<Kind>({
    ...{ kind, id, after, title: id, source: JSON.stringify(content), content },
    ...{ publishedAt: '2026-11-01T09:00:00.000Z', byPersonId: 'P-AUTH0R0001' },
  });
}
