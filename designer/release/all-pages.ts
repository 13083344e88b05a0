import { call } from '../api.ts';

/** A page of a list, as the API answers it. */
interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

/** A list page by page: each is handed on before the next is asked for, so that the page stays usable. */
export async function* allPages<Item>(
  method: 'GET' | 'POST',
  path: string,
  signal: AbortSignal,
  body?: unknown,
): AsyncGenerator<readonly Item[]> {
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const query = new URLSearchParams({ limit: '100', ...(cursor === undefined ? {} : { cursor }) });
    const page = await call<ListPage<Item>>(method, `${path}?${query}`, body);
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
