/** The way to older rows. Lists have no page numbers: a page costs the same wherever it stands. */
export function Pager({ path, query, cursor, next, words = 'Older' }: PagerProps) {
  if (!cursor && !next) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {cursor ? <a href={hrefOf(path, query)}>Back to the first page</a> : null}
      {next ? (
        <a rel="next" class="button" href={hrefOf(path, { ...query, cursor: next })}>
          {words}
        </a>
      ) : null}
    </nav>
  );
}

interface PagerProps {
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Where this page starts; absent on the first. */
  readonly cursor: string | undefined;
  /** Where the next one starts; absent on the last. */
  readonly next: string | undefined;
  /** What the next page holds, where the list is not newest first. */
  readonly words?: string;
}

/** A local address with what is given of the query. */
export function hrefOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}
