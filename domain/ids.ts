/** Crockford's base 32: no I, L, O or U, so that an id survives being read out on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Every id says what it names: the prefix of each kind. */
const idPrefixes = {
  deal: 'D',
  case: 'C',
  person: 'P',
  apiKey: 'K',
  document: 'F',
  programDraft: 'PD',
  rehearsal: 'R',
  fund: 'FD',
  allocation: 'AL',
  payment: 'PY',
  paymentBatch: 'PB',
  upload: 'U',
  certificate: 'CT',
  webhook: 'WH',
  invitation: 'IV',
} as const;
export type IdKind = keyof typeof idPrefixes;

/** An id such as `D-7K3M9Q2XBA` from at least eight bytes: of a hash (same input, same id) or of randomness. */
export function idFrom(kind: IdKind, bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes.subarray(0, 10)) text += alphabet[byte & 31];
  return `${idPrefixes[kind]}-${text}`;
}

/** Which kind of case an id names, by its prefix. */
export const isDealId = (caseId: string): boolean => caseId.startsWith(`${idPrefixes.deal}-`);

const caseIds = new RegExp(`^(${idPrefixes.deal}|${idPrefixes.case})-[${alphabet}]{8,}$`);
export const isCaseId = (text: string): boolean => caseIds.test(text);

/** The workflow id of a deal: what an admin reads in Temporal UI. */
export function dealWorkflowId(partnerId: string, dealId: string): string {
  return `deal-registration/${partnerId}/${dealId}`;
}

/** The workflow id of a case of any other program, as readable. */
export function caseWorkflowId(programId: string, partnerId: string, caseId: string): string {
  return `${programId}/${partnerId}/${caseId}`;
}

/** The workflow id of a partner's standing: it lives as long as the partner is one. */
export const standingWorkflowId = (partnerId: string): string => `standing/${partnerId}`;

/** The workflow id of what a new version of a program asks of holders. */
export const newVersionWorkflowId = (programId: string, version: number): string =>
  `new-version/${programId}-v${version}`;

/** The workflow id of a fund: it lives as long as its period. */
export const fundWorkflowId = (fundId: string): string => `fund/${fundId}`;

/** The workflow ids of what somebody asked for about their own data: one of each at a time. */
export const gatherWorkflowId = (personId: string): string => `personal-data/gather/${personId}`;
export const erasureAskedWorkflowId = (personId: string): string => `personal-data/asked/${personId}`;
export const eraseWorkflowId = (personId: string): string => `personal-data/erase/${personId}`;

/** The workflow id of what goes out to an endpoint: it lives while something is on its way. */
export const webhookWorkflowId = (endpointId: string): string => `webhooks/${endpointId}`;
