import type { CaseSummary } from '../../../domain/cases/listing.ts';
import { nextForPartner } from '../../../domain/cases/redaction.rules.ts';
import { DomainError } from '../../../domain/errors.ts';
import { mediaTypes } from '../../../domain/programs/file-value.schema.ts';
import type { CaseDocument, CasesService } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import { maySeePartner, refuseUnlessAllowed } from '../permissions.ts';
import { findFile } from './files.ts';
import { casePageFor, loadCase } from './load.ts';

export function getCase(context: ServiceContext): CasesService['get'] {
  return async (caller, caseId) => {
    refuseUnlessAllowed(caller, 'read-cases');
    return casePageFor(context, caller, await loadCase(context, caller, caseId));
  };
}

/** Each list is one query: a partner's cases, of all programs or of one, or a program's, of all stages or of one. */
export function listCases({ stores }: ServiceContext): CasesService['list'] {
  return async (caller, { programId, stage, partnerId }, page) => {
    refuseUnlessAllowed(caller, 'read-cases');
    const { partnerId: own } = caller.person;
    if (partnerId !== undefined && !maySeePartner(caller, partnerId))
      throw new DomainError('not-found', 'There is no such partner.');
    const of = partnerId ?? own;
    if (of !== undefined && stage !== undefined)
      throw invalid([{ field: 'stage', message: "A partner's cases are listed by program, not by stage" }]);
    if (of !== undefined) {
      const found = await stores.cases.listCasesOfPartner(of, page, programId);
      return own === undefined ? found : { ...found, items: found.items.map(summaryForPartner) };
    }
    if (programId !== undefined) return stores.cases.listCasesOfProgram(programId, page, stage);
    throw invalid([{ field: 'programId', message: 'Name a program, a partner, or both' }]);
  };
}

/** A row of a list as its partner may see it. */
export function summaryForPartner(summary: CaseSummary): CaseSummary {
  const { partnerNext, ...shown } = summary;
  return { ...shown, next: nextForPartner(partnerNext ?? shown.next) };
}

/** A file that stands in what the reader may see of the case: what was signed by its id, an upload by its SHA-256. */
export function caseDocument(context: ServiceContext): CasesService['document'] {
  return async (caller, caseId, documentId) => {
    refuseUnlessAllowed(caller, 'read-cases');
    const { view } = await casePageFor(context, caller, await loadCase(context, caller, caseId));
    const { data } = view.facts;
    const isSigned = Object.values(data).some((values) => values.documentId === documentId);
    const found = isSigned
      ? await signedDocument(context, caseId, documentId)
      : await uploadedFile(context, data, documentId);
    if (found) return found;
    throw new DomainError('not-found', 'This case has no such document.');
  };
}

async function signedDocument(
  { stores }: ServiceContext,
  caseId: string,
  documentId: string,
): Promise<CaseDocument | undefined> {
  const found = await stores.documents.get(documentId);
  if (found?.caseId !== caseId) return undefined;
  return { name: `${found.title}.pdf`, type: mediaTypes.pdf, bytes: new Uint8Array(found.pdf) };
}

async function uploadedFile(
  { stores }: ServiceContext,
  data: unknown,
  sha256: string,
): Promise<CaseDocument | undefined> {
  const file = findFile(data, sha256);
  const bytes = file && (await stores.files.get(sha256));
  return file && bytes && { name: file.name, type: mediaTypes[file.type], bytes };
}
