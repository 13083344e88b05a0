import type { CaseView, Task } from '../../../domain/cases/case.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { Fact } from '../content.ts';

/**
 * All that a message about a case of a process is made from. Only what everybody may read of the view is used here:
 * its title, partner, stage and next step, and the reader's own task.
 */
export interface CaseContext {
  readonly view: CaseView;
  readonly person: Person;
  /** The page that says where the case stands. */
  readonly caseUrl: string;
}
export interface CaseTaskContext extends CaseContext {
  readonly task: Task;
  /** The page on which the task is done. */
  readonly url: string;
  /** What is to be done, in Markdown, where anything is said of it. */
  readonly toDo: string | undefined;
  /** Names of others who can do it. */
  readonly alsoAsked: readonly string[];
}

export const isOfPartner = ({ person }: Pick<CaseContext, 'person'>): boolean =>
  person.partnerId !== undefined;

/** What the case is. Whose it is, is said to the vendor only: a partner's people know. */
export function caseFacts(context: CaseContext): Fact[] {
  const { view } = context;
  return [
    { label: 'About', value: view.title },
    ...(isOfPartner(context) ? [] : [{ label: 'Partner', value: view.partner.name }]),
    { label: 'Stage', value: view.stageLabel },
    { label: 'Case', value: view.id },
  ];
}

/** What is said of the page behind a mail's link to it. */
export function pageNote({ person }: Pick<CaseContext, 'person'>): string {
  return person.account === false
    ? 'Opening the page changes nothing. The link is for you alone, so please do not forward it.'
    : 'Opening the page changes nothing. If you are not signed in, it sends you a link to sign in with.';
}
