const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Pauses between attempts, as Standard Webhooks recommends them: the tenth comes three days after the first. */
const pauses = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  18 * hour,
  24 * hour,
];
export const mostAttempts = pauses.length + 1;

/** An endpoint that has answered nothing right for so long is paused. */
export const patience = 5 * 24 * hour;

/**
 * Milliseconds until a delivery is tried again after so many attempts; undefined: it is given up. `random`: from 0 to 1;
 * it spreads the attempts by a fifth, so that an endpoint that comes back does not get all at once.
 */
export function pauseAfter(attempts: number, random: number): number | undefined {
  const pause = pauses[attempts - 1];
  return pause === undefined ? undefined : Math.round(pause * (0.9 + 0.2 * random));
}

/** What an answer means: only 2xx is taken; 410 says that nobody will be there again. Redirects are not followed. */
export function meaningOf(status: number | undefined): 'taken' | 'gone' | 'again' {
  if (status === 410) return 'gone';
  return status !== undefined && status >= 200 && status < 300 ? 'taken' : 'again';
}

const longestRest = hour;

/** Milliseconds for which an endpoint that fails is left alone, after so many rounds in which nothing was taken. */
export const restAfter = (rounds: number): number =>
  rounds === 0 ? 0 : Math.min(longestRest, 5 * second * 2 ** Math.min(rounds - 1, 20));
