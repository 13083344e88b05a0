/** As whoever pressed a button does while the process engine does not answer: once more, with the same key. */
export async function answered<T>(ask: (requestKey: string) => Promise<T>): Promise<T> {
  const requestKey = crypto.randomUUID();
  for (;;)
    try {
      return await ask(requestKey);
    } catch (failure) {
      if ((failure as { code?: string }).code !== 'busy-elsewhere') throw failure;
    }
}
