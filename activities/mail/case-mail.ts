import { ApplicationFailure } from '@temporalio/activity';
import type { Task } from '../../domain/cases/case.schema.ts';
import { toDoOf } from '../../domain/cases/to-do.rules.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { SendMessageInput } from '../activities.ts';
import type { Stores } from '../store/stores.ts';
import type { MailContent } from './content.ts';
import { caseUrl, type LinkDeps, taskUrl } from './links.ts';
import type { CaseContext } from './templates/case.context.ts';
import { caseNotices, endingOf } from './templates/case-notice.templates.ts';
import { caseTaskTemplates } from './templates/case-task.templates.ts';
import { asksForAct, isCaseNotice } from './templates/compose.ts';

export interface CaseMailDeps extends LinkDeps {
  readonly stores: Pick<Stores, 'people'> & { readonly programs: Pick<Stores['programs'], 'version'> };
}

/** What a message about a case of a process says to this person; nothing when its task is no longer open. */
export async function composeCaseMessage(
  deps: CaseMailDeps,
  { message, view, taskId }: SendMessageInput,
  person: Person,
): Promise<MailContent | undefined> {
  const context: CaseContext = { view, person, caseUrl: await caseUrl(deps, view, person) };
  if (isCaseNotice(message)) {
    const program = await deps.stores.programs.version(view.program.id, view.program.version);
    return caseNotices[message](context, endingOf(program, view.outcome));
  }
  if (!asksForAct(message) || !taskId)
    throw ApplicationFailure.nonRetryable(
      `${message} is no message of a process, or lacks its task.`,
      'unexpected',
    );
  const task = view.tasks.find(({ id }) => id === taskId);
  if (task?.status !== 'open') return undefined;
  const [program, url, alsoAsked] = await Promise.all([
    deps.stores.programs.version(view.program.id, view.program.version),
    taskUrl(deps, view.id, task, person),
    namesOfOthers(deps, task, person),
  ]);
  const toDo = toDoOf(task, program && 'forms' in program ? program : undefined);
  return caseTaskTemplates[message]({ ...context, task, url, alsoAsked, toDo });
}

/** More names than this say no more to a reader. */
const mostNames = 10;

/** Who else can do the task. A partner's people are told their colleagues' names, never the vendor's. */
async function namesOfOthers(deps: CaseMailDeps, task: Task, person: Person): Promise<string[]> {
  const ids = task.assignees.filter((id) => id !== person.id).slice(0, mostNames);
  const others = await Promise.all(ids.map((id) => deps.stores.people.get(id)));
  return others.flatMap((other) =>
    other?.active && (person.partnerId === undefined || other.partnerId === person.partnerId)
      ? [other.name]
      : [],
  );
}
