import { createHash } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/activity';
import type { Branding } from '../../domain/branding/branding.schema.ts';
import { idFrom } from '../../domain/ids.ts';
import type { KeepAgreementInput, OutsideActivities } from '../activities.ts';
import type { Stores } from '../store/stores.ts';
import { renderAgreement } from './agreement.pdf.ts';

export interface KeepAgreementDeps {
  readonly stores: Pick<Stores, 'documents'> & { readonly cases: Pick<Stores['cases'], 'load'> };
  readonly branding: Branding;
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes);

/**
 * Keeps what was signed, with its PDF. The document's id comes from all that was signed: the same again is the same
 * document, and another signature under the same key is another one.
 */
export function createKeepAgreement(deps: KeepAgreementDeps): OutsideActivities['keepAgreement'] {
  return async (input) => {
    const { key, caseId, title, text, hash, signatures } = input;
    if (sha256(text).digest('hex') !== hash)
      throw ApplicationFailure.nonRetryable('The text is not the one whose hash was signed.', 'unexpected');
    const documentId = idOf(input);
    const kept = await deps.stores.documents.get(documentId);
    if (kept) return { documentId, pdfHash: kept.pdfHash };
    const found = await deps.stores.cases.load(caseId);
    if (!found) throw new Error(`The case ${caseId} of ${key} is not in the store yet.`);
    const parties = { partner: found.view.partner.name, vendor: deps.branding.name };
    const pdf = await renderAgreement({ documentId, caseId, title, text, hash, signatures, parties });
    const pdfHash = sha256(pdf).digest('hex');
    await deps.stores.documents.put({ id: documentId, caseId, title, text, hash, signatures, pdf, pdfHash });
    return { documentId, pdfHash };
  };
}

function idOf({ key, title, hash, signatures }: KeepAgreementInput): string {
  const signed = signatures.map(({ personId, name, party, at }) => [personId, name, party, at]);
  return idFrom('document', sha256(JSON.stringify([key, title, hash, signed])).digest());
}
