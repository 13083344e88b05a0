import type { AnyCase } from '../../../domain/cases/any-case.ts';
import type { Certificate } from '../../../domain/certification/certificate.schema.ts';
import {
  endsWithin,
  type Offer,
  offersOf,
  soon,
  teamState,
  tellingOf,
} from '../../../domain/certification/team.rules.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { isProcess, versionInForce } from '../../../domain/programs/program.ts';
import type { CertificatesService, Team, TeamCell, TeamOf } from '../certificates.services.ts';
import type { ServiceContext } from '../context.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { heldBy, membersOf } from './holders.ts';
import { managesPeople } from './read.ts';

/** So many people a page; each is two requests. */
const peopleAtOnce = 200;
/** What one request for cases takes. */
const casesAtOnce = 100;

/** Who of a partner holds what until when. What it reads grows with the people it shows, and with nothing else. */
export function readTeam(context: ServiceContext): CertificatesService['team'] {
  return async (caller, of) => {
    refuseUnlessAllowed(caller, 'read-certificates');
    const partner = await partnerFor(context, caller, of);
    const members = await seenMembers(context, caller, partner.id);
    const start = of.cursor === undefined ? 0 : members.findIndex(({ id }) => id === of.cursor) + 1;
    const shown = members.slice(start, start + peopleAtOnce);
    const [held, offers] = await Promise.all([heldBy(context, shown), offersNow(context)]);
    const now = context.now().toISOString();
    const telling = new Map(shown.map(({ id }) => [id, byKind(held.get(id) ?? [], now)]));
    const kinds = kindsOf(
      offers,
      [...telling.values()].flatMap((kindOf) => [...kindOf.values()]),
      caller,
    );
    const renewing = await renewals(
      context,
      [...telling.values()].flatMap((kindOf) => [...kindOf.values()]),
    );
    const running = await underWay(context, partner.id, shown);
    const rows = shown.map(({ id, name }) => {
      const cells = kinds.map(({ kind, offer }): TeamCell => {
        const certificate = telling.get(id)?.get(kind);
        const learning = running.get(`${id}/${offer?.program.id}`);
        const asked =
          certificate !== undefined &&
          of.endsWithin !== undefined &&
          endsWithin(certificate, of.endsWithin, now);
        const state = teamState(certificate, renewing.has(certificate?.caseId ?? ''), now);
        return {
          ...{ state, asked },
          ...(certificate ? { certificate } : {}),
          ...(learning ? { underWay: learning } : {}),
        };
      });
      return { person: { id, name }, cells };
    });
    const more = start + shown.length < members.length ? shown.at(-1) : undefined;
    return {
      partner,
      kinds,
      rows: of.endsWithin === undefined ? rows : rows.filter(({ cells }) => cells.some(({ asked }) => asked)),
      people: { shown: shown.length, all: members.length },
      ...(more ? { cursor: more.id } : {}),
    };
  };
}

async function partnerFor(
  { stores }: ServiceContext,
  { person }: Caller,
  { partnerId = '' }: TeamOf,
): Promise<Team['partner']> {
  const found = await stores.partners.get(person.partnerId ?? partnerId);
  if (!found) throw new DomainError('not-found', 'There is no such partner.');
  return { id: found.id, name: found.name };
}

/** Who manages no people sees nobody but themselves. */
async function seenMembers(
  context: ServiceContext,
  caller: Caller,
  partnerId: string,
): Promise<readonly Person[]> {
  const { person } = caller;
  if (person.partnerId !== undefined && !managesPeople(caller)) return [person];
  return membersOf(context, partnerId);
}

/** The one that tells how the person stands, by kind. */
function byKind(certificates: readonly Certificate[], now: string): ReadonlyMap<string, Certificate> {
  const kinds = Map.groupBy(certificates, ({ certificate }) => certificate);
  return new Map(
    [...kinds].flatMap(([kind, ofKind]) => {
      const telling = tellingOf(ofKind, now);
      return telling ? [[kind, telling] as const] : [];
    }),
  );
}

/** What can be had now: of the programs in force, of which there are some dozens. */
async function offersNow({ stores, now }: ServiceContext): Promise<Offer[]> {
  const at = now().toISOString();
  const programs = Map.groupBy(await stores.programs.list(), ({ programId }) => programId);
  const running = [...programs].filter(
    ([, versions]) => versionInForce(versions, at)?.kind === 'certification',
  );
  const found = await Promise.all(running.map(([programId]) => stores.programs.current(programId, at)));
  return found.flatMap((program) => (isProcess(program) ? offersOf(program) : []));
}

/** What is offered or held, by title. An offer is for who may start its program. */
function kindsOf(
  offers: readonly Offer[],
  held: readonly Certificate[],
  { person: { partnerId, roles } }: Caller,
): Team['kinds'] {
  const mayStart = (offer: Offer) =>
    partnerId !== undefined && (offer.roles?.some((role) => roles.includes(role)) ?? true);
  const kinds = new Map<string, Team['kinds'][number]>(
    held.map(({ certificate, title }) => [certificate, { kind: certificate, title }]),
  );
  for (const offer of offers) {
    const { kind, title } = offer;
    kinds.set(kind, { kind, title, ...(mayStart(offer) ? { offer } : {}) });
  }
  return [...kinds.values()].sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

/** The open cases in which these people learn for this partner, by `<person>/<program>`; it does not hear of those of before. */
async function underWay(
  { stores }: ServiceContext,
  partnerId: string,
  people: readonly Person[],
): Promise<ReadonlyMap<string, string>> {
  const all = (await Promise.all(people.map(({ id }) => stores.enrolments.ofPerson(id)))).flat();
  const enrolled = all.filter((one) => one.partnerId === partnerId);
  const views = await viewsOf(
    stores,
    enrolled.map(({ caseId }) => caseId),
  );
  const open = new Set(views.filter(({ status }) => status === 'open').map(({ id }) => id));
  const running = enrolled.filter(({ caseId }) => open.has(caseId));
  return new Map(running.map(({ personId, programId, caseId }) => [`${personId}/${programId}`, caseId]));
}

/** The ids of the cases that ask somebody for something now, of certificates that end soon. */
async function renewals(
  { stores, now }: ServiceContext,
  certificates: readonly Certificate[],
): Promise<ReadonlySet<string>> {
  const at = now().toISOString();
  const ending = certificates.filter((one) => endsWithin(one, soon, at)).map(({ caseId }) => caseId);
  const views = await viewsOf(stores, [...new Set(ending)]);
  const asking = views.filter(({ tasks }) => tasks.some(({ status }) => status === 'open'));
  return new Set(asking.map(({ id }) => id));
}

async function viewsOf({ cases }: ServiceContext['stores'], ids: readonly string[]): Promise<AnyCase[]> {
  const found: AnyCase[] = [];
  for (let from = 0; from < ids.length; from += casesAtOnce)
    found.push(...(await cases.views(ids.slice(from, from + casesAtOnce))));
  return found;
}
