import { addBusinessTime } from '../calendar/business-time.rules.ts';
import type { Task } from '../cases/case.schema.ts';
import { nextFrom } from '../learning/attempts.rules.ts';
import { evaluateAll } from '../programs/expressions.rules.ts';
import type { Process } from '../programs/process.schema.ts';
import type { Patience } from '../programs/steps/common.schema.ts';
import type { Step } from '../programs/steps/step.schema.ts';
import { untilOver } from '../programs/until.rules.ts';
import { waitedFor } from './beside.rules.ts';
import { allSteps, refuseMigration, stepIdOf, underWay } from './migration.rules.ts';
import type { ProcessView } from './process-facts.ts';
import { knownAt, roundOf } from './rounds.rules.ts';

/** A moment of a case, under the rules that it has and under those that it would have. */
export interface MovedDeadline {
  readonly what: string;
  /** Absent when there is none. */
  readonly before?: string;
  readonly after?: string;
  /** Not at once: when these steps are done, of which what is open speaks in the other version, by what people call them. */
  readonly once?: readonly string[];
}

/** Where a case would stand under another version of its program, and what would be due at another time. */
export interface MigrationPlan {
  readonly to: { readonly stage: string };
  /** Those that move only. */
  readonly deadlines: readonly MovedDeadline[];
  /** Steps of the present stage that the case does not know yet and would take up, by what people call them. */
  readonly newSteps: readonly string[];
  /** Why the case cannot be moved. */
  readonly problem?: string;
}

/**
 * What moving a case would do: it stays where it stands, and each clock goes on from where it began. `partner`: as
 * conditions speak of it, if its record is known.
 */
export function planMigration(
  view: ProcessView,
  from: Process,
  to: Process,
  partner: Readonly<Record<string, unknown>> = view.partner,
): MigrationPlan {
  const refusal = refuseMigration(view, from, to);
  const stands = { to: { stage: view.stage } };
  if (refusal) return { ...stands, deadlines: [], newSteps: [], problem: refusal.message };
  const known = { view, partner };
  const before = momentsOf(known, from);
  const after = momentsOf(known, to);
  const once = onceDone(known, to);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    ...stands,
    deadlines: names.flatMap((what) => moved(what, before[what], after[what], once)),
    newSteps: newSteps(known, from, to),
  };
}

/** For each step under way, by its path, what it waits for before it goes on by the new rules. */
function onceDone(known: Known, to: Process): ReadonlyMap<string, readonly string[]> {
  const { stage, facts } = known.view;
  const waits = waitedFor(stepsOf(to, stage), facts.position);
  const titles = (steps: readonly Step[]) =>
    steps.filter(takenUp(known, to)).map(({ id, title }) => title ?? id);
  return new Map([...waits].map(([path, steps]) => [path, titles(steps)]));
}

const stepsOf = ({ stages }: Process, stage: string): readonly Step[] =>
  stages.find(({ id }) => id === stage)?.steps ?? [];

/** Not those whose condition does not hold over what the case knows: they are left out when it is moved. */
function newSteps(known: Known, from: Process, to: Process): string[] {
  const { stage, facts } = known.view;
  const old = new Set(allSteps(stepsOf(from, stage)).map(({ id }) => id));
  const isDone = ({ id }: Step) => facts.position[id]?.doneAt !== undefined;
  return allSteps(stepsOf(to, stage), isDone)
    .filter((step) => !old.has(step.id) && !isDone(step))
    .filter(takenUp(known, to))
    .map(({ id, title }) => title ?? id);
}

const takenUp =
  ({ view, partner }: Known, to: Process) =>
  ({ when }: Step): boolean =>
    when === undefined || mayHold(to, when, { ...view.facts.data, partner }, view.updatedAt);

/** Also where it speaks of what is not known yet. */
function mayHold(
  { types }: Process,
  when: string,
  data: Readonly<Record<string, unknown>>,
  now: string,
): boolean {
  const [value] = evaluateAll({ types, data, now, expressions: [when], texts: [] }).values;
  return !(value && 'value' in value && value.value === false);
}

function moved(
  what: string,
  before: Moment | undefined,
  after: Moment | undefined,
  onceDone: ReadonlyMap<string, readonly string[]>,
): MovedDeadline[] {
  if (before?.at === after?.at) return [];
  const [place = ''] = ((before ?? after)?.path ?? '').split('/');
  const once = onceDone.get(place) ?? [];
  return [
    {
      what,
      ...(before ? { before: before.at } : {}),
      ...(after ? { after: after.at } : {}),
      ...(once.length > 0 ? { once } : {}),
    },
  ];
}

/** Instants by what happens then. */
type Moments = Readonly<Record<string, string>>;

interface Moment {
  readonly at: string;
  /** Of what is open. */
  readonly path: string;
}

interface Known {
  readonly view: ProcessView;
  readonly partner: Readonly<Record<string, unknown>>;
}

function momentsOf(known: Known, program: Process): Readonly<Record<string, Moment>> {
  const { view } = known;
  const steps = new Map(
    program.stages.flatMap((stage) => allSteps(stage.steps)).map((step) => [step.id, step]),
  );
  const open = view.tasks.filter(({ status }) => status === 'open');
  const ofTasks = open.map((task) =>
    at(task.step, taskMoments(known, program, task, steps.get(stepIdOf(task.step)))),
  );
  const ofWaits = underWay(view).map((path) => at(path, waitMoments(view, path, steps.get(stepIdOf(path)))));
  return Object.fromEntries([...ofTasks, ...ofWaits].flat());
}

const at = (path: string, moments: Moments): [string, Moment][] =>
  Object.entries(moments).map(([what, instant]) => [what, { at: instant, path }]);

/** What is asked again in each round is told apart by the round. */
function inRound({ facts }: ProcessView, path: string, title: string): string {
  const round = roundOf(facts, path);
  return round ? `${title} (round ${round.index + 1})` : title;
}

/** A due time that an admin set stays, whatever the rules. */
function taskMoments(known: Known, program: Process, task: Task, step: Step | undefined): Moments {
  const patience = step && patienceOf(step, task.step);
  const title = inRound(known.view, task.step, task.title);
  if (!patience) return task.dueAt ? { [`${title}: due`]: task.dueAt } : {};
  const { due, escalates, silent } =
    patience.until === undefined
      ? fromOpening(known, program, task, patience)
      : aroundDue(known, program, task, patience);
  return {
    ...(due === undefined ? {} : { [`${title}: due`]: task.dueSet && task.dueAt ? task.dueAt : due }),
    ...(escalates && !task.escalatedAt ? { [`${title}: escalates`]: escalates } : {}),
    ...(silent ? { [`${title}: ends unanswered`]: silent } : {}),
  };
}

/** Instants; absent where the rules have none. */
interface TaskMoments {
  readonly due?: string | undefined;
  readonly escalates?: string | undefined;
  readonly silent?: string | undefined;
}

function fromOpening({ view }: Known, program: Process, task: Task, patience: Patience): TaskMoments {
  const { within, serviceLevel, escalation, atSilence } = patience;
  const elapsed = view.facts.position[task.step]?.elapsed ?? [];
  const at = (span: number | undefined) => {
    if (span === undefined) return undefined;
    return serviceLevel === undefined
      ? after(task.openedAt, span)
      : addBusinessTime(program.calendar, task.openedAt, span, elapsed);
  };
  return { due: at(serviceLevel ?? within), escalates: at(escalation?.after), silent: at(atSilence?.after) };
}

/** A rule that gives no moment over what the case knows now says nothing. */
function aroundDue({ view, partner }: Known, program: Process, task: Task, patience: Patience): TaskMoments {
  const { until = '', escalation, atSilence } = patience;
  const data = { ...knownAt(view.facts, task.step), partner };
  const due = untilOver(program, until, { data, now: task.openedAt });
  if (due === undefined) return {};
  return {
    due,
    escalates: escalation && after(due, -escalation.after),
    silent: atSilence && after(due, atSilence.after),
  };
}

const after = (from: string, span: number): string => new Date(Date.parse(from) + span).toISOString();

/** How long the step waits for whom the task at this path asks: a step may ask several. */
function patienceOf(step: Step, path: string): Patience | undefined {
  const part = path.split('/')[1];
  if (step.step === 'form' || step.step === 'task') return step;
  if (step.step === 'course' || step.step === 'exam') return step;
  // The time of an attempt was settled when it began.
  if (step.step === 'quiz') return part === undefined || step.timeLimit === undefined ? step : undefined;
  if (step.step === 'agreement') return part === 'countersign' ? step.countersign : step;
  if (step.step !== 'decision') return undefined;
  const { changes, levels } = step;
  if (part === 'changes')
    return changes && { within: changes.within, reminders: changes.reminders, atSilence: undefined };
  return levels.find(({ name }) => name === part);
}

function waitMoments(view: ProcessView, path: string, step: Step | undefined): Moments {
  const { since, attempts = [] } = view.facts.position[path] ?? {};
  if (step?.step === 'quiz') {
    const asked = view.tasks.some((task) => task.status === 'open' && task.step === path);
    const at = asked ? undefined : nextFrom(step, attempts);
    return at === undefined ? {} : { [`${inRound(view, path, step.title ?? step.id)}: next attempt`]: at };
  }
  if (step?.step !== 'wait' || since === undefined) return {};
  const span = step.for ?? step.within;
  const at = span === undefined ? {} : { at: after(since, span) };
  return 'at' in at && at.at ? { [`${inRound(view, path, step.title ?? step.id)}: goes on`]: at.at } : {};
}
