import { workflowInfo } from '@temporalio/workflow';
import type { Actor, Task } from '../../domain/cases/case.schema.ts';
import type { ProcessFacts, StepMark } from '../../domain/processes/process-facts.ts';
import { keptInRound, knownAt, pathOfRound, type Round } from '../../domain/processes/rounds.rules.ts';
import { awaitedEvents } from '../../domain/programs/awaited-events.rules.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { Step } from '../../domain/programs/steps/step.schema.ts';
import type { AskedIn } from '../blocks/ask.ts';
import {
  type Case,
  type CaseIdentity,
  type CaseMemory,
  type Ending,
  Interrupted,
  memoryOf,
  now,
  openCase,
} from '../blocks/case.ts';
import type { EventTold, ProcessCaseInput } from '../process.messages.ts';

/** A running case of a process: its program, what it knows and where it stands, and what has come from outside. */
export interface Run {
  input: ProcessCaseInput;
  program: Process;
  readonly c: Case<ProcessFacts>;
  /** Events that were told and that no step has taken yet, the oldest first. */
  events: readonly EventTold[];
  /** The ids of the latest of them, as far as they have any: one that comes again is none. */
  told: readonly string[];
  /** How the cases ended that steps of this one have started, by the step's path. */
  readonly childOutcomes: Map<string, string>;
  /** What was under way outside when nobody waited for it any more, and is not called off. */
  readonly finishing: Promise<void>[];
  /** Where the case is to be moved to, at the next moment at which nothing is half done. */
  moveTo?: {
    readonly program: Process;
    readonly actor: Actor;
    readonly reason: string;
    /** What the case has awarded ends then at the latest. */
    readonly endsBy?: string;
  };
  /** Who takes the closed case up again. */
  reopenedBy?: Actor;
}

/** Where a step is walked: in a lane, for an element. */
export interface Place {
  /** The step's own path: see StepMark. */
  readonly path: string;
  /** What paths of this place begin with. */
  readonly prefix: string;
  /** The partner does not learn of what happens here. */
  readonly audience?: 'vendor' | undefined;
  /** Elements by their names, for conditions. */
  readonly names: Readonly<Record<string, unknown>>;
  /** The round in which the step is walked, and the steps whose results are kept in it. */
  readonly round?: (Round & { readonly names: ReadonlySet<string> }) | undefined;
  /** True when the lane is not needed any more. */
  readonly over: () => boolean;
  readonly walk: (
    steps: readonly Step[],
    inner: Partial<Pick<Place, 'prefix' | 'names' | 'round' | 'over'>>,
  ) => Promise<void>;
}

interface RunMemory {
  readonly case: CaseMemory<ProcessFacts>;
  readonly openedAt: string;
  readonly program: Process;
  /** Cases of before kept their names alone. */
  readonly events: readonly (EventTold | string)[];
  readonly told?: readonly string[];
  readonly childOutcomes: readonly (readonly [string, string])[];
}

/** Opens a case, or takes it up where it continued as new. */
export function openRun(input: ProcessCaseInput): Run {
  const memory = input.resume as RunMemory | undefined;
  const { partner, startedBy, learner, values } = input;
  const program = memory?.program ?? input.program;
  const first = program.stages[0]?.id ?? '';
  const fresh: CaseMemory<ProcessFacts> = {
    partner: { id: partner.id, name: partner.name },
    stage: first,
    facts: {
      startedBy: startedBy.personId,
      ...(learner ? { learner } : {}),
      data: { [program.starts.form]: values },
      open: program.starts.by === 'vendor' ? [] : [program.starts.form],
      position: {},
    },
    tasks: [],
    revision: 0,
    entries: 0,
    tasksOpened: 0,
  };
  return {
    input,
    program,
    c: openCase(identityOf(input, program, memory?.openedAt ?? now()), memory?.case ?? fresh),
    events: (memory?.events ?? []).map(asTold),
    told: memory?.told ?? [],
    childOutcomes: new Map(memory?.childOutcomes),
    finishing: [],
  };
}

const asTold = (event: EventTold | string): EventTold =>
  typeof event === 'string' ? { event, from: { via: 'system' } } : event;

/** What never changes in a case, but for the version of its program. */
export function identityOf(input: ProcessCaseInput, program: Process, openedAt: string): CaseIdentity {
  const stages: Record<string, CaseIdentity['stages'][string]> = {};
  for (const { id, label, waiting } of program.stages)
    stages[id] = { label, idle: { what: waiting ?? label, party: 'nobody' } };
  stages[closedStage] = { label: 'Closed', idle: { what: 'Nothing more happens', party: 'nobody' } };
  return {
    id: input.caseId,
    kind: program.kind,
    workflowId: workflowInfo().workflowId,
    program: { id: program.program, version: program.version },
    title: input.title,
    openedAt,
    hears: awaitedEvents(program),
    stages,
  };
}

export const closedStage = 'closed';

/** The input with which this case continues as new. */
export function continuationOf({ input, program, c, events, told, childOutcomes }: Run): ProcessCaseInput {
  const resume: RunMemory = {
    case: memoryOf(c),
    openedAt: c.identity.openedAt,
    program,
    events,
    told,
    childOutcomes: [...childOutcomes],
  };
  return { ...input, resume };
}

export const markOf = (run: Run, path: string): StepMark | undefined => run.c.facts.position[path];

/** Facts are replaced, never edited: a view that was handed out stays what it was. */
export function mark(run: Run, path: string, change: Partial<StepMark>): void {
  const { c } = run;
  const before = c.facts.position[path] ?? { since: now() };
  c.facts = { ...c.facts, position: { ...c.facts.position, [path]: { ...before, ...change } } };
}

/** Keeps what came of a step under its name, in a round for the round too; `open`: the partner may read it. */
export function keep(
  run: Run,
  { round }: Pick<Place, 'round'>,
  name: string,
  values: FormValues,
  open: boolean,
): void {
  const { c } = run;
  const inRound = round?.names.has(name) ? round : undefined;
  const own = inRound ? [name, `${pathOfRound(inRound)}.${name}`] : [name];
  const others = c.facts.open.filter((known) => !own.includes(known));
  const kept = inRound
    ? keptInRound(c.facts, inRound, name, values)
    : { data: { ...c.facts.data, [name]: values } };
  c.facts = { ...c.facts, ...kept, open: open ? [...others, ...own] : others };
}

/** What the case knows where a step is walked. */
export const knownIn = ({ c }: Run, { path }: Place): ProcessFacts['data'] => knownAt(c.facts, path);

/** Who may read a line of the trail about this place. */
export const readBy = ({ audience }: Place): { audience: 'vendor' | 'everyone' } => ({
  audience: audience ?? 'everyone',
});

/** Asks the process to end with an outcome; the first ending stands. */
export function end(
  run: Run,
  outcome: string,
  { reason = '', actor = { via: 'system' }, ...told }: Partial<Omit<Ending, 'outcome'>> = {},
): void {
  run.c.ending ??= { outcome, reason, actor, ...told };
}

/** Whether whatever waits at this place must stop waiting. */
export const stopped = ({ c }: Run, place: Pick<Place, 'over'>): boolean =>
  c.suspended || c.ending !== undefined || place.over();

/** @throws {@link Interrupted} when whatever waits at this place must stop. */
export function goOnUnlessStopped(run: Run, place: Pick<Place, 'over'>): void {
  if (stopped(run, place)) throw new Interrupted();
}

/** Who is told that the case has begun, and how it ended: who opened it, and whose it is. */
export const toldOf = ({ startedBy, learner }: ProcessFacts): readonly string[] =>
  learner ? [learner.id, startedBy] : [startedBy];

/** What everything that is asked in this case has in common. */
export function askedIn({ c, program }: Run): AskedIn {
  return {
    partnerId: c.partner.id,
    openedBy: c.facts.startedBy,
    ...(c.facts.learner ? { learner: c.facts.learner.id } : {}),
    ownersAlone: program.starts.by === 'vendor' || c.facts.learner !== undefined,
    calendar: program.calendar,
    roleLabels: { ops: 'Operations', ...program.roles },
  };
}

/** How an outcome of the program reads; every program has the last two. */
export function outcomeLabel({ program }: Run, outcome: string): string {
  const builtIn: Record<string, string> = {
    withdrawn: 'Withdrawn',
    cancelled: 'Cancelled by an administrator',
  };
  return program.outcomes[outcome]?.label ?? builtIn[outcome] ?? outcome;
}

/** The task that a step had open when the case was suspended. */
export function openTaskOf({ c }: Run, step: string): Task | undefined {
  return c.tasks.find((task) => task.step === step && task.status === 'open');
}
