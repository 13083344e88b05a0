import type { Film, RehearsalState } from '../../domain/rehearsals/film.ts';

/** What came of rehearsing a text by its scripts. */
export interface Evidence {
  /** The texts that were rehearsed: other ones must be rehearsed again. */
  readonly source: string;
  readonly scripts: string;
  /** SHA-256 of the source, as the rehearsal has it. */
  readonly sourceHash: string;
  readonly films: readonly Film[];
  readonly passed: boolean;
}

/** The evidence of a rehearsal that was played to its end. */
export function evidenceOf(
  source: string,
  scripts: string,
  { sourceHash, films }: Extract<RehearsalState, { state: 'played' }>,
): Evidence {
  const passed = films.length > 0 && films.every(({ differences }) => differences.length === 0);
  return { source, scripts, sourceHash, films, passed };
}

/** Why a text cannot be proposed by what was rehearsed, if so. */
export function notRehearsed(
  evidence: Evidence | undefined,
  source: string,
  scripts: string,
): string | undefined {
  if (!evidence) return 'Rehearse it first: press "Rehearse all scripts" above.';
  if (evidence.source !== source || evidence.scripts !== scripts)
    return 'The text has changed since it was rehearsed: rehearse it once more.';
  if (evidence.films.length === 0)
    return 'There is no script: write one, or play a case by hand and keep it.';
  return evidence.passed
    ? undefined
    : 'A script did not come out as it expects: correct the text, or the script.';
}
