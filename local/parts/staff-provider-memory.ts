import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What an identity provider of one's own machine knows of sessions and codes: for as long as it runs. */
export function providerMemory(): AdapterFactory {
  const held = new Map<string, AdapterPayload>();
  return (kind): Adapter => {
    const key = (id: string) => `${kind} ${id}`;
    const found = (id: string) => {
      const payload = held.get(key(id));
      const over = payload?.exp !== undefined && payload.exp * 1000 < Date.now();
      return over ? undefined : payload;
    };
    return {
      upsert: async (id, payload) => void held.set(key(id), payload),
      find: async (id) => found(id),
      findByUid: async (uid) =>
        [...held].find(([at, one]) => at.startsWith(`${kind} `) && one.uid === uid)?.[1],
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = found(id);
        if (payload) held.set(key(id), { ...payload, consumed: Math.floor(Date.now() / 1000) });
      },
      destroy: async (id) => void held.delete(key(id)),
      async revokeByGrantId(grantId) {
        for (const [at, one] of held) if (one.grantId === grantId) held.delete(at);
      },
    };
  };
}
