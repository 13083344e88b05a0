import { invalid } from '../parse.ts';

/** An instant that has not passed, as `Date.toISOString` writes it. @throws `invalid-input` for one that has. */
export function futureInstant(given: string, now: Date): string {
  const at = new Date(given);
  if (at.getTime() >= now.getTime()) return at.toISOString();
  throw invalid([
    {
      field: 'effectiveFrom',
      message: 'This moment has passed; give one in the future, or none for at once',
    },
  ]);
}
