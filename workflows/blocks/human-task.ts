import { patched } from '@temporalio/workflow';
import type { TaskPlan } from '../../activities/activities.ts';
import type { Task, Vote } from '../../domain/cases/case.schema.ts';
import { quorumSize, settlingVote } from '../../domain/cases/task.rules.ts';
import type { MessageName } from '../../domain/mail/messages.ts';
import { type Case, Interrupted, log, now, settle } from './case.ts';
import { showDeadline, untilMoment } from './deadline.ts';
import { earlier, type Look, nextLook } from './look-again.ts';
import { notify } from './notify.ts';

/** A moment in the life of a task: somebody is reminded, somebody else is asked too, or it ends unanswered. */
export type TaskMoment =
  | { readonly kind: 'remind'; readonly at: string; readonly what: string }
  | {
      readonly kind: 'escalate';
      readonly at: string;
      readonly what: string;
      /** Given the present assignees. */
      readonly to: (assignees: readonly string[]) => Promise<readonly string[]>;
      /** They are told, and do not become assignees: nobody of the vendor answers for the partner. */
      readonly toldOnly?: boolean;
    }
  | { readonly kind: 'silence'; readonly at: string; readonly what: string }
  | Look;

/** Who can act: see TaskPlan. */
export type Askable = Pick<TaskPlan, 'assignees' | 'fellBack' | 'standsInFor'>;

/** What is asked, of whom, and what happens if nobody answers. */
export interface TaskRequest
  extends Pick<
    Task,
    | 'step'
    | 'title'
    | 'label'
    | 'party'
    | 'role'
    | 'roleLabel'
    | 'outcomes'
    | 'signedIn'
    | 'atSilence'
    | 'chore'
    | 'audience'
    | 'fields'
    | 'note'
    | 'form'
    | 'values'
    | 'agreement'
    | 'course'
    | 'quiz'
    | 'exam'
  > {
  readonly askable: Askable;
  readonly quorum: 'any' | 'all' | number;
  readonly dueAt?: string;
  /** Said to the assignees when the task opens; `nothing` where they have just asked for it. */
  readonly opening: MessageName | 'nothing';
  readonly moments: readonly TaskMoment[];
  /** Who can act now, asked again at every moment: people leave. */
  readonly refresh: () => Promise<Askable>;
  /** After somebody who can act was looked for: a case that looks for months must not grow for ever. */
  readonly afterLook?: (() => void) | undefined;
  /** True when the case has moved on and the task means nothing any more. */
  readonly obsolete: () => boolean;
  /** An open task that goes on, after the case was suspended, instead of a new one. */
  readonly adopt?: Task | undefined;
}

export type TaskResult =
  | { readonly kind: 'answered'; readonly vote: Vote; readonly task: Task }
  | { readonly kind: 'silence'; readonly task: Task }
  | { readonly kind: 'obsolete'; readonly task: Task };

/**
 * Opens a task, e-mails who it waits for, reminds, escalates, and returns what came of it.
 * @throws {@link Interrupted} when the case is suspended: the task stays open, to be adopted.
 */
export async function humanTask<Facts>(c: Case<Facts>, request: TaskRequest): Promise<TaskResult> {
  const task = request.adopt ? adoptTask(c, request.adopt, request) : openTask(c, request);
  c.attended.add(task.id);
  const moments = momentsOf(request, task);
  for (;;) {
    const end = moments.find(({ kind }) => kind !== 'remind');
    showDeadline(c, task.id, extended(task, end));
    const sinceShown = stirred(c, task, request);
    await settle(c);
    const moment = earlier(nextLook(task), extended(task, moments[0]));
    const woke = await untilMoment(moment, watched(sinceShown, stirred(c, task, request)));
    const result = resultOf(c, task, request);
    if (result) return closeTask(c, task, result);
    if (c.suspended) throw leave(c, task);
    if (woke === 'happened') continue;
    if (moment?.kind === 'look') await lookAgain(c, task, request);
    else moments.shift();
    if (moment?.kind === 'silence') return closeTask(c, task, { kind: 'silence', task });
    if (moment?.kind === 'escalate') await escalate(c, task, moment);
    if (moment?.kind === 'remind') await remind(c, task, moment, request);
  }
}

/** What wakes the task. Whoever sees the record may answer before the process knows that it is written. */
function watched(sinceShown: () => boolean, sinceWritten: () => boolean): () => boolean {
  return sinceShown() && patched('an-answer-while-it-is-written-counts') ? sinceShown : sinceWritten;
}

function leave<Facts>(c: Case<Facts>, { id }: Task): Interrupted {
  c.attended.delete(id);
  return new Interrupted();
}

/** In the order of time; it is escalated once. */
function momentsOf({ moments }: TaskRequest, { escalatedAt }: Task): TaskMoment[] {
  return moments
    .filter(({ kind }) => kind !== 'escalate' || !escalatedAt)
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** Whether anything happened that the task must look at, from now on. */
function stirred<Facts>(c: Case<Facts>, task: Task, { obsolete }: TaskRequest): () => boolean {
  const seen = { votes: task.votes.length, dueAt: task.dueAt };
  return () =>
    c.suspended ||
    obsolete() ||
    c.ending !== undefined ||
    task.votes.length > seen.votes ||
    task.dueAt !== seen.dueAt;
}

function resultOf<Facts>(c: Case<Facts>, task: Task, { obsolete }: TaskRequest): TaskResult | undefined {
  if (obsolete() || c.ending !== undefined) return { kind: 'obsolete', task };
  const vote = settlingVote(task);
  return vote && { kind: 'answered', vote, task };
}

/** An admin may have given more time: the end then waits for the task's own due time. */
function extended(task: Task, moment: TaskMoment | undefined): TaskMoment | undefined {
  if (moment?.kind !== 'silence' || !task.dueAt || task.dueAt <= moment.at) return moment;
  return { ...moment, at: task.dueAt };
}

function openTask<Facts>(c: Case<Facts>, request: TaskRequest): Task {
  const { assignees: askable, standsInFor } = request.askable;
  const assignees = [...askable];
  const task: Task = {
    id: `T${++c.tasksOpened}`,
    ...asked(request),
    assignees,
    ...standing(request.askable),
    quorum: quorumSize(request.quorum, assignees.length),
    votes: [],
    openedAt: now(),
    status: 'open',
  };
  c.tasks.push(task);
  c.changedTasks.add(task.id);
  log(c, 'task-opened', `${task.title}: waits for ${task.roleLabel}.`, about(task));
  if (standsInFor) logStandIns(c, task);
  const { opening } = request;
  if (opening !== 'nothing')
    notify(c, { message: opening, step: `${task.id}-opened`, personIds: assignees, taskId: task.id });
  return task;
}

/** What a line of the trail says besides: which task, and who may read it. */
const about = ({ id, audience }: Task) => ({
  detail: { taskId: id },
  ...(audience ? { audience } : {}),
});

/** What is special about who was asked. */
function standing({ fellBack, standsInFor }: Askable): Pick<Task, 'fallback' | 'standsInFor'> {
  return { ...(fellBack ? { fallback: true as const } : {}), ...(standsInFor ? { standsInFor } : {}) };
}

function logStandIns<Facts>(c: Case<Facts>, { id, title, standsInFor }: Task): void {
  log(c, 'stand-in', `${title}: somebody stands in for who is away.`, {
    audience: 'vendor',
    detail: { taskId: id, standsInFor },
  });
}

/** What the request says of the task; what it does not say is left out. */
function asked(request: TaskRequest) {
  const { step, title, party, role, roleLabel, outcomes, signedIn, atSilence } = request;
  const { label, dueAt, fields, note, form, values, agreement, course, quiz, exam, chore, audience } =
    request;
  return {
    ...{ step, title, party, role, roleLabel, outcomes, signedIn, atSilence },
    ...(label ? { label } : {}),
    ...(dueAt ? { dueAt } : {}),
    ...(fields ? { fields } : {}),
    ...(note ? { note } : {}),
    ...(form ? { form } : {}),
    ...(values ? { values } : {}),
    ...(agreement ? { agreement } : {}),
    ...(course ? { course } : {}),
    ...(quiz ? { quiz } : {}),
    ...(exam ? { exam } : {}),
    ...(chore ? { chore } : {}),
    ...(audience ? { audience } : {}),
  };
}

/** The task as the rules ask it now; its votes, its age and a due time that an admin set stay. */
function adoptTask<Facts>(c: Case<Facts>, task: Task, request: TaskRequest): Task {
  const set = task.dueSet && task.dueAt ? { dueAt: task.dueAt } : {};
  Object.assign(task, asked(request), set);
  c.changedTasks.add(task.id);
  return task;
}

function closeTask<Facts>(c: Case<Facts>, task: Task, result: TaskResult): TaskResult {
  task.status = result.kind === 'obsolete' ? 'withdrawn' : 'done';
  task.votes = task.votes.map(withoutData);
  if (result.kind === 'answered') task.result = withoutData(result.vote);
  c.changedTasks.add(task.id);
  c.attended.delete(task.id);
  showDeadline(c, task.id, undefined);
  return result;
}

/** What was sent with an answer goes to who asked, not into the record of every later turn: a case must stay small. */
function withoutData({ data: _sent, ...vote }: Vote): Vote {
  return vote;
}

async function remind<Facts>(
  c: Case<Facts>,
  task: Task,
  moment: TaskMoment,
  request: TaskRequest,
): Promise<void> {
  assign(c, task, await request.refresh(), request);
  log(c, 'reminded', `${task.roleLabel} was reminded: ${task.title}.`, about(task));
  notify(c, {
    message: 'task-reminder',
    step: `${task.id}-reminder-${moment.at}`,
    personIds: task.assignees,
    taskId: task.id,
  });
}

async function escalate<Facts>(
  c: Case<Facts>,
  task: Task,
  moment: TaskMoment & { kind: 'escalate' },
): Promise<void> {
  const personIds = await moment.to(task.assignees);
  task.escalatedAt = now();
  if (!moment.toldOnly) task.assignees = [...new Set([...task.assignees, ...personIds])];
  c.changedTasks.add(task.id);
  log(c, 'escalated', `${task.title} was escalated.`, about(task));
  notify(c, { message: 'task-escalated', step: `${task.id}-escalated`, personIds, taskId: task.id });
}

/** Whoever can act by now is told as at the opening. */
async function lookAgain<Facts>(c: Case<Facts>, task: Task, request: TaskRequest): Promise<void> {
  const found = task.assignees.length > 0 ? undefined : await request.refresh();
  if (found && found.assignees.length > 0 && task.assignees.length === 0) {
    assign(c, task, found, request);
    log(c, 'somebody-can-act', `${task.title}: somebody who can act was found.`, { audience: 'vendor' });
    const message = found.fellBack ? 'nobody-can-act' : 'task-opened';
    notify(c, { message, step: `${task.id}-found`, personIds: task.assignees, taskId: task.id });
  }
  request.afterLook?.();
}

/** An empty list changes nothing: the task stays with whom it was. What an admin reassigned stays so. */
function assign<Facts>(c: Case<Facts>, task: Task, askable: Askable, { quorum }: TaskRequest): void {
  const { assignees } = askable;
  if (assignees.length === 0 || task.reassigned) return;
  if (task.assignees.length === 0) task.quorum = quorumSize(quorum, assignees.length);
  task.assignees = [...new Set(assignees)];
  delete task.fallback;
  delete task.standsInFor;
  Object.assign(task, standing(askable));
  c.changedTasks.add(task.id);
}
