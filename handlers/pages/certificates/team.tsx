import { teamLooks, teamPath } from '../../../portal/format/certificates.ts';
import { endsWithinChoices, TeamPage } from '../../../portal/pages/certificates/team.page.tsx';
import type { Team, TeamOf, TeamRow } from '../../services/certificates.services.ts';
import { type SignedInVisit, show } from '../page.tsx';
import { sendCsv } from '../send-csv.ts';

/** The vendor's people name a partner, or get the report on all. */
export async function showTeam(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const of = asked(visit);
  if (visit.person.partnerId === undefined && of.partnerId === undefined)
    return c.redirect('/console/certificates/report', 303);
  const team = await services.certificates.team(caller, of);
  return show(c, <TeamPage {...{ frame, team, endsWithin: of.endsWithin, cursor: of.cursor }} />);
}

function asked({ c }: SignedInVisit): TeamOf {
  const within = endsWithinChoices.find((days) => String(days) === c.req.query('within'));
  return {
    partnerId: c.req.query('partner') || undefined,
    cursor: c.req.query('cursor') || undefined,
    endsWithin: within,
  };
}

/** A row for each person and kind: what stands in the cells, and what it is told by. */
export async function teamTable(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  return sendCsv(c, {
    name: `${teamPath.slice(teamPath.lastIndexOf('/') + 1)}.csv`,
    header: ['person', 'person id', 'certificate', 'title', 'stands', 'number', 'awarded', 'valid until'],
    async page(cursor) {
      const {
        kinds,
        rows,
        cursor: next,
      } = await services.certificates.team(caller, { ...asked(visit), cursor });
      const items = rows.flatMap((row) => kinds.map((kind, at) => ({ row, kind, at })));
      return { items, ...(next ? { cursor: next } : {}) };
    },
    row: rowOf,
  });
}

interface CellPlace {
  readonly row: TeamRow;
  readonly kind: Team['kinds'][number];
  readonly at: number;
}

function rowOf({ row: { person, cells }, kind, at }: CellPlace): (string | undefined)[] {
  const { state = 'none', certificate } = cells[at] ?? {};
  const about = [person.name, person.id, kind.kind, kind.title, teamLooks[state].word.toLowerCase()];
  return [...about, certificate?.number, certificate?.awardedAt, certificate?.validUntil];
}
