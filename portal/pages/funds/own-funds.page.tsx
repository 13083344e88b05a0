import type { Page } from '../../../domain/cases/listing.ts';
import type { FundRequest, Spendable } from '../../../handlers/services/funds.services.ts';
import { Empty } from '../../components/empty.tsx';
import { MoneyTextures } from '../../components/funds/money-bar.tsx';
import { RequestList } from '../../components/funds/request-list.tsx';
import { SpendableList } from '../../components/funds/spendable-list.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf, Pager } from '../../components/pager.tsx';
import { type Frame, isVendor, type Names } from '../../frame.ts';

export interface OwnFundsProps {
  readonly frame: Frame;
  readonly partner: { readonly id: string; readonly name: string };
  readonly spendable: readonly Spendable[];
  readonly requests: Page<FundRequest>;
  readonly names: Names;
  /** Where a request begins, for who may begin one. */
  readonly askAt: string | undefined;
  readonly cursor: string | undefined;
}

/** What a partner may spend, and what it has asked for: one page for its own people and for the vendor's. */
export function OwnFundsPage(props: OwnFundsProps) {
  const { frame, partner, spendable, requests, names, askAt, cursor } = props;
  const own = !isVendor(frame);
  const query = own ? {} : { partner: partner.id };
  return (
    <Layout frame={frame} title={own ? 'Marketing funds' : `Funds of ${partner.name}`} section="funds">
      <MoneyTextures />
      <div class="heading">
        <h1>{own ? 'Marketing funds' : `Marketing funds of ${partner.name}`}</h1>
        {askAt ? (
          <a class="button button-main" href={askAt}>
            Ask for funds
          </a>
        ) : null}
      </div>
      {cursor ? null : (
        <>
          <h2>Left to spend</h2>
          {spendable.length === 0 ? (
            <p>
              {own
                ? 'There is no money set aside for you at present. Ask your channel manager when the next fund begins.'
                : 'No open fund has an allocation that this partner may use.'}
            </p>
          ) : (
            <SpendableList frame={frame} spendable={spendable} labels={{ [partner.id]: partner.name }} />
          )}
        </>
      )}
      <h2>{own ? 'Your requests' : 'Requests'}</h2>
      {requests.items.length === 0 ? (
        <Empty title={cursor ? 'No older requests' : 'No requests yet'}>
          <p>Whatever is asked for stands here: what it waits for, until when to claim, and what was paid.</p>
        </Empty>
      ) : (
        <RequestList frame={frame} requests={requests.items} names={names} caption="Requests, newest first" />
      )}
      <Pager path="/funds" query={query} cursor={cursor} next={requests.cursor} />
      <p class="links">
        <a href={hrefOf('/funds/statement', query)}>Statement</a>
        <a href={hrefOf('/funds/activities.csv', query)}>Activities as CSV</a>
      </p>
    </Layout>
  );
}
