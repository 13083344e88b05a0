import type { QueryDefinition, SignalDefinition, UpdateDefinition } from '@temporalio/common';

// What a message is called and carries, as `@temporalio/workflow` defines it, without that package: clients send these
// messages too, and a cold start of the API would read all of it for a name. The types are marked with symbols that
// are never there at run time, hence the assertions.

/** Changes a case and answers with `Answer`. */
export function defineUpdate<Answer, Args extends unknown[] = []>(
  name: string,
): UpdateDefinition<Answer, Args> {
  return { type: 'update', name } as UpdateDefinition<Answer, Args>;
}

/** Tells a case something; nothing is answered. */
export function defineSignal<Args extends unknown[] = []>(name: string): SignalDefinition<Args> {
  return { type: 'signal', name } as SignalDefinition<Args>;
}

/** Asks a case for an `Answer`, and changes nothing. */
export function defineQuery<Answer, Args extends unknown[] = []>(
  name: string,
): QueryDefinition<Answer, Args> {
  return { type: 'query', name } as QueryDefinition<Answer, Args>;
}
