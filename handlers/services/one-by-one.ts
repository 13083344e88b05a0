import { DomainError } from '../../domain/errors.ts';
import { type AuditLog, oneOfMany } from '../audited.ts';
import { invalid } from './parse.ts';

export interface TaskRef {
  readonly caseId: string;
  readonly taskId: string;
}
/** What came of one of several tasks. */
export interface TaskResult extends TaskRef {
  readonly done: boolean;
  readonly problem?: string;
}

/** As many at once as one person can tick on a page. */
const mostAtOnce = 100;
/** So many are on their way at a time. */
const lanes = 8;

/** Does the same to several tasks, each once; each is an act of its own, and succeeds or fails by itself. @throws `invalid-input` for too many. */
export async function oneByOne(
  audit: AuditLog,
  tasks: readonly TaskRef[],
  work: (task: TaskRef) => Promise<unknown>,
): Promise<TaskResult[]> {
  if (tasks.length > mostAtOnce)
    throw invalid([{ field: 'tasks', message: `Answer ${mostAtOnce} tasks at once at most` }]);
  const distinct = [...new Map(tasks.map((task) => [`${task.caseId}/${task.taskId}`, task])).values()];
  return inLanes(distinct, async (task) => {
    const { caseId, taskId } = task;
    const problem = await byItself(audit, `${caseId}/${taskId}`, () => work(task));
    return { caseId, taskId, done: problem === undefined, ...(problem === undefined ? {} : { problem }) };
  });
}

/** One of several things, as an act of its own: why it was refused, or nothing if it was done. */
export async function byItself(
  audit: AuditLog,
  id: string,
  work: () => Promise<unknown>,
): Promise<string | undefined> {
  try {
    await oneOfMany(audit, id, work);
    return undefined;
  } catch (failure) {
    if (!(failure instanceof DomainError)) throw failure;
    return failure.message;
  }
}

/** Works through the items, a few at a time; results in the order of the items. */
export async function inLanes<Item, Result>(
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
