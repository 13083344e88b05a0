import { gaps } from '../../../domain/certification/team.rules.ts';
import { counted } from '../../../domain/wording.rules.ts';
import type { Team, TeamCell, TeamRow } from '../../../handlers/services/certificates.services.ts';
import { EndsSooner } from '../../components/certificates/ends-sooner.tsx';
import { Columns } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf, Pager } from '../../components/pager.tsx';
import { Chip } from '../../components/stage-chip.tsx';
import { certificatePath, openCertificatePath, teamLooks, teamPath } from '../../format/certificates.ts';
import { dayOf } from '../../format/time.ts';
import { type Frame, isVendor } from '../../frame.ts';

export interface TeamProps {
  readonly frame: Frame;
  readonly team: Team;
  /** The days that were asked for. */
  readonly endsWithin: number | undefined;
  readonly cursor: string | undefined;
}

/** Days for which one can ask what ends within them. */
export const endsWithinChoices = [30, 90] as const;

/** Who of a partner is certified for what until when: people down, certificates across. */
export function TeamPage({ frame, team, endsWithin, cursor }: TeamProps) {
  const partner = isVendor(frame) ? team.partner.id : undefined;
  const query = { partner, within: endsWithin === undefined ? undefined : String(endsWithin) };
  return (
    <Layout frame={frame} title="Who is certified" section="certificates" wide>
      <p class="eyebrow">
        <a href={partner ? hrefOf('/console/certificates', { partner }) : '/certificates'}>Certificates</a>
      </p>
      <h1>{partner ? `Who is certified at ${team.partner.name}` : 'Who is certified'}</h1>
      <Within {...{ partner, endsWithin }} />
      <p>{peopleWords(team, cursor)}</p>
      {team.rows.length === 0 || team.kinds.length === 0 ? (
        <Nothing endsWithin={endsWithin} />
      ) : (
        <>
          <section class="scrolls" aria-label="People and certificates" tabindex={0}>
            <Matrix frame={frame} team={team} />
          </section>
          <p class="links">
            <a href={hrefOf(`${teamPath}.csv`, query)}>Save all as CSV</a>
          </p>
        </>
      )}
      <Pager path={teamPath} query={query} cursor={cursor} next={team.cursor} words="Next people" />
    </Layout>
  );
}

function peopleWords({ people: { shown, all } }: Team, cursor: string | undefined): string {
  const people = (count: number) => counted(count, 'person', 'people');
  if (shown === all) return `${people(all)}. Who has left is left out.`;
  const part = cursor ? `${shown} more of ${people(all)}` : `The first ${shown} of ${people(all)}`;
  return `${part}, by name: a page has 200 at most, the CSV has all. Who has left is left out.`;
}

function Within({ partner, endsWithin }: { partner: string | undefined; endsWithin: number | undefined }) {
  const tabs = [undefined, ...endsWithinChoices].map((days) => ({
    current: days === endsWithin,
    href: hrefOf(teamPath, { partner, within: days === undefined ? undefined : String(days) }),
    label: days === undefined ? 'Everybody' : `Ends within ${days} days`,
  }));
  return (
    <nav class="tabs" aria-label="What ends when">
      <ul>
        {tabs.map(({ current, href, label }) => (
          <li>
            <a href={href} {...(current ? { 'aria-current': 'page' as const } : {})}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Nothing({ endsWithin }: { endsWithin: number | undefined }) {
  return endsWithin === undefined ? (
    <Empty title="No certificates yet">
      <p>When a program leads to a certificate, it stands here beside everybody of the company.</p>
    </Empty>
  ) : (
    <Empty title={`Nothing ends within ${endsWithin} days`}>
      <p>
        <a href={teamPath}>Show everybody</a>
      </p>
    </Empty>
  );
}

function Matrix({ frame, team: { kinds, rows } }: { frame: Frame; team: Team }) {
  return (
    <table class="list team">
      <caption class="unseen">People and their certificates</caption>
      <Columns titles={['Person', ...kinds.map(({ title }) => title)]} />
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row" class="mine">
              {row.person.name}
            </th>
            {kinds.map((kind, at) => (
              <td data-label={kind.title}>
                <Cell {...{ frame, kind, row }} cell={row.cells[at] ?? { state: 'none', asked: false }} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly frame: Frame;
  readonly kind: Team['kinds'][number];
  readonly row: TeamRow;
  readonly cell: TeamCell;
}

/** The sign and the word first, then the day, then what one can do about it. */
function Cell({ frame, kind, row, cell: { state, certificate, underWay } }: CellProps) {
  const { word, tone, icon } = teamLooks[state];
  const href = isVendor(frame) ? certificatePath : openCertificatePath;
  const way = gaps.includes(state) && underWay === undefined ? enrolPath(frame, kind, row) : undefined;
  return (
    <div>
      <Chip tone={tone} icon={icon}>
        {word}
      </Chip>{' '}
      {certificate ? (
        <a class="sub" href={href(certificate.number)}>
          {certificate.validUntil ? `until ${dayOf(certificate.validUntil, frame.timeZone)}` : 'No end'}
          <span class="unseen">
            : {kind.title} of {row.person.name}
          </span>
        </a>
      ) : null}
      {certificate ? <EndsSooner certificate={certificate} /> : null}{' '}
      {underWay ? (
        <a class="sub" href={`/cases/${encodeURIComponent(underWay)}`}>
          Under way
          <span class="unseen">
            : {row.person.name} in {kind.offer?.program.title}
          </span>
        </a>
      ) : null}
      {way ? (
        <a class="sub" href={way}>
          Enrol
          <span class="unseen">
            {' '}
            {row.person.name} in {kind.offer?.program.title}
          </span>
        </a>
      ) : null}
    </div>
  );
}

/** Colleagues are enrolled in programs that are about one person; in any other one enrols oneself. */
function enrolPath(frame: Frame, { offer }: CellProps['kind'], { person }: TeamRow): string | undefined {
  if (!offer) return undefined;
  const path = `/start/${encodeURIComponent(offer.program.id)}`;
  if (person.id === frame.person?.id) return path;
  return offer.forColleagues ? hrefOf(path, { person: person.id }) : undefined;
}
