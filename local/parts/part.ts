import { withLock } from './cache.ts';
import type { Report } from './progress.ts';

/** One way to come by a part: a cached copy, a download, a program that is installed already, a build. */
export interface Way<T> {
  /** As in "Temporal dev server: building it with Go". */
  readonly name: string;
  /** Cheap, and without side effects: whether this way is worth trying here. */
  possible(): boolean | Promise<boolean>;
  obtain(report: Report): Promise<T>;
}

/** Something the product or a test needs from outside the repository, with the ways to have it, best first. */
export interface Part<T> {
  readonly name: string;
  readonly ways: readonly Way<T>[];
  /** What a person can do when no way works, as a whole sentence. */
  readonly remedy: string;
}

/** A part cannot be had here. The message names it, what was tried, and the remedy. */
export class PartUnavailable extends Error {
  constructor(part: Part<unknown>, tried: readonly string[]) {
    const attempts = tried.length > 0 ? ` Tried: ${tried.join('; ')}.` : '';
    super(`${part.name} cannot be had on this machine.${attempts} ${part.remedy}`);
    this.name = 'PartUnavailable';
  }
}

/** Throws {@link PartUnavailable} when no way can work here. Fetches nothing. */
export async function checkPart(part: Part<unknown>): Promise<void> {
  for (const way of part.ways) if (await way.possible()) return;
  throw new PartUnavailable(part, []);
}

/** Comes by a part in the first way that works; two processes never fetch the same part at once. */
export async function obtainPart<T>(part: Part<T>, report: Report): Promise<T> {
  const [cached] = part.ways;
  if (cached && (await cached.possible())) {
    const found = await cached.obtain(report).catch(() => undefined);
    if (found !== undefined) return found;
  }
  return withLock(part.name, report, () => tryWays(part, report));
}

async function tryWays<T>(part: Part<T>, report: Report): Promise<T> {
  const tried: string[] = [];
  for (const way of part.ways) {
    if (!(await way.possible())) continue;
    try {
      return await way.obtain((text) => report(`${way.name}: ${text}`));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tried.push(`${way.name} (${reason.split('\n', 1)[0]})`);
      report(`${way.name} did not work: ${reason.split('\n', 1)[0]}`);
    }
  }
  throw new PartUnavailable(part, tried);
}
