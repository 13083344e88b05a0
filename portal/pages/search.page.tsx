import type { FoundCases } from '../../handlers/services/search.services.ts';
import { Empty } from '../components/empty.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { TextField } from '../components/fields.tsx';
import { FoundList } from '../components/found-list.tsx';
import { Layout } from '../components/layout.tsx';
import { Pager } from '../components/pager.tsx';
import { type FormAttempt, formState } from '../form.ts';
import { type Frame, isVendor, type Names } from '../frame.ts';

export interface SearchProps {
  readonly frame: Frame;
  /** What was typed; empty before anything is. */
  readonly q: string;
  /** Absent before anything is looked for. */
  readonly found?: FoundCases | undefined;
  readonly names: Names;
  readonly cursor?: string | undefined;
  /** What cannot be looked for. */
  readonly attempt?: FormAttempt | undefined;
}

const searchPath = '/search';
export const searchFormId = 'search';

/** Deals and other cases by what somebody remembers of them. */
export function SearchPage({ frame, q, found, names, cursor, attempt }: SearchProps) {
  const form = formState(searchFormId, attempt, { q });
  return (
    <Layout frame={frame} title={q ? `Search: ${q}` : 'Search'} failed={!!attempt}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['q']} /> : null}
      <h1>Search</h1>
      <search>
        <form id={searchFormId} class="panel search" method="get" action={searchPath} novalidate>
          <TextField
            {...{ form, name: 'q', label: 'What do you remember?', max: 200, required: true }}
            hint={`Write ${whatIsSearched(frame)}. The beginning of a word is enough.`}
          />
          <button type="submit" class="button button-main">
            Search
          </button>
        </form>
      </search>
      {found ? <Results {...{ frame, q, found, names, cursor }} /> : null}
    </Layout>
  );
}

const whatIsSearched = (frame: Frame) =>
  isVendor(frame)
    ? 'the name of a customer, an applicant or a partner, words of a title, the id of a deal or case, or the number of a certificate'
    : 'the name of a customer or a colleague, words of a title, or the id of a deal or case';

function Results({ frame, q, found, names, cursor }: SearchProps & { readonly found: FoundCases }) {
  const { items, more } = found;
  return (
    <>
      {items.length === 0 ? (
        <Empty title={more ? 'Not found yet' : 'Nothing found'}>
          <p>
            {more
              ? 'Too many have these words to look through all. Write more of the name.'
              : `No deal and no case has all of these words. You can search for ${whatIsSearched(frame)}.`}
          </p>
        </Empty>
      ) : (
        <>
          <p role="status">{inNumbers(found, cursor)}</p>
          <FoundList frame={frame} found={items} names={names} q={q} />
        </>
      )}
      <Pager path={searchPath} query={{ q }} cursor={cursor} next={found.cursor} />
    </>
  );
}

function inNumbers({ items, more, cursor: next }: FoundCases, cursor: string | undefined): string {
  if (more) return 'More have these words than could be looked through: write more of the name.';
  if (next !== undefined)
    return `The newest ${items.length}${cursor ? ' of the rest' : ''}: write more of the name to see fewer.`;
  return `${items.length} found, the one opened last first.`;
}
