import type { Certificate } from '../../domain/certification/certificate.schema.ts';
import type { CertificateStore } from '../store/certificates.store.ts';
import { everyItem } from '../store/every-item.ts';

/** All that a person was ever awarded, newest first: some dozens at most. */
export function certificatesOf(
  certificates: Pick<CertificateStore, 'ofPerson'>,
  personId: string,
): Promise<readonly Certificate[]> {
  return everyItem((page) => certificates.ofPerson(personId, page));
}
