import type { DealSummary, Page } from '../../domain/cases/listing.ts';
import { dealStages } from '../../domain/deals/stages.ts';
import { DealList, StageTabs } from '../components/deal-list.tsx';
import { Empty } from '../components/empty.tsx';
import { Hidden } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { Pager } from '../components/pager.tsx';
import type { Frame, Names } from '../frame.ts';

interface ConsoleProps {
  readonly frame: Frame;
  readonly deals: Page<DealSummary>;
  readonly names: Names;
  readonly stage: string | undefined;
  readonly partner: string | undefined;
  readonly cursor: string | undefined;
}

/** All deals, by stage, or one partner's. */
export function ConsolePage({ frame, deals, names, stage, partner, cursor }: ConsoleProps) {
  const stages = Object.entries({ ...dealStages, offered: 'Offered to the next' });
  const name = deals.items.find(({ partner: { id } }) => id === partner)?.partner.name ?? partner;
  return (
    <Layout frame={frame} title="Deals" section="console">
      <div class="heading">
        <h1>{partner ? `Deals of ${name}` : 'Deals'}</h1>
        <form class="filter" method="get" action="/console">
          {stage ? <Hidden name="stage" value={stage} /> : null}
          <label htmlFor="partner">Partner id</label>
          <input id="partner" name="partner" value={partner ?? ''} autocomplete="off" maxlength={40} />
          <button type="submit" class="button">
            Show
          </button>
        </form>
      </div>
      <StageTabs
        path="/console"
        query={{ partner }}
        stages={partner ? [['', 'All'], ...stages] : stages}
        current={stage}
      />
      {partner ? (
        <p>
          <a href={stage ? `/console?stage=${encodeURIComponent(stage)}` : '/console'}>
            Show the deals of all partners
          </a>
        </p>
      ) : null}
      {deals.items.length === 0 ? (
        <Empty title="No deals here">
          <p>Nothing stands at this stage now.</p>
        </Empty>
      ) : (
        <DealList frame={frame} deals={deals.items} names={names} caption="Deals, newest first" showPartner />
      )}
      <Pager path="/console" query={{ stage, partner }} cursor={cursor} next={deals.cursor} />
    </Layout>
  );
}
