import { DomainError } from '../../domain/errors.ts';
import { isDealId } from '../../domain/ids.ts';
import type { ServiceContext } from './context.ts';
import { invalid } from './parse.ts';
import { refuseUnlessAllowed } from './permissions.ts';
import type { DealsService, InboxService } from './services.ts';

/** Deals and other cases take answers alike. */
interface Answering {
  completeTask(...asked: Parameters<DealsService['completeTask']>): Promise<unknown>;
}
type TaskRef = Parameters<InboxService['completeMany']>[1][number];
type Completion = Awaited<ReturnType<InboxService['completeMany']>>[number];

/** As many answers at once as one person can tick on a page. */
const mostAtOnce = 100;
/** So many are on their way at a time. */
const lanes = 8;

/** A person's open tasks, and one answer to several of them. */
export function createInboxService(
  { stores }: ServiceContext,
  { deals, cases }: { deals: Answering; cases: Answering },
): InboxService {
  return {
    async list(caller, page) {
      refuseUnlessAllowed(caller, 'read-inbox');
      return stores.cases.listInbox(caller.person.id, page);
    },
    async completeMany(caller, tasks, answer, options = {}) {
      refuseUnlessAllowed(caller, 'complete-task');
      if (tasks.length > mostAtOnce)
        throw invalid([{ field: 'tasks', message: `Answer ${mostAtOnce} tasks at once at most` }]);
      const distinct = [...new Map(tasks.map((task) => [`${task.caseId}/${task.taskId}`, task])).values()];
      const complete = ({ caseId, taskId }: TaskRef) =>
        (isDealId(caseId) ? deals : cases).completeTask(caller, caseId, taskId, answer, options);
      return inLanes(distinct, (task) => completion(task, complete(task)));
    },
  };
}

async function completion({ caseId, taskId }: TaskRef, answered: Promise<unknown>): Promise<Completion> {
  try {
    await answered;
    return { caseId, taskId, done: true };
  } catch (failure) {
    if (!(failure instanceof DomainError)) throw failure;
    return { caseId, taskId, done: false, problem: failure.message };
  }
}

/** Works through the items, a few at a time; results in the order of the items. */
async function inLanes<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
  return results;
}
