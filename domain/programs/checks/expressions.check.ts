import { type Checked, checkExpression, checkText, type ProgramEnvironment } from '../expressions.rules.ts';
import type { PlacedStep } from '../outline.rules.ts';
import { type Path, type PathProblem, suggesting } from '../reading/problems.ts';
import type { Check } from './context.ts';
import { waitedIn } from './patiences.ts';

/** A condition, a computed value or a text, where it stands. */
export interface Written {
  readonly source: string;
  readonly path: Path;
  /** The types that it may give; `text` for a text with `{{ }}`. */
  readonly gives: readonly string[] | 'text' | undefined;
}

/** Conditions, values and texts that cannot be computed over what a case of the program knows. */
export const expressions: Check = ({ environment, steps, program }) => [
  ...steps.flatMap(expressionsOf).flatMap((one) => problemIn(environment, one)),
  ...problemIn(environment, {
    source: program.starts.caseTitle,
    path: ['starts', 'caseTitle'],
    gives: 'text',
  }),
  ...(program.starts.caseTitle.trim().includes('\n')
    ? [{ path: ['starts', 'caseTitle'], message: 'A title has one line' }]
    : []),
];

/** What is wrong with an expression or a text, with its place in it. */
export function problemIn(environment: ProgramEnvironment, { source, path, gives }: Written): PathProblem[] {
  const problem =
    gives === 'text'
      ? checkText(environment, source)
      : problemOf(checkExpression(environment, source, gives));
  if (!problem) return [];
  const { message, suggestion, start, end } = problem;
  return [{ path, message, ...suggesting(suggestion), range: { start, end } }];
}

const problemOf = (checked: Checked) => ('problem' in checked ? checked.problem : undefined);

export const yesOrNo = ['bool'];

/** Everything in a step that is computed; what stands in nested steps is theirs. */
export function expressionsOf({ step, path }: PlacedStep): Written[] {
  const all: Written[] = [];
  const add = (gives: Written['gives'], source: string | undefined, ...at: Path) => {
    if (source !== undefined) all.push({ source, path: [...path, ...at], gives });
  };
  const named = (values: Readonly<Record<string, string>>, key: string) => {
    for (const [name, source] of Object.entries(values)) add(undefined, source, key, name);
  };
  add(yesOrNo, step.when, 'when');
  add('text', step.title, 'title');
  if ('text' in step) add('text', step.text, 'text');
  if ('with' in step) named(step.with, 'with');
  if (step.step === 'message') add('text', step.subject, 'subject');
  if (step.step === 'program') add(['string'], step.person, 'person');
  if (step.step === 'set') named(step.values, 'values');
  if (step.step === 'each') add(['list'], step.in, 'in');
  if (step.step === 'repeat') add(yesOrNo, step.until, 'until');
  if (step.step === 'wait') {
    add(['date', 'timestamp'], step.until, 'until');
    add(yesOrNo, step.where, 'where');
  }
  for (const waited of waitedIn(step, []))
    add(['date', 'timestamp'], waited.patience.until, ...waited.path, 'until');
  if (step.step === 'branch')
    for (const [index, way] of step.ways.entries()) add(yesOrNo, way.when, 'ways', index, 'when');
  if (step.step === 'decision') {
    add(yesOrNo, step.signedIn, 'signedIn');
    for (const [index, level] of step.levels.entries()) add(yesOrNo, level.when, 'levels', index, 'when');
  }
  return all;
}
