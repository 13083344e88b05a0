import { closest } from '../closest.rules.ts';
import type { ProgramEnvironment } from '../expressions.rules.ts';
import type { PlacedStep } from '../outline.rules.ts';
import type { WrittenProcess } from '../process.schema.ts';
import { type Path, type PathProblem, suggesting } from '../reading/problems.ts';
import type { Registry } from '../registry.ts';
import type { Step, StepKind } from '../steps/step.schema.ts';

/** What a check of a program's meaning looks at. */
export interface CheckContext {
  readonly program: WrittenProcess;
  readonly steps: readonly PlacedStep[];
  readonly registry: Registry;
  /** Knows the type of everything that conditions can speak of. */
  readonly environment: ProgramEnvironment;
}

/** Finds what is wrong with one side of a program that its schema has found well-formed. */
export type Check = (context: CheckContext) => PathProblem[];

/** The steps of one kind. */
export function ofKind<K extends StepKind>(
  { steps }: CheckContext,
  kind: K,
): PlacedStep<Extract<Step, { step: K }>>[] {
  return steps.filter((one): one is PlacedStep<Extract<Step, { step: K }>> => one.step.step === kind);
}

/** Nobody reads more names in a message; the one that is meant is suggested besides. */
const mostListed = 30;

/** A name that must be one of those known; nothing if it is, or if it is not given. */
export function unknown(
  noun: string,
  name: string | undefined,
  known: Iterable<string>,
  path: Path,
): PathProblem[] {
  const names = [...known];
  if (name === undefined || names.includes(name)) return [];
  const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : '';
  const list =
    names.length > 0 ? `there are ${names.slice(0, mostListed).join(', ')}${more}` : 'there are none';
  return [{ path, message: `There is no ${noun} ${name}; ${list}`, ...suggesting(closest(name, names)) }];
}
