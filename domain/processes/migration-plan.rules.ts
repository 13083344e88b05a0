import { addBusinessTime } from '../calendar/business-time.rules.ts';
import type { Task } from '../cases/case.schema.ts';
import type { Process } from '../programs/process.schema.ts';
import type { Patience } from '../programs/steps/common.schema.ts';
import type { Step } from '../programs/steps/step.schema.ts';
import { allSteps, refuseMigration, stepIdOf, underWay } from './migration.rules.ts';
import type { ProcessView } from './process-facts.ts';

/** A moment of a case, under the rules that it has and under those that it would have. */
export interface MovedDeadline {
  readonly what: string;
  /** Absent when there is none. */
  readonly before?: string;
  readonly after?: string;
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

/** What moving a case would do: it stays where it stands, and each clock goes on from where it began. */
export function planMigration(view: ProcessView, from: Process, to: Process): MigrationPlan {
  const refusal = refuseMigration(view, from, to);
  const stands = { to: { stage: view.stage } };
  if (refusal) return { ...stands, deadlines: [], newSteps: [], problem: refusal.message };
  const before = momentsOf(view, from);
  const after = momentsOf(view, to);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    ...stands,
    deadlines: names.flatMap((what) => moved(what, before[what], after[what])),
    newSteps: newSteps(view, from, to),
  };
}

function newSteps({ stage, facts }: ProcessView, from: Process, to: Process): string[] {
  const stepsOf = ({ stages }: Process) => stages.find(({ id }) => id === stage)?.steps ?? [];
  const known = new Set(allSteps(stepsOf(from)).map(({ id }) => id));
  const isDone = ({ id }: Step) => facts.position[id]?.doneAt !== undefined;
  return allSteps(stepsOf(to), isDone)
    .filter((step) => !known.has(step.id) && !isDone(step))
    .map(({ id, title }) => title ?? id);
}

function moved(what: string, before: string | undefined, after: string | undefined): MovedDeadline[] {
  if (before === after) return [];
  return [{ what, ...(before ? { before } : {}), ...(after ? { after } : {}) }];
}

/** Instants by what happens then. */
type Moments = Readonly<Record<string, string>>;

function momentsOf(view: ProcessView, program: Process): Moments {
  const steps = new Map(
    program.stages.flatMap((stage) => allSteps(stage.steps)).map((step) => [step.id, step]),
  );
  const open = view.tasks.filter(({ status }) => status === 'open');
  const ofTasks = open.map((task) => taskMoments(view, program, task, steps.get(stepIdOf(task.step))));
  const ofWaits = underWay(view).map((path) => waitMoments(view, path, steps.get(stepIdOf(path))));
  return Object.assign({}, ...ofTasks, ...ofWaits);
}

/** A due time that an admin set stays, whatever the rules. */
function taskMoments(view: ProcessView, program: Process, task: Task, step: Step | undefined): Moments {
  const patience = step && patienceOf(step, task.step);
  if (!patience) return task.dueAt ? { [`${task.title}: due`]: task.dueAt } : {};
  const elapsed = view.facts.position[task.step]?.elapsed ?? [];
  const isBusiness = patience.serviceLevel !== undefined;
  const at = (span: number) =>
    isBusiness
      ? addBusinessTime(program.calendar, task.openedAt, span, elapsed)
      : new Date(Date.parse(task.openedAt) + span).toISOString();
  const due = patience.serviceLevel ?? patience.within;
  return {
    ...(due === undefined
      ? {}
      : { [`${task.title}: due`]: task.dueSet && task.dueAt ? task.dueAt : at(due) }),
    ...(patience.escalation && !task.escalatedAt
      ? { [`${task.title}: escalates`]: at(patience.escalation.after) }
      : {}),
    ...(patience.atSilence ? { [`${task.title}: ends unanswered`]: at(patience.atSilence.after) } : {}),
  };
}

/** How long the step waits for whom the task at this path asks: a step may ask several. */
function patienceOf(step: Step, path: string): Patience | undefined {
  const part = path.split('/')[1];
  if (step.step === 'form' || step.step === 'task') return step;
  if (step.step === 'agreement') return part === 'countersign' ? step.countersign : step;
  if (step.step !== 'decision') return undefined;
  const { changes, levels } = step;
  if (part === 'changes')
    return changes && { within: changes.within, reminders: changes.reminders, atSilence: undefined };
  return levels.find(({ name }) => name === part);
}

function waitMoments(view: ProcessView, path: string, step: Step | undefined): Moments {
  const since = view.facts.position[path]?.since;
  if (step?.step !== 'wait' || since === undefined) return {};
  const span = step.for ?? step.within;
  const at = span === undefined ? {} : { at: new Date(Date.parse(since) + span).toISOString() };
  return 'at' in at && at.at ? { [`${step.title ?? step.id}: goes on`]: at.at } : {};
}
