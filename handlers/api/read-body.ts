import type { HonoRequest } from 'hono';
import { DomainError } from '../../domain/errors.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a request that carries JSON. @throws `malformed-request` for another kind of content. */
export async function readText(request: HonoRequest): Promise<string> {
  const type = request.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new DomainError(
      'malformed-request',
      'Send the body as JSON, with "Content-Type: application/json".',
    );
  try {
    return strictUtf8.decode(await request.arrayBuffer());
  } catch (failure) {
    if (!(failure instanceof TypeError)) throw failure;
    throw new DomainError('malformed-request', 'The body is not valid UTF-8.');
  }
}

/** @throws `malformed-request` that says where the text stops being JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (failure) {
    throw new DomainError(
      'malformed-request',
      `The body is not valid JSON: ${placeOf(text, String(failure))}.`,
    );
  }
}

/** Node names the character, but not always; without one, the text ended too early. */
function placeOf(text: string, message: string): string {
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return position >= text.length ? `it ends too early, at ${place}` : `it goes wrong at ${place}`;
}
