import type { Operation } from '../operation.ts';

/** Operations that are read with the first request for them: a cold start does without, whichever it is asked for. */
export interface OperationGroup {
  /** What their paths begin with, in whole segments. Groups may share a beginning. */
  readonly under: readonly string[];
  readonly load: () => Promise<readonly Operation[]>;
}

/** All that the API can be asked, in the order of its reference. */
export const operationGroups: readonly OperationGroup[] = [
  { under: ['/deals'], load: async () => (await import('./deals.operations.ts')).dealOperations },
  { under: ['/deals'], load: async () => (await import('./acts.operations.ts')).actOperations },
  { under: ['/cases'], load: async () => (await import('./cases.operations.ts')).caseOperations },
  { under: ['/cases'], load: async () => (await import('./case-acts.operations.ts')).caseActOperations },
  {
    under: ['/cases'],
    load: async () => (await import('./learning-tasks.operations.ts')).learningTaskOperations,
  },
  { under: ['/search'], load: async () => (await import('./search.operations.ts')).searchOperations },
  { under: ['/inbox'], load: async () => (await import('./inbox.operations.ts')).inboxOperations },
  {
    under: ['/me/away', '/me/time-zone', '/people'],
    load: async () => (await import('./people.operations.ts')).peopleOperations,
  },
  {
    under: ['/invitations'],
    load: async () => (await import('./invitations.operations.ts')).invitationOperations,
  },
  {
    under: ['/me/data', '/personal-data'],
    load: async () => (await import('./personal-data.operations.ts')).personalDataOperations,
  },
  { under: ['/payments'], load: async () => (await import('./payments.operations.ts')).paymentOperations },
  {
    under: ['/certificates'],
    load: async () => (await import('./certificates.operations.ts')).certificateOperations,
  },
  { under: ['/exam-results'], load: async () => (await import('./exams.operations.ts')).examOperations },
  {
    under: ['/learning'],
    load: async () => (await import('./learning.operations.ts')).learningOperations,
  },
  {
    under: ['/materials'],
    load: async () => (await import('./materials.operations.ts')).materialOperations,
  },
  {
    under: ['/certification'],
    load: async () => (await import('./certification.operations.ts')).certificationOperations,
  },
  {
    under: ['/standings', '/standing-rules', '/partners'],
    load: async () => (await import('./standing.operations.ts')).standingOperations,
  },
  {
    under: ['/customers', '/accounts'],
    load: async () => (await import('./customers.operations.ts')).customerOperations,
  },
  { under: ['/funds'], load: async () => (await import('./funds.operations.ts')).fundOperations },
  { under: ['/funds'], load: async () => (await import('./fund-acts.operations.ts')).fundActOperations },
  {
    under: ['/partners'],
    load: async () => (await import('./partner-funds.operations.ts')).partnerFundOperations,
  },
  { under: ['/programs'], load: async () => (await import('./programs.operations.ts')).programOperations },
  { under: ['/previews'], load: async () => (await import('./previews.operations.ts')).previewOperations },
  {
    under: ['/drafts', '/program-names', '/program-templates', '/programs'],
    load: async () => (await import('./drafts.operations.ts')).draftOperations,
  },
  {
    under: ['/rehearsals'],
    load: async () => (await import('./rehearsals.operations.ts')).rehearsalOperations,
  },
  { under: ['/audit'], load: async () => (await import('./audit.operations.ts')).auditOperations },
  {
    under: ['/webhooks', '/stream'],
    load: async () => (await import('./webhooks.operations.ts')).webhookOperations,
  },
  { under: ['/me', '/program'], load: async () => (await import('./about.operations.ts')).aboutOperations },
];

/** Every operation of every group. */
export async function allOperations(): Promise<readonly Operation[]> {
  return (await Promise.all(operationGroups.map(({ load }) => load()))).flat();
}
