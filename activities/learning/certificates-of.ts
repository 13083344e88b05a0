import type { Certificate } from '../../domain/certification/certificate.schema.ts';
import type { CertificateStore } from '../store/certificates.store.ts';

/** All that a person was ever awarded, newest first: some dozens at most. */
export async function certificatesOf(
  certificates: Pick<CertificateStore, 'ofPerson'>,
  personId: string,
): Promise<readonly Certificate[]> {
  const found: Certificate[] = [];
  let cursor: string | undefined;
  do {
    const page = await certificates.ofPerson(personId, { limit: 100, ...(cursor ? { cursor } : {}) });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}
