import { ApplicationFailure } from '@temporalio/activity';

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** So long an answer may take. A person would have given up before. */
const patience = 20_000;
const betweenLooks = 250;

/** A step that could not be done. The words stand in histories, logs and an alarm's trail: no personal data, no token. */
export const notDone = (why: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(why, 'synthetic-step-failed');

export interface Asked extends Pick<RequestInit, 'method' | 'headers' | 'body'> {
  /** What is said of it: the address may hold a token. */
  readonly as: string;
  readonly expect: number;
}

/** Asks, and takes nothing but the answer that is expected. @throws ApplicationFailure that says what came instead */
export async function ask(
  fetchIt: Fetch,
  address: string,
  { as, expect, ...init }: Asked,
): Promise<Response> {
  const answer = await fetchIt(address, {
    ...init,
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  }).catch((failure: unknown) => {
    throw notDone(`${as} had no answer: ${reasonOf(failure)}`);
  });
  if (answer.status === expect) return answer;
  throw notDone(`${as} answered ${answer.status}${await codeOf(answer)}, not ${expect}`);
}

function reasonOf(failure: unknown): string {
  const { name = 'unknown', cause } = failure instanceof Error ? failure : {};
  const { code } = (cause ?? {}) as { readonly code?: unknown };
  return name === 'TimeoutError' ? `none in ${patience / 1000} seconds` : String(code ?? name);
}

/** Of a problem that the API tells. */
async function codeOf(answer: Response): Promise<string> {
  const told = (await answer.json().catch(() => ({}))) as { readonly code?: unknown };
  return typeof told.code === 'string' ? ` ${told.code}` : '';
}

/** Looks until it is there. @throws ApplicationFailure that says what did not come */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | undefined>,
  within = patience,
): Promise<Found> {
  const end = Date.now() + within;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw notDone(`${what} in ${within / 1000} seconds`);
    await new Promise((resolve) => setTimeout(resolve, betweenLooks));
  }
}
