import type { DealSummary, Page } from '../../domain/cases/listing.ts';
import { dealStages } from '../../domain/deals/stages.ts';
import type { Partner } from '../../domain/partners/partner.schema.ts';
import { DealList, StageTabs } from '../components/deal-list.tsx';
import { Empty } from '../components/empty.tsx';
import { Hidden } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { Pager } from '../components/pager.tsx';
import { RegisterLink } from '../components/register-link.tsx';
import { SearchForm } from '../components/search-form.tsx';
import type { Frame, Names } from '../frame.ts';

interface ConsoleProps {
  readonly frame: Frame;
  readonly deals: Page<DealSummary>;
  readonly names: Names;
  /** Those that can be chosen. */
  readonly partners: readonly Partner[];
  readonly stage: string | undefined;
  readonly partner: string | undefined;
  readonly cursor: string | undefined;
}

/** All deals, by stage, or one partner's. */
export function ConsolePage({ frame, deals, names, partners, stage, partner, cursor }: ConsoleProps) {
  const stages = Object.entries({ ...dealStages, offered: 'Offered to the next' });
  const listed = [...partners, ...deals.items.map((deal) => deal.partner)];
  const name = listed.find(({ id }) => id === partner)?.name ?? partner;
  return (
    <Layout frame={frame} title="Deals" section="console">
      <div class="heading">
        <h1>{partner ? `Deals of ${name}` : 'Deals'}</h1>
        <SearchForm />
        <form class="filter" method="get" action="/console">
          {stage ? <Hidden name="stage" value={stage} /> : null}
          <label htmlFor="partner">Partner</label>
          <select id="partner" name="partner">
            <option value="">All partners</option>
            {partner && !partners.some(({ id }) => id === partner) ? (
              <option value={partner} selected>
                {name}
              </option>
            ) : null}
            {partners.map(({ id, name }) => (
              <option value={id} selected={id === partner}>
                {name}
              </option>
            ))}
          </select>
          <button type="submit" class="button">
            Show
          </button>
        </form>
        {frame.mayRegister ? <RegisterLink /> : null}
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
