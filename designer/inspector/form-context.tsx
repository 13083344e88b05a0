import { createContext, useContext, useState } from 'react';
import type { Change } from '../../domain/programs/editing/edit.ts';
import type { Path, ProgramProblem } from '../../domain/programs/reading/problems.ts';
import { type Around, surroundingsOf } from '../surroundings.ts';

/** What every field of the form needs to know. */
export interface FormWorld {
  /** As it is written. */
  readonly program: unknown;
  readonly problems: readonly ProgramProblem[];
  readonly selected: Path | undefined;
  /** What new parts are made for. */
  readonly surroundings: Around;
  /** One step of undo. Gives why not, in words, if it is refused. */
  commit(changes: readonly Change[], select?: Path): string | undefined;
  select(path: Path): void;
}

export const FormContext = createContext<FormWorld>({
  program: undefined,
  problems: [],
  selected: undefined,
  surroundings: surroundingsOf(undefined, undefined),
  commit: () => undefined,
  select: () => undefined,
});

export const useForm = () => useContext(FormContext);

/** What is wrong at a path; with `deep`, also inside it, as far as no field of its own can say so. */
export function problemsAt(problems: readonly ProgramProblem[], path: Path, deep: boolean): ProgramProblem[] {
  const written = path.join('.');
  return problems.filter(
    (one) => one.path === written || (deep && written !== '' && one.path.startsWith(`${written}.`)),
  );
}

/** Commits changes of one field, and keeps why the last one was refused. */
export function useCommit() {
  const { commit } = useForm();
  const [refused, setRefused] = useState<string>();
  const change = (changes: readonly Change[], select?: Path) => setRefused(commit(changes, select));
  return { refused, change };
}

export const idOf = (path: Path) => `at-${path.map((key) => String(key).replaceAll(/\W/g, '_')).join('-')}`;
