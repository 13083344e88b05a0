import { titleOf } from '../explain/steps.rules.ts';
import { whoIn } from '../explain/waiting.rules.ts';
import { outline, type PlacedStep } from '../outline.rules.ts';
import type { WrittenProcess } from '../process.schema.ts';
import { outcomesOf } from '../standard-outcomes.ts';
import type { DecisionLevel, DecisionStep } from '../steps/decision.step.ts';
import type { ParallelStep } from '../steps/nesting.steps.ts';
import type { Step } from '../steps/step.schema.ts';
import { type Change, same } from './change.ts';
import { type Names, patienceChanges } from './patience.rules.ts';
import { conditionChange, valueChanges } from './values.rules.ts';

/** How the steps of two versions differ: by their ids, wherever they stand. */
export function stepChanges(before: WrittenProcess, after: WrittenProcess): Change[] {
  const [old, now] = [outline(before), outline(after)];
  const gone = old.filter(({ step }) => !find(now, step.id));
  const changed = now.flatMap((placed) => {
    const was = find(old, placed.step.id);
    return was ? changesOf({ before, after }, was, placed) : [added(after, placed)];
  });
  return [
    ...gone.map(({ step }) => ({ where: titleOf(before, step), what: `the step ${step.id} is gone` })),
    ...changed,
    ...moved(after, old, now),
  ];
}

const find = (steps: readonly PlacedStep[], id: string) => steps.find(({ step }) => step.id === id);

function added(program: WrittenProcess, { step, stage }: PlacedStep): Change {
  const label = program.stages.find(({ id }) => id === stage)?.label ?? stage;
  return { where: titleOf(program, step), what: `a new step (${step.step}) in ${label}` };
}

/** Steps that stand elsewhere: in another stage, in other hands, or in another order than those around them. */
function moved(after: WrittenProcess, old: readonly PlacedStep[], now: readonly PlacedStep[]): Change[] {
  const common = (steps: readonly PlacedStep[], others: readonly PlacedStep[]) =>
    steps.filter(({ step }) => find(others, step.id));
  const [was, is] = [common(old, now), common(now, old)];
  const home = ({ stage, inside }: PlacedStep) =>
    [stage, ...inside.map(({ step, part }) => `${step.id}/${part}`)].join(' ');
  return is.flatMap((placed) => {
    const before = find(was, placed.step.id);
    if (!before) return [];
    const where = titleOf(after, placed.step);
    if (before.stage !== placed.stage) {
      const label = after.stages.find(({ id }) => id === placed.stage)?.label ?? placed.stage;
      return [{ where, what: `now stands in the stage ${label}` }];
    }
    if (home(before) !== home(placed)) return [{ where, what: 'now stands on another way' }];
    const around = (steps: readonly PlacedStep[]) =>
      steps.filter((one) => home(one) === home(placed)).map(({ step }) => step.id);
    const [order, next] = [around(was), around(is)];
    const shared = order.filter((id) => next.includes(id));
    const place = next.filter((id) => shared.includes(id));
    const [from, to] = [shared.indexOf(placed.step.id), place.indexOf(placed.step.id)];
    const ahead = place[to - 1];
    return to > from && ahead !== undefined ? [{ where, what: `now comes after ${ahead}` }] : [];
  });
}

interface Versions {
  readonly before: WrittenProcess;
  readonly after: WrittenProcess;
}

function changesOf(versions: Versions, { step: was }: PlacedStep, { step: is }: PlacedStep): Change[] {
  const where = titleOf(versions.after, is);
  if (was.step !== is.step) return [{ where, what: `is a ${is.step} now, was a ${was.step}` }];
  const names = namesOf(versions.after, is);
  const patience =
    'reminders' in is && 'reminders' in was
      ? [...asked(versions, where, was, is), ...patienceChanges(where, was, is, names)]
      : [];
  return [
    ...conditionChange(where, was.when, is.when),
    ...patience,
    ...(was.step === 'decision' && is.step === 'decision' ? levelChanges(versions, where, was, is) : []),
    ...(was.step === 'branch' && is.step === 'branch' ? wayChanges(where, was, is) : []),
    ...outcomeChanges(versions, where, was, is),
    ...valueChanges(where, rest(was), rest(is)),
  ];
}

function namesOf(program: WrittenProcess, step: Step): Names {
  return {
    role: (name) => whoIn(program, name),
    silence: ({ outcome = '', ends }) =>
      ends === undefined
        ? (outcomesOf(step).find(({ id }) => id === outcome)?.label ?? outcome)
        : `the end ${program.outcomes[ends]?.label ?? ends}`,
  };
}

function asked(
  { before, after }: Versions,
  where: string,
  was: { by: string },
  is: { by: string },
): Change[] {
  if (was.by === is.by) return [];
  return [{ where, what: `is asked of ${whoIn(after, is.by)}, was ${whoIn(before, was.by)}` }];
}

/** Levels are the same if they are called the same, or stand in the same place. */
function levelChanges(versions: Versions, title: string, was: DecisionStep, is: DecisionStep): Change[] {
  const counterpart = (level: DecisionLevel, index: number) =>
    was.levels.find(({ name }) => name === level.name) ??
    (was.levels.length === is.levels.length && !is.levels.some(({ name }) => name === was.levels[index]?.name)
      ? was.levels[index]
      : undefined);
  const pairs = is.levels.map((level, index) => ({ level, index, old: counterpart(level, index) }));
  const names = namesOf(versions.after, is);
  const changed = pairs.flatMap(({ level, index, old }) => {
    const where = is.levels.length > 1 ? `${title}, level ${index + 1} (${level.name})` : title;
    if (!old) return [{ where, what: `a new level, decided by ${whoIn(versions.after, level.by)}` }];
    return [
      ...(old.name === level.name ? [] : [{ where, what: `is called ${level.name} now, was ${old.name}` }]),
      ...conditionChange(where, old.when, level.when),
      ...asked(versions, where, old, level),
      ...(old.quorum === level.quorum
        ? []
        : [{ where, what: `needs ${votes(level.quorum)}, was ${votes(old.quorum)}` }]),
      ...patienceChanges(where, old, level, names),
    ];
  });
  const gone = was.levels.filter((level) => !pairs.some(({ old }) => old === level));
  return [...changed, ...gone.map(({ name }) => ({ where: title, what: `the level ${name} is gone` }))];
}

const votes = (quorum: DecisionLevel['quorum']) =>
  quorum === 'any' ? 'one vote' : quorum === 'all' ? 'the votes of all' : `${quorum} votes`;

function wayChanges(where: string, was: Step & { step: 'branch' }, is: Step & { step: 'branch' }): Change[] {
  const shared = Math.min(was.ways.length, is.ways.length);
  const changed = is.ways
    .slice(0, shared)
    .flatMap((way, index) => conditionChange(`${where}, way ${index + 1}`, was.ways[index]?.when, way.when));
  const count =
    was.ways.length === is.ways.length
      ? []
      : [{ where, what: `has ${is.ways.length} ways, was ${was.ways.length}` }];
  return [...changed, ...count];
}

function outcomeChanges({ after }: Versions, where: string, was: Step, is: Step): Change[] {
  const [old, now] = [outcomesOf(was), outcomesOf(is)];
  return [
    ...old
      .filter(({ id }) => !now.some((one) => one.id === id))
      .map(({ label }) => ({ where, what: `${label} cannot be chosen any more` })),
    ...now.flatMap((outcome) => {
      const before = old.find(({ id }) => id === outcome.id);
      if (!before) return [{ where, what: `${outcome.label} can be chosen too` }];
      if (same(before, outcome)) return [];
      const { ends, ...words } = outcome;
      const { ends: ended, ...oldWords } = before;
      const end =
        ends === undefined
          ? 'does not end the case any more'
          : `ends the case: ${after.outcomes[ends]?.label ?? ends}`;
      return [
        ...(ends === ended ? [] : [{ where, what: `${outcome.label} ${end}` }]),
        ...valueChanges(`${where}, ${outcome.label}`, oldWords, words),
      ];
    }),
  ];
}

const laneInWords = ({ name, after }: ParallelStep['lanes'][number]) =>
  after ? `${name} after ${after.join(' and ')}` : name;

/** What is compared field by field: everything that has no words of its own above. */
function rest(step: Step): Record<string, unknown> {
  const said = new Set([
    ...[
      'id',
      'step',
      'when',
      'within',
      'serviceLevel',
      ...('reminders' in step ? ['until'] : []),
      'reminders',
      'escalation',
      'atSilence',
      'levels',
      'outcomes',
    ],
    ...['ways', 'otherwise', 'lanes', 'steps', 'alongside'],
    ...('reminders' in step ? ['by'] : []),
  ]);
  if (step.step === 'check') said.delete('escalation');
  if (step.step === 'wait') said.delete('within');
  const { lanes } = step.step === 'parallel' ? { lanes: step.lanes.map(laneInWords) } : { lanes: undefined };
  const left = Object.entries(step).filter(([key]) => !said.has(key));
  return { ...Object.fromEntries(left), ...(lanes ? { lanes } : {}) };
}
