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

/** What is made when it is first asked for, and kept. One that could not be made is tried again at the next asking. */
export function keptOnceMade<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make().catch((failure: unknown) => {
      made = undefined;
      throw failure;
    });
    return made;
  };
}

/**
 * A store, or a service, whose code is loaded with the first call of it: a cold start of the API reads none of it. Every
 * member of `Store` is a function that answers a promise.
 */
export function onFirstCall<Store extends object>(load: () => Promise<Store>): Store {
  const loaded = keptOnceMade(load);
  const call =
    (member: string): Method =>
    async (...asked) => {
      const store = (await loaded()) as Record<string, Method>;
      return store[member]?.(...asked);
    };
  return new Proxy({} as Store, {
    // What has `then` is taken for a promise.
    get: (_, member) => (typeof member === 'string' && member !== 'then' ? call(member) : undefined),
  });
}
