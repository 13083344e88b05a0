import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../../domain/errors.ts';

/**
 * How long a step may go on trying. The local activity around it is given up and repeated after ten seconds: an
 * attempt that lived longer would act beside its own repetition.
 */
const patienceMs = 6_000;
const longestPauseMs = 250;

/**
 * Repeats an attempt until it decides; undefined means that others changed what it had read, so it reads again.
 * Pauses are random and grow, so that many at once come apart.
 * @throws DomainError `busy-elsewhere` when it is not decided in time; nothing was written, try again.
 */
export async function untilDecided<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (let tries = 0; ; tries += 1) {
    const decided = await attempt();
    if (decided !== undefined) return decided;
    const pause = Math.random() * Math.min(longestPauseMs, 2 ** tries);
    if (Date.now() + pause > deadline)
      throw new DomainError('busy-elsewhere', 'Too many act on the same record at once; try again.');
    await sleep(pause);
  }
}
