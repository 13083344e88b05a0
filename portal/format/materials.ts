import type { ItemFinding } from '../../domain/learning/item-statistics.rules.ts';
import type { QuestionType } from '../../domain/learning/question.schema.ts';
import type { MaterialKind, MaterialName } from '../../handlers/services/materials.services.ts';

export const materialsPath = '/console/materials';
/** The page of a course or a bank. */
export const materialPath = ({ kind, id }: MaterialName): string =>
  `${materialsPath}/${kind}/${encodeURIComponent(id)}`;

export const kindWords: Readonly<Record<MaterialKind, { one: string; many: string }>> = {
  course: { one: 'Course', many: 'Courses' },
  bank: { one: 'Bank of questions', many: 'Banks of questions' },
};

/** What a learner does. */
export const typeWords: Readonly<Record<QuestionType, string>> = {
  single: 'Choose one',
  multiple: 'Choose all that are right',
  ordering: 'Put in order',
  matching: 'Match',
  numeric: 'Type a number',
  short: 'Type a word or a few',
};

/** What the numbers of a question say, and what its author should do. */
export const findingWords: Readonly<Record<ItemFinding, { label: string; todo: string }>> = {
  good: { label: 'Good', todo: 'It tells who knows the subject. Leave it as it is.' },
  misleads: {
    label: 'Misleads',
    todo: 'Those who know more get it wrong more often: look at its key first, then at its words.',
  },
  'tells-little': {
    label: 'Tells little',
    todo: 'It does not tell those who know the subject from those who do not: make its words plainer, or its wrong answers more likely.',
  },
  'too-easy': {
    label: 'Too easy',
    todo: 'Nearly everybody gets it right: ask for more, or keep it as a first question on purpose.',
  },
  'too-hard': {
    label: 'Too hard',
    todo: 'Hardly anybody gets it right: see that the course teaches it, and that its key is right.',
  },
  'too-few': {
    label: 'Too few attempts',
    todo: 'Under 20 attempts the numbers say more of chance than of the question.',
  },
};

/** A language's own name, `Deutsch`, or its code where the machine does not know it. */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
