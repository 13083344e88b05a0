import type { Page, PageRequest } from '../../../domain/cases/listing.ts';
import { standingOf } from '../../../domain/certification/certificate.rules.ts';
import {
  type Certificate,
  certificateNumberSchema,
} from '../../../domain/certification/certificate.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import type {
  CertificateNow,
  CertificateRow,
  CertificatesOf,
  CertificatesService,
} from '../certificates.services.ts';
import type { ServiceContext } from '../context.ts';
import { partnerNames } from '../funds/ground.ts';
import { isAllowed, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';

type Reading = Pick<ServiceContext, 'stores' | 'now'>;

/** What anybody may learn who has the number. */
export async function shownCertificate(
  { stores, now }: Reading,
  number: string,
): Promise<CertificateNow | undefined> {
  if (!certificateNumberSchema.safeParse(number).success) return undefined;
  const certificate = await stores.certificates.get(number);
  return certificate && { certificate, standing: standingOf(certificate, now().toISOString()) };
}

export function listCertificates(context: ServiceContext): CertificatesService['list'] {
  return async (caller, of, page) => {
    refuseUnlessAllowed(caller, 'read-certificates');
    const found = await pageOf(context, seenBy(caller, of), page);
    const names = await partnerNames(
      context,
      found.items.map(({ partnerId }) => partnerId),
    );
    const at = context.now().toISOString();
    const items = found.items.map((certificate) => ({
      certificate,
      standing: standingOf(certificate, at),
      partnerName: names.get(certificate.partnerId) ?? certificate.partnerId,
    }));
    return { ...found, items };
  };
}

/** A partner's people get no choice: an owner reads what the company has, others what they hold. */
function seenBy(caller: Caller, of: CertificatesOf): CertificatesOf {
  const { id, partnerId } = caller.person;
  if (partnerId === undefined) return of;
  return managesPeople(caller) ? { partnerId } : { personId: id };
}

/** By role alone: what a key needs for reading certificates was asked before. */
export const managesPeople = ({ person, via }: Caller) => isAllowed({ person, via }, 'manage-people');

function pageOf(
  { stores: { certificates } }: Reading,
  { personId, partnerId, kind }: CertificatesOf,
  page: PageRequest,
): Promise<Page<Certificate>> {
  if (personId !== undefined) return certificates.ofPerson(personId, page);
  if (partnerId !== undefined) return certificates.ofPartner(partnerId, page);
  return kind === undefined ? certificates.all(page) : certificates.ofKind(kind, page);
}

export function getCertificate(context: ServiceContext): CertificatesService['get'] {
  return async (caller, number) => {
    refuseUnlessAllowed(caller, 'read-certificates');
    return certificateFor(context, caller, number);
  };
}

/** A certificate, for the vendor's people. @throws `not-found` also for everybody else */
export async function certificateFor(
  context: ServiceContext,
  { person }: Caller,
  number: string,
): Promise<CertificateRow> {
  const found = person.partnerId === undefined ? await shownCertificate(context, number) : undefined;
  if (!found) throw new DomainError('not-found', 'There is no such certificate.');
  const { partnerId } = found.certificate;
  const names = await partnerNames(context, [partnerId]);
  return { ...found, partnerName: names.get(partnerId) ?? partnerId };
}
