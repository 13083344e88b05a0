import type { HonoRequest } from 'hono';
import { DomainError } from '../../domain/errors.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a request that carries JSON. @throws `malformed-request` for another kind of content. */
export async function readText(request: HonoRequest): Promise<string> {
  refuseOtherContent(request);
  try {
    return strictUtf8.decode(await request.arrayBuffer());
  } catch (failure) {
    if (!(failure instanceof TypeError)) throw failure;
    throw new DomainError('malformed-request', 'The body is not valid UTF-8.');
  }
}

/** @throws `malformed-request` for what does not say that it is JSON. */
export function refuseOtherContent(request: HonoRequest): void {
  const type = request.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new DomainError(
      'malformed-request',
      'Send the body as JSON, with "Content-Type: application/json".',
    );
}

/** @throws `malformed-request` that says where the text stops being JSON. */
export function readJson(text: string): unknown {
  const read = parseJson(text);
  if ('value' in read) return read.value;
  throw new DomainError('malformed-request', `The body is not valid JSON: ${placeOf(text)}.`);
}

/** `early`: the text could go on to be JSON. Node tells by its words, or by a place at the end. */
function parseJson(text: string): { value: unknown } | { early: boolean } {
  try {
    return { value: JSON.parse(text) };
  } catch (failure) {
    const message = String(failure);
    const position = /at position (\d+)/.exec(message)?.[1];
    return { early: /Unexpected end/.test(message) || Number(position ?? -1) >= text.length };
  }
}

/** Where it goes wrong: Node does not always say, so the longest beginning that could go on is searched for. */
function placeOf(text: string): string {
  const couldGoOn = (length: number) => {
    const read = parseJson(text.slice(0, length));
    return 'value' in read || read.early;
  };
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (couldGoOn(middle)) good = middle;
    else bad = middle;
  }
  const lines = text.slice(0, good).split('\n');
  const place = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
  return good === text.length ? `it ends too early, at ${place}` : `it goes wrong at ${place}`;
}
