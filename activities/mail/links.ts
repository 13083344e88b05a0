import type { CaseView, Task } from '../../domain/cases/case.schema.ts';
import type { LinkKeys } from '../../domain/links/link-token.schema.ts';
import { signLink } from '../../domain/links/link-token.ts';
import type { OptionalMail } from '../../domain/mail/optional-mail.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';

export interface LinkDeps {
  readonly linkKeys: LinkKeys;
  /** Where people reach the portal. */
  readonly publicUrl: string;
  /** The time a link is made; the system's clock if not given. */
  readonly now?: (() => Date) | undefined;
}

const day = 86_400_000;
/** How long a task's link is good after the task was due: a later reader is told kindly where things stand. */
const linkGrace = 30 * day;
/** How long a link to a case's page is good: every e-mail carries a fresh one, and cases last for months. */
const caseLinkLasts = 180 * day;

/** A link for one person and one task; it names ids only, and acts only by a press on the page that it opens. */
export async function taskUrl(deps: LinkDeps, caseId: string, task: Task, person: Person): Promise<string> {
  const issuedAt = deps.now?.() ?? new Date();
  const due = Math.max(Date.parse(task.dueAt ?? task.openedAt), issuedAt.getTime());
  const claims = { use: 'task', personId: person.id, caseId, taskId: task.id } as const;
  const token = await signLink(deps.linkKeys, claims, { issuedAt, expiresAt: new Date(due + linkGrace) });
  return portalUrl(deps, `/t/${token}`);
}

/** The case's page: behind sign-in for who has an account, by a link of one's own for who has none. */
export async function caseUrl(deps: LinkDeps, view: Pick<CaseView, 'id'>, person: Person): Promise<string> {
  if (person.account !== false) return portalUrl(deps, `/cases/${encodeURIComponent(view.id)}`);
  const issuedAt = deps.now?.() ?? new Date();
  const expiresAt = new Date(issuedAt.getTime() + caseLinkLasts);
  const claims = { use: 'case', personId: person.id, caseId: view.id } as const;
  return portalUrl(deps, `/c/${await signLink(deps.linkKeys, claims, { issuedAt, expiresAt })}`);
}

/** Turns a kind of e-mail off; it goes on doing so however old the e-mail is, so its end counts for nothing. */
export async function unsubscribeUrl(deps: LinkDeps, person: Person, mail: OptionalMail): Promise<string> {
  const issuedAt = deps.now?.() ?? new Date();
  const expiresAt = new Date(issuedAt.getTime() + caseLinkLasts);
  const claims = { use: 'unsubscribe', personId: person.id, mail } as const;
  return portalUrl(deps, `/u/${await signLink(deps.linkKeys, claims, { issuedAt, expiresAt })}`);
}

/** A page of the portal. `path` begins with a slash. */
export function portalUrl({ publicUrl }: Pick<LinkDeps, 'publicUrl'>, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${path}`;
}
