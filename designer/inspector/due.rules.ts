import type { Change } from '../../domain/programs/editing/edit.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';

/** Another due time. The end at silence goes along if it came when the task was due. */
export function dueChanges(program: unknown, path: Path, value: string | undefined): Change[] {
  const silent = [...path.slice(0, -1), 'atSilence', 'after'];
  const before = valueAt(program, path);
  const along = value !== undefined && before !== undefined && valueAt(program, silent) === before;
  return [{ do: 'set', at: path, value }, ...(along ? [{ do: 'set' as const, at: silent, value }] : [])];
}

/** Due on another clock. A time stays what it was; it has no counterpart where a rule gives the moment. */
export function dueTurned(program: unknown, path: Path, to: string): Change[] {
  const holder = path.slice(0, -1);
  const written = valueAt(program, path);
  const fresh = to === 'until' ? 'date(now) + days(30)' : 'P14D';
  const value = to === 'until' || path.at(-1) === 'until' ? fresh : written;
  return [
    { do: 'set', at: path, value: undefined },
    { do: 'set', at: [...holder, to], value },
  ];
}
