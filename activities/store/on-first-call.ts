/**
 * A store whose code is loaded with the first call of it: a cold start of the API reads none of it. Every member of
 * `Store` is a function that answers a promise.
 */
export function onFirstCall<Store extends object>(load: () => Promise<Store>): Store {
  let loading: Promise<Store> | undefined;
  const call =
    (method: string) =>
    async (...asked: unknown[]) => {
      loading ??= load();
      const store = (await loading) as Record<string, (...asked: unknown[]) => unknown>;
      return store[method]?.(...asked);
    };
  return new Proxy({} as Store, {
    get: (_, member) => (typeof member === 'string' ? call(member) : undefined),
  });
}
