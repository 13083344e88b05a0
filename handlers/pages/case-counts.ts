import { DomainError } from '../../domain/errors.ts';
import type { SignedInVisit } from './page.tsx';

/** How many cases run on each version of a program; undefined where they could not be counted now. */
export type CaseCounts = Readonly<
  Record<string, readonly { readonly version: number; readonly cases: number }[] | undefined>
>;

/** The page is worth more than its numbers: it waits no longer for them. In milliseconds. */
const patience = 2_000;

/** Counted by Temporal, which may be away: then the page does without. */
export async function countsOf(
  { services, caller }: SignedInVisit,
  programIds: readonly string[],
): Promise<CaseCounts> {
  const counted = programIds.map(async (id) => {
    const running = services.programs.running(caller, id).catch((failure: unknown) => {
      if (!(failure instanceof DomainError)) throw failure;
      return undefined;
    });
    return [id, await atMost(patience, running)] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}

async function atMost<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
