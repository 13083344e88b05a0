import type { Position, ProcessFacts } from '../../domain/processes/process-facts.ts';
import type { Program } from '../../domain/programs/program.ts';
import { isProcess } from '../../domain/programs/program.ts';
import type { CaseRecord } from '../world/record.ts';
import { walkedOfDeal } from './deal-walked.rules.ts';
import type { Walked } from './walked.ts';

/** A path without the elements of what holds it: `contacts[2].invite` is `invite`. */
export const bare = (path: string): string => path.replace(/^.*\]\./, '');

export function walkedOf(program: Program, record: CaseRecord): Walked {
  if (!isProcess(program)) return walkedOfDeal(record);
  const facts = record.view?.facts as ProcessFacts | undefined;
  const marks = Object.entries<Position[string]>(facts?.position ?? {});
  const tasks = [...record.tasks.values()].map(({ task }) => task);
  const begun = marks.filter(([, { skipped }]) => !skipped).map(([path]) => path);
  return {
    steps: withBare([...begun, ...tasks.map(({ step }) => step)]),
    skipped: withBare(marks.filter(([, { skipped }]) => skipped).map(([path]) => path)),
    ways: withBare(marks.flatMap(([path, { way }]) => (way === undefined ? [] : [`${path}/${way}`]))),
    answers: withBare(tasks.flatMap(({ step, votes }) => votes.map(({ outcome }) => `${step}/${outcome}`))),
    silences: withBare(
      tasks.filter(({ status, result }) => status === 'done' && !result).map(({ step }) => step),
    ),
    outcomes: new Set(record.outcomes),
  };
}

/** The paths, and each also without the elements of what holds it. */
export const withBare = (paths: readonly string[]): ReadonlySet<string> =>
  new Set(paths.flatMap((path) => [path, bare(path)]));

export const isWalked = ({ steps }: Walked, path: string): boolean => steps.has(path);
