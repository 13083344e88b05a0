import type { Path } from '../../domain/programs/reading/problems.ts';
import { actions, checks, type InstalledNames } from '../../domain/programs/registry.ts';
import { silentExam, unanswered } from '../../domain/programs/standard-outcomes.ts';
import { own } from '../../domain/records.ts';
import { partnerEvents } from '../../domain/webhooks/told-to-cases.rules.ts';
import { outcomesAt } from '../diagram/parts.rules.ts';
import { stepOf, valueAt } from '../diagram/step-paths.rules.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a field can name of the program or the installation; undefined if it names nothing, or nothing is known. */
export function choicesAt(
  program: unknown,
  path: Path,
  installed: InstalledNames = {},
): readonly Choice[] | undefined {
  const step = stepOf(path);
  const kind = step ? valueAt(program, [...step, 'step']) : undefined;
  const inside = String(path.at(-2));
  switch (path.at(-1)) {
    case 'role':
      return rolesOf(program);
    case 'by':
      return path.includes('levels') ? rolesOf(program) : [...ofPartner(program), ...rolesOf(program)];
    case 'to':
      if (inside === 'escalation') return [...rolesOf(program), lineManager];
      return kind === 'message' ? [...ofPartner(program), ...rolesOf(program)] : undefined;
    case 'form':
    case 'scorecard':
      return named(program, 'forms', 'title');
    case 'of':
      return inside === 'changes' ? formsToChange(program) : undefined;
    case 'field':
      return path.includes('rules') ? fieldsOfForm(program, path.slice(0, 2)) : undefined;
    case 'ends':
      return named(program, 'outcomes', 'label');
    case 'outcome':
      return kind === 'end' && inside !== 'atSilence' ? named(program, 'outcomes', 'label') : undefined;
    case 'check':
      return described(checks);
    case 'action':
      return described(actions);
    case 'event':
      return eventsFor(valueAt(program, path));
    default:
      return choicesOfInstallation(`${kind}.${path.at(-1)}`, installed);
  }
}

/** Where there is none yet, the name is typed. */
function choicesOfInstallation(field: string, installed: InstalledNames): readonly Choice[] | undefined {
  const { courses, banks, examProviders } = installed;
  const names = own({ 'course.course': courses, 'quiz.bank': banks, 'exam.provider': examProviders }, field);
  return names?.length ? names.map((name) => ({ value: name, label: name })) : undefined;
}

const partner: Choice = { value: 'partner', label: 'The partner' };
const learner: Choice = { value: 'learner', label: 'The learner' };
const ofPartner = (program: unknown): Choice[] =>
  valueAt(program, ['starts', 'for']) === 'learner' ? [learner, partner] : [partner];
const lineManager: Choice = { value: 'line-manager', label: 'Their line manager' };

export const rolesOf = (program: unknown): Choice[] =>
  entriesAt(program, ['roles']).map(([value, label]) => ({ value, label: String(label) }));

function named(program: unknown, part: string, title: string): Choice[] {
  return entriesAt(program, [part]).map(([value, one]) => ({
    value,
    label: String(valueAt(one, [title]) ?? value),
  }));
}

function described(entries: Readonly<Record<string, { readonly what: string }>>): Choice[] {
  return Object.entries(entries).map(([value, { what }]) => ({ value, label: `${value}: ${what}` }));
}

/** What happens to a partner in the product; and what is written, which another system sends if it is none of these. */
function eventsFor(written: unknown): Choice[] {
  const told = described(partnerEvents);
  if (typeof written !== 'string' || Object.hasOwn(partnerEvents, written)) return told;
  return [...told, { value: written, label: `${written}: sent by another system` }];
}

/** The form that starts a case, and the steps in which the partner fills in another. */
function formsToChange(program: unknown): Choice[] {
  const first = String(valueAt(program, ['starts', 'form']) ?? '');
  return named(program, 'forms', 'title').filter(
    ({ value }) => value === first || JSON.stringify(program).includes(`"id":"${value}"`),
  );
}

/** Where the message of a rule can stand. */
function fieldsOfForm(program: unknown, form: Path): Choice[] {
  const fields = valueAt(program, [...form, 'fields']);
  return (Array.isArray(fields) ? fields : []).map((field) => {
    const name = String(valueAt(field, ['name']));
    return { value: name, label: String(valueAt(field, ['label']) ?? name) };
  });
}

/** What can happen at silence: outcomes of the step, and ends of the case, as `outcome:later` and `ends:lapsed`. */
export function silenceChoices(program: unknown, path: Path): Choice[] {
  const step = stepOf(path);
  const kind = step ? valueAt(program, [...step, 'step']) : undefined;
  const own = path[path.length - 2] === 'countersign' || !step ? [] : outcomesAt(program, step);
  const goesOnWithout = ['form', 'course', 'quiz'].includes(String(kind));
  const without = goesOnWithout ? [{ id: unanswered, label: 'Unanswered' }] : [];
  const exam = kind === 'exam' ? silentExam : [];
  const on = [...own, ...without, ...exam].map(({ id, label }) => ({
    value: `outcome:${id}`,
    label: `The case goes on as “${label}”`,
  }));
  const ends = named(program, 'outcomes', 'label').map(({ value, label }) => ({
    value: `ends:${value}`,
    label: `The case ends as “${label}” (${value})`,
  }));
  return [...on, ...ends];
}

/** The keys and values at a path; none where there is no map. */
export function entriesAt(program: unknown, path: Path): [string, unknown][] {
  const found = valueAt(program, path);
  return typeof found === 'object' && found !== null ? Object.entries(found) : [];
}
