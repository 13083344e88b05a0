import { standingOf } from '../../../domain/certification/certificate.rules.ts';
import {
  type Cover,
  counted,
  coverOf,
  type Held,
  monthIn,
  monthsAround,
} from '../../../domain/certification/cover.rules.ts';
import type { CertificatesService, ReportBase, ReportOf } from '../certificates.services.ts';
import type { ServiceContext } from '../context.ts';
import { partnerNames } from '../funds/ground.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { heldBy, isMember, membersOf } from './holders.ts';

/** So many certificates are counted: some twenty requests for them, and one for each hundred of their holders. */
const atMost = 20_000;
/** Of one partner: each is one request. */
const membersAtMost = 1000;
/** So many partners are named; a report on all of them is long. */
const partnersShown = 50;

export function readReport(context: ServiceContext): CertificatesService['report'] {
  return async (caller, of) => {
    refuseUnlessAllowed(caller, 'read-certification-report');
    const { cover, held, ...base } = await coverFor(context, of);
    const months = monthsAround(context.now().toISOString());
    const count = (list: keyof Cover, month: string) =>
      cover[list].filter(({ certificate }) => monthIn(list, certificate) === month).length;
    const titles = new Map(
      held.toReversed().map(({ certificate: { certificate, title } }) => [certificate, title]),
    );
    const people = peopleOf(cover.good);
    const partners = counted([...people.values()], (partnerId) => partnerId);
    const shown = partners.slice(0, partnersShown);
    const names = await partnerNames(
      context,
      shown.map(([partnerId]) => partnerId),
    );
    return {
      ...base,
      people: people.size,
      partners: partners.length,
      kinds: counted(cover.good, ({ certificate }) => certificate.certificate).map(([kind, count]) => ({
        ...{ kind, title: titles.get(kind) ?? kind, people: count },
      })),
      last: months.last.map((month) => ({
        ...{ month, awarded: count('awarded', month), lapsed: count('lapsed', month) },
      })),
      next: months.next.map((month) => ({ month, ending: count('ending', month) })),
      byPartner: shown.map(([partnerId, number]) => ({
        ...{ partnerId, partnerName: names.get(partnerId) ?? partnerId, people: number },
      })),
      choices: [...titles].map(([kind, title]) => ({ kind, title })),
    };
  };
}

/** Where each person is who holds something. */
const peopleOf = (held: readonly Held[]) =>
  new Map(held.map(({ certificate: { holder }, partnerId }) => [holder.personId, partnerId]));

export function behindReport(context: ServiceContext): CertificatesService['behind'] {
  return async (caller, { list, month, ...of }, { cursor = '0', limit = 100 }) => {
    refuseUnlessAllowed(caller, 'read-certification-report');
    const { cover, held: _, ...base } = await coverFor(context, of);
    const all = cover[list]
      .filter(({ certificate }) => month === undefined || monthIn(list, certificate) === month)
      .toSorted((a, b) => byHolder(a, b));
    const start = /^\d{1,6}$/.test(cursor) ? Number(cursor) : 0;
    const shown = all.slice(start, start + limit);
    const names = await partnerNames(
      context,
      shown.map(({ partnerId }) => partnerId),
    );
    const now = context.now().toISOString();
    const next = start + shown.length;
    return {
      ...base,
      all: all.length,
      people: peopleOf(all).size,
      items: shown.map(({ certificate, partnerId }) => ({
        certificate,
        standing: standingOf(certificate, now),
        partnerId,
        partnerName: names.get(partnerId) ?? partnerId,
      })),
      ...(next < all.length ? { cursor: String(next) } : {}),
    };
  };
}

const byHolder = ({ certificate: a }: Held, { certificate: b }: Held) =>
  a.holder.name.localeCompare(b.holder.name, 'en') || (a.number < b.number ? -1 : 1);

interface Counted extends ReportBase {
  readonly cover: Cover;
  readonly held: readonly Held[];
}

async function coverFor(context: ServiceContext, of: ReportOf): Promise<Counted> {
  const { held, ...base } = await (of.partnerId === undefined
    ? heldByAll(context, of.kind)
    : heldAtPartner(context, of.partnerId, of.kind));
  return { ...base, held, cover: coverOf(held, context.now().toISOString()) };
}

/** What the people hold whom partners have now. Where somebody is now is asked of them, not of the certificate. */
async function heldByAll(
  { stores }: ServiceContext,
  kind: string | undefined,
): Promise<ReportBase & { readonly held: readonly Held[] }> {
  const { certificates, whole } = await stores.certificates.newest(atMost, kind);
  const ids = [...new Set(certificates.map(({ holder }) => holder.personId))];
  const found = await Promise.all(ids.map((id) => stores.people.get(id)));
  const places = new Map(
    found.flatMap((person) => (person && isMember(person) ? [[person.id, person.partnerId ?? '']] : [])),
  );
  const held = certificates.flatMap((certificate) => {
    const partnerId = places.get(certificate.holder.personId);
    return partnerId === undefined ? [] : [{ certificate, partnerId }];
  });
  return { held, read: certificates.length, whole };
}

async function heldAtPartner(
  context: ServiceContext,
  partnerId: string,
  kind: string | undefined,
): Promise<ReportBase & { readonly held: readonly Held[] }> {
  const members = await membersOf(context, partnerId);
  const counted = members.slice(0, membersAtMost);
  const certificates = [...(await heldBy(context, counted)).values()]
    .flat()
    .filter(({ certificate }) => kind === undefined || certificate === kind);
  const held = certificates.map((certificate) => ({ certificate, partnerId }));
  return { held, read: certificates.length, whole: counted.length === members.length };
}
