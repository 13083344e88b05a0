import type { Page } from '../../../domain/cases/listing.ts';
import type { PartnerStanding } from '../../../domain/standing/standing.ts';
import type { RulesPage } from '../../../handlers/services/standing.services.ts';
import { Columns } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { Layout } from '../../components/layout.tsx';
import { Moment } from '../../components/moment.tsx';
import { hrefOf, Pager } from '../../components/pager.tsx';
import { Chip } from '../../components/stage-chip.tsx';
import { partnerStandingPath, standingLook } from '../../format/standing.ts';
import type { Frame } from '../../frame.ts';

export interface StandingsProps {
  readonly frame: Frame;
  readonly standings: Page<PartnerStanding>;
  /** Of the rules in force. */
  readonly tiers: RulesPage['tiers'];
  /** What the list was narrowed to. */
  readonly tier: string | undefined;
  readonly cursor: string | undefined;
}

const path = '/console/standing';

/** Every partner by what it is about to lose: those at risk first. */
export function StandingsPage({ frame, standings, tiers, tier, cursor }: StandingsProps) {
  const links = [{ id: undefined, title: 'All' }, ...tiers];
  return (
    <Layout frame={frame} title="Standing" section="standing">
      <div class="heading">
        <h1>Standing</h1>
        <a href={`${path}/rules`}>What tiers ask</a>
      </div>
      <nav aria-label="Tiers" class="links">
        {links.map(({ id, title }) => (
          <a href={hrefOf(path, { tier: id })} {...(id === tier ? { 'aria-current': 'page' as const } : {})}>
            {title}
          </a>
        ))}
      </nav>
      {standings.items.length === 0 ? (
        <Empty title={cursor ? 'No more partners' : 'Nobody here'}>
          <p>A partner stands here as soon as it was looked at under rules that are published.</p>
        </Empty>
      ) : (
        <>
          <List
            frame={frame}
            rows={standings.items}
            titles={new Map(tiers.map((one) => [one.id, one.title]))}
          />
          <p class="links">
            <a href={hrefOf(`${path}.csv`, { tier })}>Save all as CSV</a>
          </p>
        </>
      )}
      <Pager path={path} query={{ tier }} cursor={cursor} next={standings.cursor} words="More" />
    </Layout>
  );
}

interface ListProps {
  readonly frame: Frame;
  readonly rows: readonly PartnerStanding[];
  /** Of tiers, by id. */
  readonly titles: ReadonlyMap<string, string>;
}

function List({ frame, rows, titles }: ListProps) {
  return (
    <table class="list">
      <caption class="unseen">Partners, whoever loses their tier first before the others</caption>
      <Columns titles={['Partner', 'Tier', 'Stands', 'Would be lowered', 'Competencies']} />
      <tbody>
        {rows.map((row) => {
          const { word, tone, icon } = standingLook(row, frame);
          return (
            <tr>
              <th scope="row">
                <a class="deal-link" href={partnerStandingPath(row.partnerId)}>
                  {row.partnerName}
                </a>
              </th>
              <td data-label="Tier">{titles.get(row.tier) ?? row.tier}</td>
              <td data-label="Stands">
                <Chip tone={tone} icon={icon}>
                  {word}
                </Chip>
              </td>
              <td data-label="Would be lowered">
                {row.losesAt ? <Moment frame={frame} at={row.losesAt} /> : 'Nothing ahead'}
              </td>
              <td data-label="Competencies">{row.competencies.join(', ') || 'None'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
