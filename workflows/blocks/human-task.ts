import type { Task, Vote } from '../../domain/cases/case.schema.ts';
import { quorumSize, settlingVote } from '../../domain/cases/task.rules.ts';
import type { MessageName } from '../../domain/mail/messages.ts';
import { type Case, log, now, settle } from './case.ts';
import { showDeadline, untilMoment } from './deadline.ts';
import { notify } from './notify.ts';

/** A moment in the life of a task: somebody is reminded, somebody else is asked too, or it ends unanswered. */
export type TaskMoment =
  | { readonly kind: 'remind'; readonly at: string; readonly what: string }
  | {
      readonly kind: 'escalate';
      readonly at: string;
      readonly what: string;
      readonly assignees: () => Promise<readonly string[]>;
    }
  | { readonly kind: 'silence'; readonly at: string; readonly what: string };

/** What is asked, of whom, and what happens if nobody answers. */
export interface TaskRequest
  extends Pick<
    Task,
    'step' | 'title' | 'party' | 'role' | 'roleLabel' | 'outcomes' | 'signedIn' | 'atSilence'
  > {
  readonly assignees: readonly string[];
  readonly quorum: 'any' | 'all' | number;
  readonly dueAt?: string;
  readonly fields?: string[];
  readonly note?: string;
  /** Said to the assignees when the task opens. */
  readonly opening: MessageName;
  readonly moments: readonly TaskMoment[];
  /** Who can act now, asked again at every moment: people leave. */
  readonly refresh: () => Promise<readonly string[]>;
  /** True when the case has moved on and the task means nothing any more. */
  readonly obsolete: () => boolean;
}

export type TaskResult =
  | { readonly kind: 'answered'; readonly vote: Vote; readonly task: Task }
  | { readonly kind: 'silence'; readonly task: Task }
  | { readonly kind: 'obsolete'; readonly task: Task };

/** Opens a task, e-mails who it waits for, reminds, escalates, and returns what came of it. */
export async function humanTask<Facts>(c: Case<Facts>, request: TaskRequest): Promise<TaskResult> {
  const task = openTask(c, request);
  const moments = [...request.moments].sort((a, b) => a.at.localeCompare(b.at));
  let reminders = 0;
  for (;;) {
    showDeadline(
      c,
      task.id,
      extended(
        task,
        moments.find(({ kind }) => kind !== 'remind'),
      ),
    );
    const seen = { votes: task.votes.length, dueAt: task.dueAt };
    await settle(c);
    const changed = () => task.votes.length > seen.votes || task.dueAt !== seen.dueAt;
    const woke = await untilMoment(
      extended(task, moments[0]),
      () => request.obsolete() || c.ending !== undefined || changed(),
    );
    if (request.obsolete() || c.ending !== undefined) return closeTask(c, task, { kind: 'obsolete', task });
    const vote = settlingVote(task);
    if (vote) return closeTask(c, task, { kind: 'answered', vote, task });
    if (woke === 'happened') continue;
    const moment = moments.shift();
    if (moment?.kind === 'silence') return closeTask(c, task, { kind: 'silence', task });
    if (moment?.kind === 'escalate') await escalate(c, task, await moment.assignees());
    if (moment?.kind === 'remind') await remind(c, task, ++reminders, await request.refresh());
  }
}

/** An admin may have given more time: the end then waits for the task's own due time. */
function extended(task: Task, moment: TaskMoment | undefined): TaskMoment | undefined {
  if (moment?.kind !== 'silence' || !task.dueAt || task.dueAt <= moment.at) return moment;
  return { ...moment, at: task.dueAt };
}

function openTask<Facts>(c: Case<Facts>, request: TaskRequest): Task {
  const { step, title, party, role, roleLabel, outcomes, signedIn, atSilence, dueAt, fields, note } = request;
  const assignees = [...request.assignees];
  const task: Task = {
    id: `T${++c.tasksOpened}`,
    step,
    title,
    party,
    role,
    roleLabel,
    outcomes,
    signedIn,
    atSilence,
    assignees,
    quorum: quorumSize(request.quorum, assignees.length),
    votes: [],
    openedAt: now(),
    ...(dueAt ? { dueAt } : {}),
    ...(fields ? { fields } : {}),
    ...(note ? { note } : {}),
    status: 'open',
  };
  c.tasks.push(task);
  c.changedTasks.add(task.id);
  log(c, 'task-opened', `${title}: waits for ${roleLabel}.`, { detail: { taskId: task.id } });
  notify(c, { message: request.opening, step: `${task.id}-opened`, personIds: assignees, taskId: task.id });
  return task;
}

function closeTask<Facts>(c: Case<Facts>, task: Task, result: TaskResult): TaskResult {
  task.status = result.kind === 'obsolete' ? 'withdrawn' : 'done';
  task.votes = task.votes.map(withoutData);
  if (result.kind === 'answered') task.result = withoutData(result.vote);
  c.changedTasks.add(task.id);
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
  count: number,
  assignees: readonly string[],
): Promise<void> {
  assign(c, task, assignees);
  log(c, 'reminded', `${task.roleLabel} was reminded: ${task.title}.`);
  notify(c, {
    message: 'task-reminder',
    step: `${task.id}-reminder-${count}`,
    personIds: task.assignees,
    taskId: task.id,
  });
}

async function escalate<Facts>(c: Case<Facts>, task: Task, assignees: readonly string[]): Promise<void> {
  task.assignees = [...new Set([...task.assignees, ...assignees])];
  c.changedTasks.add(task.id);
  log(c, 'escalated', `${task.title} was escalated.`, { detail: { taskId: task.id } });
  notify(c, {
    message: 'task-escalated',
    step: `${task.id}-escalated`,
    personIds: assignees,
    taskId: task.id,
  });
}

/** An empty list changes nothing: the task stays with whom it was. What an admin reassigned stays so. */
function assign<Facts>(c: Case<Facts>, task: Task, assignees: readonly string[]): void {
  if (assignees.length === 0 || task.reassigned) return;
  task.assignees = [...new Set(assignees)];
  c.changedTasks.add(task.id);
}
