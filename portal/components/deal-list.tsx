import type { DealSummary } from '../../domain/cases/listing.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Frame, Names } from '../frame.ts';
import { WaitsForCell } from './case-list.tsx';
import { CaseTitle } from './case-title.tsx';
import { NumberCell } from './columns.tsx';
import { Moment } from './moment.tsx';
import { hrefOf } from './pager.tsx';
import { StageChip } from './stage-chip.tsx';

interface ListProps {
  readonly frame: Frame;
  readonly deals: readonly DealSummary[];
  readonly names: Names;
  readonly caption: string;
  /** For the vendor: whose deal each is, with the way to that partner's deals. */
  readonly showPartner: boolean;
}

/** Deals as a table; on a phone each row is a card. */
export function DealList({ frame, deals, names, caption, showPartner }: ListProps) {
  return (
    <table class="list">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Customer and product</th>
          {showPartner ? <th scope="col">Partner</th> : null}
          <th scope="col" class="number">
            Value
          </th>
          <th scope="col">Stage</th>
          <th scope="col">Waits for</th>
          <th scope="col">Next deadline</th>
        </tr>
      </thead>
      <tbody>
        {deals.map((deal) => (
          <tr>
            <th scope="row">
              <CaseTitle id={deal.id} kind="deal-registration" title={deal.title} />
            </th>
            {showPartner ? (
              <td data-label="Partner">
                <a class="quiet" href={hrefOf('/console', { partner: deal.partner.id })}>
                  {deal.partner.name}
                </a>
              </td>
            ) : null}
            <NumberCell of="Value">{formatMoney(deal.value)}</NumberCell>
            <td data-label="Stage">
              <StageChip stage={deal.stage} stageLabel={deal.stageLabel} outcome={deal.outcome} />
            </td>
            <WaitsForCell frame={frame} item={deal} names={names} />
            <td data-label="Next deadline">
              <Deadline frame={frame} deal={deal} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Deadline({ frame, deal }: { frame: Frame; deal: DealSummary }) {
  const { deadline } = deal.next;
  return deadline ? (
    <>
      <Moment frame={frame} at={deadline.at} />
      <span class="sub">{deadline.what}</span>
    </>
  ) : (
    <span class="none">None</span>
  );
}

/** Ways to see only some deals: a link each, the one in force marked. */
export function StageTabs({ path, query, stages, current }: TabsProps) {
  return (
    <nav class="tabs" aria-label="Deals by stage">
      <ul>
        {stages.map(([stage, label]) => (
          <li>
            <a
              href={hrefOf(path, { ...query, stage })}
              {...(stage === (current ?? '') ? { 'aria-current': 'true' as const } : {})}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
interface TabsProps {
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly stages: readonly (readonly [string, string])[];
  readonly current: string | undefined;
}
