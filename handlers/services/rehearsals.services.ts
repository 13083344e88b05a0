import type { RehearsalState } from '../../domain/rehearsals/film.ts';
import type { Caller } from './services.ts';

/** Rehearsals in the designer: the workflow `rehearse`, played by the worker that has a time-skipping server. */
export interface RehearsalsService {
  /** `input`: `{ source, scripts, only? }`, the YAML of both and the name of the one script to play. */
  play(caller: Caller, input: unknown): Promise<{ readonly id: string }>;
  /** Waits a while (at most 20 s) for it to come further than `after` scripts. */
  get(caller: Caller, rehearsalId: string, after?: number): Promise<RehearsalState>;
}
