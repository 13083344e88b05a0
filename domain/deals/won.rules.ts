import type { FieldProblem } from '../errors.ts';
import type { DealProgram } from '../programs/deal-registration.schema.ts';
import type { Won } from './deal.schema.ts';
import { latestToday, moneyProblems } from './registration.rules.ts';

/** What is wrong with a deal that is said to be won. */
export function wonProblems({ value, closedOn }: Won, program: DealProgram, now: Date): FieldProblem[] {
  const problems = moneyProblems(value, program);
  if (closedOn <= latestToday(now)) return problems;
  const message = 'This day is in the future; a deal is won when it is signed';
  return [...problems, { field: 'closedOn', message }];
}
