import { resultOf } from '../../domain/learning/attempts.rules.ts';
import { allSteps, stepIdOf } from '../../domain/processes/migration.rules.ts';
import type { Position, ProcessFacts, StepMark } from '../../domain/processes/process-facts.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { Program } from '../../domain/programs/program.ts';
import { isProcess } from '../../domain/programs/program.ts';
import type { CaseRecord } from '../world/record.ts';
import { walkedOfDeal } from './deal-walked.rules.ts';
import type { Walked } from './walked.ts';

/** A path without the elements of what holds it: `contacts[2].invite` is `invite`. */
const bare = (path: string): string => path.replace(/^.*\]\./, '');

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
    answers: withBare([
      ...tasks.flatMap(({ step, votes }) => votes.map(({ outcome }) => `${step}/${outcome}`)),
      ...quizResults(program, marks),
    ]),
    silences: withBare(
      tasks
        .filter(({ status, result }) => status === 'done' && !result)
        .map(({ step, quiz }) => (quiz ? step.replace(/-\d+$/, '') : step)),
    ),
    outcomes: new Set(record.outcomes),
  };
}

/** What attempts at quizzes have come to, each as an answer: see quizResults of the coverage. */
function quizResults(program: Process, marks: readonly (readonly [string, StepMark])[]): string[] {
  const quizzes = program.stages
    .flatMap((stage) => allSteps(stage.steps))
    .filter((one) => one.step === 'quiz');
  return marks.flatMap(([path, { attempts = [] }]) => {
    const quiz = quizzes.find(({ id }) => id === stepIdOf(path));
    if (!quiz) return [];
    return attempts.flatMap((_, index) => {
      const upTo = attempts.slice(0, index + 1);
      return upTo.at(-1)?.graded ? [`${path}/${resultOf(quiz, upTo) ?? 'another'}`] : [];
    });
  });
}

/** The paths, and each also without the elements of what holds it. */
export const withBare = (paths: readonly string[]): ReadonlySet<string> =>
  new Set(paths.flatMap((path) => [path, bare(path)]));

export const isWalked = ({ steps }: Walked, path: string): boolean => steps.has(path);
