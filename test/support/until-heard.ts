import { randomUUID } from 'node:crypto';

/** Asks as the API's answer says to do where the system is busy: the same again, with the same key. */
export async function untilHeard<T>(
  ask: (same: { readonly requestKey: string }) => Promise<T>,
  requestKey: string = randomUUID(),
): Promise<T> {
  for (;;) {
    try {
      return await ask({ requestKey });
    } catch (failure) {
      if ((failure as { code?: string }).code !== 'busy-elsewhere') throw failure;
    }
  }
}
