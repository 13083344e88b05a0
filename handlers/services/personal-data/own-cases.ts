import type { ServiceContext } from '../context.ts';

/** Running cases that are one person's alone. */
export async function ownCasesOf({ stores }: ServiceContext, personId: string): Promise<string[]> {
  const enrolments = await stores.enrolments.ofPerson(personId);
  if (enrolments.length === 0) return [];
  const views = await stores.cases.views(enrolments.map(({ caseId }) => caseId));
  return views.filter(({ status }) => status === 'open').map(({ id }) => id);
}
