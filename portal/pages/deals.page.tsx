import type { DealSummary, InboxItem, Page } from '../../domain/cases/listing.ts';
import { dealStages } from '../../domain/deals/stages.ts';
import { DealList, StageTabs } from '../components/deal-list.tsx';
import { Empty } from '../components/empty.tsx';
import { Layout } from '../components/layout.tsx';
import { Pager } from '../components/pager.tsx';
import { RegisterLink } from '../components/register-link.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { Waiting } from '../components/waiting.tsx';
import type { Frame, Names } from '../frame.ts';

interface DealsProps {
  readonly frame: Frame;
  readonly deals: Page<DealSummary>;
  /** What waits for the person who looks; only on the first page of all deals. */
  readonly waiting: readonly InboxItem[];
  readonly names: Names;
  readonly stage: string | undefined;
  readonly cursor: string | undefined;
}

const stages = [['', 'All'], ...Object.entries(dealStages)] as const;

/** A partner's deals, newest first. */
export function DealsPage({ frame, deals, waiting, names, stage, cursor }: DealsProps) {
  const none = !stage && !cursor && deals.items.length === 0;
  return (
    <Layout frame={frame} title="Your deals" section="deals">
      <div class="heading">
        <h1>Your deals</h1>
        {none ? null : <SearchForm />}
        {frame.mayRegister && !none ? <RegisterLink /> : null}
      </div>
      <Waiting frame={frame} items={waiting} />
      {none ? (
        <Empty title="No deals yet">
          <p>
            {frame.mayRegister
              ? 'Register your first deal, and it is protected for you once it is approved.'
              : 'They come here once a seller of your company registers one.'}
          </p>
          {frame.mayRegister ? <RegisterLink /> : null}
        </Empty>
      ) : (
        <>
          <StageTabs path="/deals" query={{}} stages={stages} current={stage} />
          {deals.items.length === 0 ? (
            <Empty title="No deals here">
              <p>
                Nothing stands at this stage. <a href="/deals">Show all deals</a>
              </p>
            </Empty>
          ) : (
            <DealList
              frame={frame}
              deals={deals.items}
              names={names}
              caption="Your deals, newest first"
              showPartner={false}
            />
          )}
          <Pager path="/deals" query={{ stage }} cursor={cursor} next={deals.cursor} />
        </>
      )}
    </Layout>
  );
}
