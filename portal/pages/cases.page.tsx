import type { CaseSummary, InboxItem, Page } from '../../domain/cases/listing.ts';
import { CaseList } from '../components/case-list.tsx';
import { Empty } from '../components/empty.tsx';
import { Layout } from '../components/layout.tsx';
import { Pager } from '../components/pager.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { Waiting } from '../components/waiting.tsx';
import type { Frame, Names } from '../frame.ts';

interface CasesProps {
  readonly frame: Frame;
  readonly cases: Page<CaseSummary>;
  /** What waits for the person who looks; only on the first page. */
  readonly waiting: readonly InboxItem[];
  readonly names: Names;
  readonly cursor: string | undefined;
}

/** A partner's cases besides its deals: the open ones first, each with who has the ball. */
export function CasesPage({ frame, cases, waiting, names, cursor }: CasesProps) {
  const open = cases.items.filter(({ outcome }) => outcome === undefined);
  const closed = cases.items.filter(({ outcome }) => outcome !== undefined);
  const none = cases.items.length === 0;
  return (
    <Layout frame={frame} title="Your cases" section="cases">
      <div class="heading">
        <h1>Your cases</h1>
        {none ? null : <SearchForm />}
        {none ? null : <StartLink />}
      </div>
      <Waiting frame={frame} items={waiting} />
      {none ? (
        <Empty title={cursor ? 'No older cases' : 'No cases yet'}>
          <p>Whatever you ask {frame.branding.name} for besides deals stands here, with who has the ball.</p>
          <StartLink />
        </Empty>
      ) : null}
      {open.length ? (
        <CaseList frame={frame} cases={open} names={names} caption="Open cases, newest first" />
      ) : null}
      {closed.length ? (
        <>
          <h2>Closed</h2>
          <CaseList frame={frame} cases={closed} names={names} caption="Closed cases, newest first" />
        </>
      ) : null}
      <Pager path="/cases" query={{}} cursor={cursor} next={cases.cursor} />
    </Layout>
  );
}

function StartLink() {
  return (
    <a class="button button-main" href="/start">
      Start a case
    </a>
  );
}
