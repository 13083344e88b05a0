import type { SearchAttributeUpdatePair } from '@temporalio/common';
import {
  allHandlersFinished,
  condition,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { Actor, CaseView, NextStep, Task, TimelineEntry } from '../../domain/cases/case.schema.ts';
import { describeCase } from '../../domain/cases/description.rules.ts';
import { type InboxPlaces, placesAfter } from '../../domain/cases/inbox.rules.ts';
import { type Deadline, type Idle, nextStep, waitingRole } from '../../domain/cases/next-step.rules.ts';
import { store } from '../activity-profiles.ts';
import { searchAttributes } from '../search-attributes.ts';

/** What never changes in a case. */
export interface CaseIdentity {
  readonly id: string;
  readonly kind: CaseView['kind'];
  readonly workflowId: string;
  readonly program: CaseView['program'];
  readonly title: string;
  readonly openedAt: string;
  readonly hears?: CaseView['hears'];
  /** What each stage is called, and what it waits for while no task is open. */
  readonly stages: Readonly<Record<string, { readonly label: string; readonly idle: Idle }>>;
}

/** Thrown where a case waits when it is suspended or ends, through all that waits for it, to the process itself. */
export class Interrupted extends Error {}

/** What a case carries over when its history grows long and it continues as new. */
export interface CaseMemory<Facts> {
  readonly partner: CaseView['partner'];
  readonly stage: string;
  readonly stageSince?: string;
  readonly facts: Facts;
  readonly tasks: Task[];
  readonly revision: number;
  readonly entries: number;
  readonly tasksOpened: number;
}

/** How a case comes to its end: asked for by an act, carried out by the process when it next wakes. */
export interface Ending {
  readonly outcome: string;
  readonly actor: Actor;
  readonly reason: string;
  /** Who opened the case has been told of it. */
  readonly told?: boolean;
}

/**
 * A durable case: its stage, facts, tasks and trail in workflow memory, written to the store at the end of each turn.
 * A turn is everything the workflow does between two waits; {@link settle} ends it.
 */
export interface Case<Facts> {
  /** Replaced when the case moves to another version of its program. */
  identity: CaseIdentity;
  partner: CaseView['partner'];
  stage: string;
  stageSince: string;
  facts: Facts;
  tasks: Task[];
  ending?: Ending;
  /** Everything that waits stops where it stands, without an answer, to be taken up again: the rules are changing. */
  suspended: boolean;
  outcome?: string;
  /** It starts afresh as soon as nothing is half done, however short its history is. */
  afresh: boolean;
  /** E-mails on their way. */
  mailing: number;
  readonly deadlines: Map<string, Deadline>;
  /** What the case waits for that is no task, by the step that waits: a time, an event, another case. */
  readonly waiting: Map<string, Idle>;
  /** Automatic steps that are under way, in words for the vendor; everybody else is told what the stage waits for. */
  readonly running: Map<string, string>;
  readonly trail: TimelineEntry[];
  readonly changedTasks: Set<string>;
  /** Open tasks, by id, whose answers somebody waits for now; the others wait for the case to come back to them. */
  readonly attended: Set<string>;
  entries: number;
  tasksOpened: number;
  revision: number;
  recorded: number;
  /** The places of its tasks in inboxes, as of the last record. */
  inbox: InboxPlaces;
  recording: boolean;
  searchable: string;
}

/** Opens a case, or takes it up again after it continued as new. */
export function openCase<Facts>(identity: CaseIdentity, memory: CaseMemory<Facts>): Case<Facts> {
  return {
    identity,
    ...memory,
    stageSince: memory.stageSince ?? identity.openedAt,
    suspended: false,
    afresh: false,
    mailing: 0,
    deadlines: new Map(),
    waiting: new Map(),
    running: new Map(),
    trail: [],
    changedTasks: new Set(),
    attended: new Set(),
    recorded: memory.revision,
    inbox: placesAfter({}, memory.tasks),
    recording: false,
    searchable: '',
  };
}

/** What {@link openCase} needs to take this case up again. */
export function memoryOf<Facts>(c: Case<Facts>): CaseMemory<Facts> {
  const { partner, stage, stageSince, facts, tasks, revision, entries, tasksOpened } = c;
  return { partner, stage, stageSince, facts, tasks, revision, entries, tasksOpened };
}

export function enterStage<Facts>(c: Case<Facts>, stage: string): void {
  if (c.stage !== stage) c.stageSince = now();
  c.stage = stage;
}

export const now = (): string => new Date(Date.now()).toISOString();
const system: Actor = { via: 'system' };

/** Adds a line to the case's trail, dated now; written when the turn ends. */
export function log<Facts>(
  c: Case<Facts>,
  kind: string,
  text: string,
  about: { actor?: Actor; audience?: TimelineEntry['audience']; detail?: Record<string, unknown> } = {},
): void {
  const { actor = system, audience = 'everyone', detail } = about;
  c.trail.push({ seq: ++c.entries, at: now(), kind, actor, text, audience, ...(detail ? { detail } : {}) });
}

/** The case as everyone sees it. */
export function viewOf<Facts>(c: Case<Facts>): CaseView<Facts> {
  const { id, kind, workflowId, program, title, openedAt, hears = [], stages } = c.identity;
  const stage = stages[c.stage];
  const [waiting] = [...c.waiting].sort(([a], [b]) => endOf(c, a) - endOf(c, b)).map(([, idle]) => idle);
  const idle: Idle = waiting ?? stage?.idle ?? { what: c.stage, party: 'nobody' };
  const closed =
    c.outcome === undefined ? { status: 'open' as const } : { status: 'closed' as const, outcome: c.outcome };
  return {
    id,
    kind,
    workflowId,
    program,
    title,
    openedAt,
    partner: c.partner,
    stage: c.stage,
    stageLabel: stage?.label ?? c.stage,
    stageSince: c.stageSince,
    ...closed,
    next: nextStep(c.tasks, [...c.deadlines.values()], idle),
    ...partnerNext(c, idle),
    ...(c.running.size > 0 ? { running: [...c.running.values()] } : {}),
    ...(hears.length > 0 ? { hears } : {}),
    tasks: c.tasks,
    updatedAt: now(),
    revision: c.revision,
    facts: c.facts,
  };
}

function endOf<Facts>(c: Case<Facts>, key: string): number {
  const deadline = c.deadlines.get(key);
  return deadline ? Date.parse(deadline.at) : Number.MAX_SAFE_INTEGER;
}

/** What comes next without the tasks of which the partner does not learn, while one of them is open. */
function partnerNext<Facts>({ tasks, deadlines }: Case<Facts>, idle: Idle): { partnerNext?: NextStep } {
  const hidden = tasks.filter(({ status, audience }) => status === 'open' && audience === 'vendor');
  if (hidden.length === 0) return {};
  const ids = new Set(hidden.map(({ id }) => id));
  const shown = [...deadlines.values()].filter(({ of }) => of === undefined || !ids.has(of));
  return {
    partnerNext: nextStep(
      tasks.filter(({ id }) => !ids.has(id)),
      shown,
      idle,
    ),
  };
}

/**
 * Ends a turn: writes the case to the store and shows it in Temporal UI. Turns that end while another is being
 * written share the next write.
 */
export async function settle<Facts>(c: Case<Facts>): Promise<void> {
  const mine = ++c.revision;
  showToAdmins(c);
  if (c.recording) return condition(() => c.recorded >= mine);
  c.recording = true;
  while (c.recorded < c.revision) await recordTurn(c);
  c.recording = false;
}

async function recordTurn<Facts>(c: Case<Facts>): Promise<void> {
  const view = viewOf(c);
  const entries = c.trail.splice(0);
  const changedTasks = c.tasks.filter(({ id }) => c.changedTasks.has(id)).map(asItIs);
  c.changedTasks.clear();
  const before = { revision: c.recorded, inbox: c.inbox };
  c.inbox = placesAfter(before.inbox, changedTasks);
  await store.recordCase({ view, entries, changedTasks, before });
  c.recorded = view.revision;
}

/** The step may have to wait for another: what it writes is what the next turn counts on, whatever happened meanwhile. */
const asItIs = (task: Task): Task => ({ ...task, votes: [...task.votes] });

/** For an update's handler: what was asked has been taken up, carried out and written. */
export async function untilSettled<Facts>(c: Case<Facts>): Promise<CaseView<Facts>> {
  const before = c.revision;
  await condition(() => c.revision > before && c.recorded >= before + 1);
  return viewOf(c);
}

/** Before a workflow returns or continues as new: nothing of it is left half done. */
export async function untilQuiet<Facts>(c: Case<Facts>): Promise<void> {
  await condition(() => allHandlersFinished() && c.mailing === 0 && !c.recording);
}

function showToAdmins<Facts>(c: Case<Facts>): void {
  const view = viewOf(c);
  setCurrentDetails(describeCase(view));
  const open = c.tasks.filter(({ status }) => status === 'open');
  const task = open.find(({ assignees }) => assignees.length === 0) ?? open[0];
  const pairs: SearchAttributeUpdatePair[] = [
    { key: searchAttributes.stage, value: view.stage },
    { key: searchAttributes.waitingRole, value: task ? waitingRole(task) : null },
    { key: searchAttributes.waitingSince, value: task ? new Date(task.openedAt) : null },
    { key: searchAttributes.dueAt, value: view.next.deadline ? new Date(view.next.deadline.at) : null },
  ];
  if (view.outcome) pairs.push({ key: searchAttributes.outcome, value: view.outcome });
  const searchable = JSON.stringify(pairs.map(({ value }) => value));
  if (searchable !== c.searchable) upsertSearchAttributes(pairs);
  c.searchable = searchable;
}
