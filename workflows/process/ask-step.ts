import type { Outcome } from '../../domain/cases/case.schema.ts';
import { silenceMeans } from '../../domain/cases/silence.rules.ts';
import type { Patience, StepOutcome } from '../../domain/programs/steps/common.schema.ts';
import { type AskRequest, ask, type SilenceSays, type Waiting } from '../blocks/ask.ts';
import { Interrupted } from '../blocks/case.ts';
import type { TaskResult } from '../blocks/human-task.ts';
import { tell } from '../blocks/steps/tell.ts';
import { momentOf } from './evaluate.ts';
import { suspendWhenLong } from './long-life.ts';
import { askedIn, end, openTaskOf, outcomeLabel, type Place, type Run } from './run.ts';

/** What a step asks of somebody, in the program's words. */
export interface StepQuestion
  extends Pick<
    AskRequest,
    | 'note'
    | 'form'
    | 'values'
    | 'agreement'
    | 'course'
    | 'quiz'
    | 'exam'
    | 'chore'
    | 'elapsed'
    | 'opening'
    | 'only'
  > {
  /** The path under which the task stands: a step may ask several. */
  readonly path: string;
  readonly title: string;
  /** The title as the program has it, before anything is filled in. */
  readonly written: string;
  readonly by: string;
  readonly patience: Patience;
  /** The instant at which it is due, where no rule of the program gives it. */
  readonly until?: string | undefined;
  /** What silence comes to, instead of the usual words. */
  readonly says?: SilenceSays;
  readonly outcomes: readonly StepOutcome[];
  /** What silence may come to; one of the outcomes if not given. */
  readonly silentOutcomes?: readonly StepOutcome[];
  /** What an outcome asks for besides the press; a comment where the program wants one, if not given. */
  readonly needs?: (outcome: StepOutcome) => Outcome['needs'];
  readonly quorum?: AskRequest['quorum'];
  readonly signedIn?: boolean;
}

/** What came of it; at silence the outcome that the program says, without a vote. */
export interface StepAnswer {
  readonly outcome: string;
  readonly task: TaskResult['task'];
  readonly vote?: (TaskResult & { kind: 'answered' })['vote'];
}

/**
 * Asks for a step. An outcome, or a silence, that ends the case has ended it when this returns.
 * @throws {@link Interrupted} when the case moved on without an answer.
 */
export async function askStep(run: Run, place: Place, question: StepQuestion): Promise<StepAnswer> {
  const { path, title, by, patience, outcomes, needs = commentOnly } = question;
  const { quorum = 'any', signedIn = false } = question;
  const adopt = openTaskOf(run, path);
  // What the rule takes for now is the opening: a case that continues as new keeps its due times.
  const until =
    question.until ??
    (patience.until &&
      (await momentOf(run, place, {
        until: patience.until,
        edge: 'end',
        ...(adopt ? { at: adopt.openedAt } : {}),
      })));
  const result = await ask(run.c, {
    ...askedIn(run),
    ...{ step: path, title, role: by, quorum, signedIn },
    ...(question.written === title ? {} : { label: withoutValues(question.written) }),
    ...besides(question),
    ...(place.audience ? { audience: place.audience } : {}),
    outcomes: outcomes.map((outcome) => pressOf(outcome, needs(outcome))),
    waiting: waitingOf(run, question, until),
    obsolete: place.over,
    adopt,
    afterLook: () => suspendWhenLong(run),
    ...(by === 'learner' ? { learnerAbsent: () => tellOwners(run, path, title) } : {}),
  });
  if (result.kind === 'obsolete') throw new Interrupted();
  return result.kind === 'answered'
    ? answered(run, place, outcomes, result)
    : silent(run, question, result.task);
}

/** What a question may have; what it has not is left out. */
function besides(question: StepQuestion) {
  const { note, form, values, agreement, course, quiz, exam, chore, elapsed, opening, only } = question;
  return {
    ...(note ? { note } : {}),
    ...(form ? { form } : {}),
    ...(values ? { values } : {}),
    ...(agreement ? { agreement } : {}),
    ...(course ? { course } : {}),
    ...(quiz ? { quiz } : {}),
    ...(exam ? { exam } : {}),
    ...(only ? { only } : {}),
    ...(chore ? { chore } : {}),
    ...(elapsed ? { elapsed } : {}),
    ...(opening ? { opening } : {}),
  };
}

/** Nobody stands in for what a learner does alone: the owners can have the access restored, or end the case. */
const tellOwners = (run: Run, path: string, title: string) =>
  tell(run, {
    step: `${path}/learner-absent`,
    to: 'partner',
    subject: `${title}: ${run.c.facts.learner?.name} has no access`,
    text: 'This waits for one person alone, who has no access to the portal now. Nobody can do it in their place. Give them access again, and they are asked at once; or withdraw the case.',
  });

/** Temporal UI shows no personal data: what a text would be filled with is left out. */
export const withoutValues = (text: string): string => text.replace(/\{\{.*?\}\}/g, '…');

const commentOnly = ({ comment }: StepOutcome): Outcome['needs'] => (comment ? 'comment' : 'nothing');

function pressOf({ id, label, effect, tone }: StepOutcome, needs: Outcome['needs']): Outcome {
  return { id, label, effect, tone, needs };
}

function answered(
  run: Run,
  { audience }: Place,
  outcomes: readonly StepOutcome[],
  { vote, task }: TaskResult & { kind: 'answered' },
): StepAnswer {
  const ends = outcomes.find(({ id }) => id === vote.outcome)?.ends;
  // What the vendor's people write for one another is no reason for the partner to read.
  if (ends) end(run, ends, { reason: audience ? '' : (vote.comment ?? ''), actor: vote.actor });
  return { outcome: vote.outcome, task, vote };
}

function silent(run: Run, { patience, title }: StepQuestion, task: TaskResult['task']): StepAnswer {
  const { outcome = '', ends } = patience.atSilence ?? {};
  if (ends) end(run, ends, { reason: `${title}: nobody answered in time.` });
  return { outcome, task };
}

/** The program's patience in the block's words. */
function waitingOf(run: Run, question: StepQuestion, until: string | undefined): Waiting {
  const { patience, outcomes, silentOutcomes = outcomes, says } = question;
  const { within, serviceLevel, reminders, escalation, atSilence } = patience;
  const due = within ?? serviceLevel;
  return {
    time: serviceLevel === undefined ? 'wall-clock' : 'business',
    ...(due === undefined ? {} : { due }),
    ...(until === undefined ? {} : { until }),
    reminders,
    escalation,
    silence: atSilence && {
      after: atSilence.after,
      means: silenceMeans(atSilence, silentOutcomes, (ends) => outcomeLabel(run, ends)),
      ...(says ? { says } : {}),
    },
  };
}
