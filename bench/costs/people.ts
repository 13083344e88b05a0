import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Stores } from '../../activities/store/stores.ts';
import { idFrom } from '../../domain/ids.ts';
import { scopes } from '../../domain/people/api-key.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';

interface Task {
  readonly id: string;
  readonly step: string;
  readonly status: string;
}
export interface Case {
  readonly id: string;
  readonly workflowId: string;
  readonly stage: string;
  readonly tasks: readonly Task[];
}

/** Somebody who acts through the API, one request for each act. */
export type Actor = (path: string, body: unknown) => Promise<{ readonly id: string }>;

/** Gives people API keys. `apiUrl` is counted; `stores` is not. */
export function actors(apiUrl: string, stores: Stores): (person: Person) => Promise<Actor> {
  return async (person) => {
    const key = await keyOf(stores, person);
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    return async (path, body) => {
      const answer = await fetch(`${apiUrl}/v1${path}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': randomUUID() },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as { id: string };
    };
  };
}

async function keyOf({ people }: Stores, person: Person): Promise<string> {
  const key = `tl_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(key).digest();
  await people.putApiKey({
    ...{ id: idFrom('apiKey', hash), hash: hash.toString('hex'), personId: person.id, label: 'Costs' },
    ...{ scopes: [...scopes], createdAt: new Date().toISOString() },
  });
  return key;
}

/** The open task of a step, as soon as there is one. */
export async function taskOf(stores: Stores, caseId: string, step: string): Promise<Task> {
  const found = await until(`${caseId} has a task for ${step}`, async () => {
    const view = (await stores.cases.load(caseId))?.view as Case | undefined;
    return view?.tasks.find((task) => task.status === 'open' && task.step === step);
  });
  return found;
}

/** What is asked for again and again until it is there. @throws Error after two minutes */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + 120_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`It did not come about: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
