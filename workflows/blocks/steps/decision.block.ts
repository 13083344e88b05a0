import type { ProcessFacts, StepMark } from '../../../domain/processes/process-facts.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import { outcomesOf } from '../../../domain/programs/standard-outcomes.ts';
import { requestChanges } from '../../../domain/programs/standard-presses.ts';
import type { StepOutcome } from '../../../domain/programs/steps/common.schema.ts';
import type { DecisionLevel, DecisionStep } from '../../../domain/programs/steps/decision.step.ts';
import { askStep, type StepAnswer } from '../../process/ask-step.ts';
import { evaluate } from '../../process/evaluate.ts';
import {
  goOnUnlessStopped,
  keep,
  knownIn,
  mark,
  markOf,
  type Place,
  type Run,
  readBy,
} from '../../process/run.ts';
import { ranFrom } from '../ask.ts';
import { log, now } from '../case.ts';
import { askForChanges } from './changes.ts';

/** A decision and what its conditions say now: they may say something else after changes. */
interface Decision {
  /** What the case knew. */
  readonly over: Pick<ProcessFacts, 'data' | 'rounds'>;
  readonly step: DecisionStep;
  readonly title: string;
  readonly note: string;
  readonly signedIn: boolean;
  readonly levels: readonly DecisionLevel[];
  readonly outcomes: readonly StepOutcome[];
}

/** Asks the levels that apply, in order, until one says no or all have said yes. */
export async function decisionBlock(run: Run, step: DecisionStep, place: Place): Promise<void> {
  let last = outcomesOf(step).find(({ tone }) => tone === 'positive')?.id ?? '';
  let decision: Decision | undefined;
  for (;;) {
    // What a case knows is replaced, never edited: as long as it is the same, so is what conditions say.
    if (!decision || !sameKnowledge(decision.over, run.c.facts)) decision = await prepare(run, step, place);
    const level = decision.levels.find(({ name }) => !markOf(run, pathOf(place, name))?.doneAt);
    if (!level) return conclude(run, step, place, { outcome: last });
    const answer = await decideLevel(run, decision, level, place);
    goOnUnlessStopped(run, place);
    if (answer.outcome === requestChanges.id) {
      await askForChanges(run, step, place, answer);
      continue;
    }
    last = answer.outcome;
    const scores = answer.vote?.data?.values as FormValues | undefined;
    if (scores) keep(run, place, step.id, { ...scores, outcome: '', comment: '' }, false);
    mark(run, pathOf(place, level.name), { doneAt: now() });
    if (decision.outcomes.find(({ id }) => id === last)?.tone !== 'positive')
      return conclude(run, step, place, answer);
  }
}

const sameKnowledge = (was: Decision['over'], is: Decision['over']): boolean =>
  was.data === is.data && was.rounds === is.rounds;

const pathOf = ({ path }: Place, level: string) => `${path}/${level}`;

async function prepare(run: Run, step: DecisionStep, place: Place): Promise<Decision> {
  const expressions = [step.signedIn ?? 'false', ...step.levels.map(({ when }) => when ?? 'true')];
  const conditional = step.signedIn !== undefined || step.levels.some(({ when }) => when !== undefined);
  const asked = conditional ? expressions : [];
  const wanted = { expressions: asked, texts: [step.title ?? step.id, step.text ?? ''] };
  const over = run.c.facts;
  const { values, texts } = await evaluate(run, place, wanted);
  const [title = step.id, note = ''] = texts;
  const rounds = markOf(run, place.path)?.rounds ?? 0;
  const changeable = step.changes && rounds < step.changes.rounds ? [requestChanges] : [];
  return {
    ...{ over, step, title, note },
    signedIn: values[0] === true,
    levels: step.levels.filter((_level, index) => !conditional || values[index + 1] === true),
    outcomes: [...outcomesOf(step), ...changeable],
  };
}

async function decideLevel(
  run: Run,
  { step, title, note, signedIn, outcomes }: Decision,
  level: DecisionLevel,
  place: Place,
): Promise<StepAnswer> {
  const path = pathOf(place, level.name);
  const mine: StepMark | undefined = markOf(run, path);
  if (!mine) mark(run, path, {});
  const named = (text: string) => (step.levels.length > 1 ? `${text}: ${level.name}` : text);
  const name = named(title);
  const scored = (outcome: StepOutcome) => step.scorecard && outcome.tone === 'positive';
  const answer = await askStep(run, place, {
    path,
    title: name,
    written: named(step.title ?? step.id),
    note,
    by: level.by,
    quorum: level.quorum,
    patience: level,
    signedIn,
    outcomes,
    ...(step.scorecard ? { form: step.scorecard, values: scoresOf(run, step, place) } : {}),
    needs: (outcome) => (scored(outcome) ? 'form' : outcome.comment ? 'comment' : 'nothing'),
    ...(mine?.elapsed ? { elapsed: mine.elapsed } : {}),
  });
  logDecision(run, place, { title: name, outcomes, answer });
  if (answer.outcome === requestChanges.id)
    mark(run, path, { elapsed: [...(mine?.elapsed ?? []), ranFrom(answer.task)] });
  return answer;
}

/** What the level before has filled in: the next one starts from it. */
function scoresOf(run: Run, { id }: DecisionStep, place: Place): FormValues {
  const { outcome: _outcome, comment: _comment, ...scores } = knownIn(run, place)[id] ?? {};
  return scores;
}

interface Decided {
  readonly title: string;
  readonly outcomes: readonly StepOutcome[];
  readonly answer: StepAnswer;
}

function logDecision({ c }: Run, place: Place, { title, outcomes, answer }: Decided): void {
  const { outcome, vote, task } = answer;
  const label = outcomes.find(({ id }) => id === outcome)?.label ?? 'no answer';
  const detail = { taskId: task.id, outcome, by: vote ? 'person' : 'silence' };
  const about = { detail, ...readBy(place) };
  if (!vote) return log(c, 'decided', `${title}: ${label}, because nobody decided in time.`, about);
  const because = vote.comment ? ` "${vote.comment}"` : '';
  log(c, 'decided', `${title}: ${label}.${because}`, { actor: vote.actor, ...about });
}

function conclude(
  run: Run,
  step: DecisionStep,
  place: Place,
  answer: Pick<StepAnswer, 'outcome' | 'vote'>,
): void {
  const scores = knownIn(run, place)[step.id] ?? {};
  const { outcome, vote } = answer;
  const open = step.scorecard === undefined && !place.audience;
  keep(run, place, step.id, { ...scores, outcome, comment: vote?.comment ?? '' }, open);
}
