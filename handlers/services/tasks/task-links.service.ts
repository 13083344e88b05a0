import { noteActor } from '../../../activities/store/audit/act.ts';
import type { StoredCase } from '../../../activities/store/cases.store.ts';
import { isDeal } from '../../../domain/cases/any-case.ts';
import type { Task } from '../../../domain/cases/case.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import { readLink } from '../../../domain/links/link-token.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { caseToken } from '../applications/draft-link.ts';
import { casePageFor, processOf } from '../cases/load.ts';
import type { CasePage, CasesService } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { pageFor } from '../deals/load.ts';
import type { DealPage, DealsService } from '../deals.services.ts';
import { isAllowed, maySeePartner } from '../permissions.ts';
import type { Caller } from '../services.ts';
import type { TaskLinkService } from '../tasks.services.ts';

/** A link that is ours, about a task that there is, for a person who is still one of ours. */
interface OpenedLink {
  readonly caller: Caller;
  readonly person: Person;
  readonly expired: boolean;
  /** As the person may see it. */
  readonly page: DealPage | CasePage;
  readonly task: Task;
}

/** Deals and other cases take answers each in their own way. */
interface TaskAnswering {
  readonly deals: Pick<DealsService, 'completeTask'>;
  readonly cases: Pick<CasesService, 'completeTask'>;
}

/** What is behind a task's link. Reading it changes nothing, however often and by whomever it is opened. */
export function createTaskLinkService(
  context: ServiceContext,
  { deals, cases }: TaskAnswering,
): TaskLinkService {
  return {
    async open(token) {
      const link = await openLink(context, token);
      if (!link) return { state: 'invalid' };
      const { person, page, task, expired } = link;
      const linked = { person, page, task, ...(await wayToCase(context, link)) };
      const usable = !expired && task.status === 'open' && task.assignees.includes(person.id);
      return usable ? { state: 'open', ...linked } : { state: 'settled', expired, ...linked };
    },
    async complete(token, answer) {
      const link = await openLink(context, token);
      if (!link)
        throw new DomainError('not-found', 'This link does not work. Sign in to see what waits for you.');
      const { caller, page, task, expired } = link;
      if (expired)
        throw new DomainError(
          'task-closed',
          'This link is too old to act with. Sign in to see where the case stands.',
        );
      const service = 'program' in page ? cases : deals;
      return service.completeTask(caller, page.view.id, task.id, answer);
    },
  };
}

/** The e-mail of the task had such a link too, so nothing is opened that was not open. */
async function wayToCase(context: ServiceContext, { person, page, expired }: OpenedLink) {
  if (person.account !== false || expired) return {};
  return { caseToken: await caseToken(context, { caseId: page.view.id, personId: person.id }) };
}

async function openLink(context: ServiceContext, token: string): Promise<OpenedLink | undefined> {
  const { linkKeys, now, stores } = context;
  const link = await readLink(linkKeys, token, now());
  if (link?.claims.use !== 'task') return undefined;
  const { personId, caseId, taskId } = link.claims;
  const [person, stored] = await Promise.all([stores.people.get(personId), stores.cases.load(caseId)]);
  if (!person?.active || !stored) return undefined;
  const caller: Caller = { person, via: 'email-link' };
  noteActor(person.id, caller.via);
  if (!maySeePartner(caller, stored.view.partner.id) || !isAllowed(caller, 'complete-task')) return undefined;
  const page = await pageOf(context, caller, stored);
  const shown = page.view.tasks.find(({ id }) => id === taskId);
  return shown && { caller, person, expired: link.expired, page, task: shown };
}

async function pageOf(
  context: ServiceContext,
  caller: Caller,
  { view, timeline }: StoredCase,
): Promise<DealPage | CasePage> {
  if (isDeal(view)) return pageFor(context, caller, { view, timeline });
  return casePageFor(context, caller, { view, timeline, program: await processOf(context, view) });
}
