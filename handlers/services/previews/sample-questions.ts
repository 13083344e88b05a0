import type { Outcome, Task } from '../../../domain/cases/case.schema.ts';
import { beginningWords } from '../../../domain/learning/quiz-words.rules.ts';
import type { PlacedStep } from '../../../domain/programs/outline.rules.ts';
import type { Path } from '../../../domain/programs/reading/problems.ts';
import { outcomesOf, silentExam } from '../../../domain/programs/standard-outcomes.ts';
import {
  begin,
  changesTitle,
  decline,
  read,
  requestChanges,
  resend,
  result,
  send,
  sign,
} from '../../../domain/programs/standard-presses.ts';
import type { Patience, StepOutcome } from '../../../domain/programs/steps/common.schema.ts';
import type { CourseStep } from '../../../domain/programs/steps/course.step.ts';
import type { QuizStep } from '../../../domain/programs/steps/quiz.step.ts';
import { sha256Hex } from '../hash.ts';
import { type SampleCase, sampleCaseId } from './sample-case.ts';

/** What a step asks of somebody. */
export interface Question extends Pick<Task, 'note' | 'form' | 'agreement' | 'course' | 'exam' | 'chore'> {
  readonly path: Path;
  readonly step: string;
  readonly title: string;
  readonly by: string;
  readonly patience: Patience;
  readonly outcomes: readonly StepOutcome[];
  readonly silentOutcomes?: readonly StepOutcome[];
  readonly needs: (outcome: StepOutcome) => Outcome['needs'];
  readonly signedIn?: boolean;
  readonly changes?: true;
}

const commentOnly = ({ comment }: StepOutcome): Outcome['needs'] => (comment ? 'comment' : 'nothing');

/** What a step asks, in the order in which it does; several questions come from one step. */
export function questionsOf(sample: SampleCase, placed: PlacedStep): Question[] {
  const { step, path } = placed;
  const { program, say } = sample;
  const title = say(step.title ?? step.id);
  const base = { path, step: step.id, title };
  if (step.step === 'form') {
    const named = say(step.title ?? program.forms[step.form]?.title ?? step.id);
    return [
      {
        ...base,
        title: named,
        ...{
          by: step.by,
          patience: step,
          form: step.form,
          chore: true as const,
          outcomes: [send],
          needs: () => 'form',
        },
      },
    ];
  }
  if (step.step === 'task') {
    const note = step.text === undefined ? {} : { note: say(step.text) };
    return [
      {
        ...base,
        ...note,
        by: step.by,
        patience: step,
        chore: true,
        outcomes: outcomesOf(step),
        needs: commentOnly,
      },
    ];
  }
  if (step.step === 'course') return [{ ...base, ...learning(step), course: step.course, outcomes: [read] }];
  if (step.step === 'quiz')
    return [{ ...base, ...learning(step), note: beginningWords(1, step, undefined), outcomes: [begin] }];
  if (step.step === 'exam') {
    const { provider, exam, pass, outOf } = step;
    return [
      {
        ...base,
        ...(step.text === undefined ? {} : { note: say(step.text) }),
        ...{ by: step.by, patience: step, chore: true, outcomes: [result], silentOutcomes: silentExam },
        exam: { provider, exam, pass, outOf, candidate: sampleCaseId },
        needs: () => 'result',
      },
    ];
  }
  if (step.step === 'agreement') return signatures(sample, { ...placed, step }, title);
  return step.step === 'decision' ? levels(sample, { ...placed, step }, title) : [];
}

/** What courses and quizzes have in common: they are done signed in. */
const learning = (step: CourseStep | QuizStep) => ({
  ...{ by: step.by, patience: step, chore: true as const, signedIn: true, needs: commentOnly },
});

type Of<Kind extends string> = PlacedStep<Extract<PlacedStep['step'], { step: Kind }>>;

function signatures({ say }: SampleCase, { step, path }: Of<'agreement'>, title: string): Question[] {
  const text = say(step.text);
  const signing = {
    agreement: { text, hash: sha256Hex(text) },
    outcomes: [sign, decline],
    needs: ({ id }: StepOutcome): Outcome['needs'] => (id === sign.id ? 'signature' : 'comment'),
  };
  const { countersign } = step;
  const first: Question = { path, step: step.id, title, by: step.by, patience: step, ...signing };
  if (!countersign) return [first];
  return [
    first,
    {
      ...{ path: [...path, 'countersign'], step: `${step.id}/countersign`, title: `${title}: countersign` },
      ...{ by: countersign.by, patience: countersign, ...signing },
    },
  ];
}

function levels({ say }: SampleCase, { step, path }: Of<'decision'>, title: string): Question[] {
  const { changes, scorecard } = step;
  const scored = ({ tone }: StepOutcome) => scorecard !== undefined && tone === 'positive';
  const asked = step.levels.map(
    (level, index): Question => ({
      ...{
        path: [...path, 'levels', index],
        step: `${step.id}/${level.name}`,
        by: level.by,
        patience: level,
      },
      title: step.levels.length > 1 ? `${title}: ${level.name}` : title,
      ...(step.text === undefined ? {} : { note: say(step.text) }),
      ...(scorecard === undefined ? {} : { form: scorecard }),
      outcomes: [...outcomesOf(step), ...(changes ? [requestChanges] : [])],
      needs: (outcome) => (scored(outcome) ? 'form' : commentOnly(outcome)),
      signedIn: step.signedIn === 'true',
    }),
  );
  if (!changes) return asked;
  const { within, reminders, atSilence, of } = changes;
  const again: Question = {
    ...{
      path: [...path, 'changes'],
      step: `${step.id}/changes`,
      title: changesTitle,
      by: 'partner',
      form: of,
    },
    note: 'Here stands what the reviewer writes.',
    patience: { within, reminders, atSilence: { after: within, ends: atSilence.ends } },
    ...{ outcomes: [resend], needs: () => 'form', changes: true },
  };
  return [...asked, again];
}
