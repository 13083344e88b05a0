/** What an answer of the HTTP API says went wrong: its stable code, and words for the person. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The server could not be reached at all. */
export class Unreachable extends Error {}

/**
 * Calls the product's own API as the person who is signed in.
 * @throws {@link ApiFailure}, `unauthenticated` once the session has ended; {@link Unreachable}
 */
export async function call<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await reach(`/v1${path}`, {
    method,
    credentials: 'same-origin',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (answer.status === 204) return undefined as Answer;
  const content = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string };
  if (answer.ok) return content as Answer;
  throw new ApiFailure(
    answer.status,
    content.code ?? 'unexpected',
    content.detail ?? 'The server could not answer. Try again in a moment.',
  );
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw new Unreachable('The server cannot be reached.');
  }
}
