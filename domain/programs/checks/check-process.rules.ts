import { createEnvironment } from '../expressions.rules.ts';
import { outline } from '../outline.rules.ts';
import type { WrittenProcess } from '../process.schema.ts';
import type { PathProblem } from '../reading/problems.ts';
import type { Registry } from '../registry.ts';
import { typesOf } from '../types.rules.ts';
import { audiences } from './audience.check.ts';
import type { Check } from './context.ts';
import { exams } from './exam.check.ts';
import { expressions } from './expressions.check.ts';
import { exchangeRates, fields } from './fields.check.ts';
import { cycles, decidable, reachable } from './flow.check.ts';
import { formConditions } from './forms.check.ts';
import { holders } from './holders.check.ts';
import { laneOrder } from './lanes.check.ts';
import { learning } from './learning.check.ts';
import { reopenings } from './money.check.ts';
import { changes, endings, forms, learners, roles } from './names.check.ts';
import { registered } from './registry.check.ts';
import { rounds } from './repeat.check.ts';
import { automatic, changesInTime, silence, waits } from './time.check.ts';
import { ownNames, scorecards, stepNames } from './unique.check.ts';

/** Asked first: the others take for granted that names are clear. */
const naming: readonly Check[] = [stepNames, ownNames];

const meaning: readonly Check[] = [
  ...[roles, learners, forms, endings, changes, scorecards],
  ...[silence, changesInTime, waits, automatic],
  ...[reachable, decidable, cycles, laneOrder, rounds, audiences, reopenings, learning, exams, holders],
  ...[registered, exchangeRates, fields, formConditions, expressions],
];

/** What is wrong with the meaning of a program that is well-formed. */
export function checkProcess(program: WrittenProcess, registry: Registry): PathProblem[] {
  const steps = outline(program);
  const nameless = { program, steps, registry, environment: createEnvironment({}) };
  const unclear = naming.flatMap((check) => check(nameless));
  if (unclear.length > 0) return unclear;
  const context = { ...nameless, environment: createEnvironment(typesOf(program, registry)) };
  return meaning.flatMap((check) => check(context));
}
