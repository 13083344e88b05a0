import { DomainError } from '../../../domain/errors.ts';
import type { PartnerStanding } from '../../../domain/standing/standing.ts';
import type { FormAttempt } from '../../../portal/form.ts';
import { partnerStandingPath } from '../../../portal/format/standing.ts';
import { moveFormId, StandingPage } from '../../../portal/pages/standing/standing.page.tsx';
import { StandingsPage } from '../../../portal/pages/standing/standings.page.tsx';
import { isAllowed } from '../../services/permissions.ts';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { sendCsv } from '../send-csv.ts';
import { refusedForm } from '../sent-form.ts';

/** How one's own company stands; the vendor's people have a page of their own. */
export async function ownStanding(visit: SignedInVisit): Promise<Response> {
  const { partnerId } = visit.person;
  if (partnerId === undefined) return visit.c.redirect('/console/standing', 303);
  return standingOf(visit, partnerId);
}

/** Any partner, for the vendor's people; a partner's people are shown what is theirs, or that there is nothing. */
export async function oneStanding(visit: SignedInVisit): Promise<Response> {
  return standingOf(visit, visit.c.req.param('partnerId') ?? '');
}

async function standingOf(
  { c, frame, services, caller }: SignedInVisit,
  partnerId: string,
  attempt?: FormAttempt,
  status?: Parameters<typeof show>[2],
): Promise<Response> {
  const now = await services.standing.of(caller, partnerId);
  const mayMove = isAllowed(caller, 'move-people');
  return show(c, <StandingPage {...{ frame, now, mayMove, attempt }} />, status);
}

/** Somebody of this partner moves to another; a form that is refused is shown again with what was typed. */
export async function moveSomebody(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const partnerId = c.req.param('partnerId') ?? '';
  const values = await formValues(c);
  try {
    const known = (await services.standing.of(caller, partnerId))?.names ?? {};
    const personId = textOf(values, 'personId');
    if (!Object.hasOwn(known, personId))
      throw new DomainError('invalid-input', 'Choose who moves.', [
        { field: 'personId', message: 'Choose who moves' },
      ]);
    await services.people.move(caller, personId, { partnerId: textOf(values, 'partnerId').trim() });
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = refusedForm(moveFormId, values, error);
    return standingOf(visit, partnerId, attempt, status);
  }
  return leadOn(visit, partnerStandingPath(partnerId), 'person-moved');
}

export async function allStandings({ c, frame, services, caller, person }: SignedInVisit): Promise<Response> {
  if (person.partnerId !== undefined) return c.redirect('/standing', 303);
  const [tier, cursor] = [c.req.query('tier') || undefined, c.req.query('cursor')];
  const [standings, { tiers }] = await Promise.all([
    services.standing.list(caller, { tier }, { cursor }),
    services.standing.rules(caller),
  ]);
  return show(c, <StandingsPage {...{ frame, standings, tiers, tier, cursor }} />);
}

const columns: Readonly<Record<string, (row: PartnerStanding) => string | undefined>> = {
  partner: ({ partnerId }) => partnerId,
  'partner name': ({ partnerName }) => partnerName,
  tier: ({ tier }) => tier,
  earned: ({ earned }) => earned,
  'kept until': ({ keptUntil }) => keptUntil,
  'would be lowered': ({ losesAt }) => losesAt,
  competencies: ({ competencies }) => competencies.join(' '),
  'looked at': ({ at }) => at,
};

export function standingsTable({ c, services, caller }: SignedInVisit): Promise<Response> {
  const tier = c.req.query('tier') || undefined;
  return sendCsv<PartnerStanding>(c, {
    name: 'standing.csv',
    header: Object.keys(columns),
    page: (cursor) => services.standing.list(caller, { tier }, { cursor, limit: 100 }),
    row: (row) => Object.values(columns).map((cell) => cell(row)),
  });
}
