type Method = (...asked: unknown[]) => unknown;

/** The same store, with something done around each of its calls. */
export function aroundCalls<Store extends object>(store: Store, around: (method: Method) => Method): Store {
  return new Proxy(store, {
    get: (target, member) => {
      const method: unknown = Reflect.get(target, member);
      return typeof method === 'function' ? around(method as Method) : method;
    },
  });
}

/**
 * A store, or a service, whose code is loaded with the first call of it: a cold start of the API reads none of it. Every
 * member of `Store` is a function that answers a promise.
 */
export function onFirstCall<Store extends object>(load: () => Promise<Store>): Store {
  let loading: Promise<Store> | undefined;
  const call =
    (member: string): Method =>
    async (...asked) => {
      loading ??= load();
      const store = (await loading) as Record<string, Method>;
      return store[member]?.(...asked);
    };
  return new Proxy({} as Store, {
    // What has `then` is taken for a promise.
    get: (_, member) => (typeof member === 'string' && member !== 'then' ? call(member) : undefined),
  });
}
