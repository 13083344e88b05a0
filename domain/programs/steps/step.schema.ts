import * as z from 'zod';
import { type ActionStep, actionStep } from './action.step.ts';
import { type AgreementStep, agreementStep } from './agreement.step.ts';
import { type CheckStep, checkStep } from './check.step.ts';
import { type CourseStep, courseStep } from './course.step.ts';
import { type DecisionStep, decisionStep } from './decision.step.ts';
import { type EndStep, endStep } from './end.step.ts';
import { type ExamStep, examStep } from './exam.step.ts';
import { type FormStep, formStep } from './form.step.ts';
import { type MessageStep, messageStep } from './message.step.ts';
import {
  type BranchStep,
  type EachStep,
  nestingSteps,
  type ParallelStep,
  type RepeatStep,
} from './nesting.steps.ts';
import { type ProgramStep, programStep } from './program.step.ts';
import { type QuizStep, quizStep } from './quiz.step.ts';
import { type SetStep, setStep } from './set.step.ts';
import { type TaskStep, taskStep } from './task.step.ts';
import { type WaitStep, waitStep } from './wait.step.ts';
import { type WebhookStep, webhookStep } from './webhook.step.ts';

/** One step of a program, durations in milliseconds. Each kind has a file here and a block in workflows/blocks/steps/. */
export type Step =
  | FormStep
  | TaskStep
  | DecisionStep
  | AgreementStep
  | CourseStep
  | QuizStep
  | ExamStep
  | CheckStep
  | ActionStep
  | MessageStep
  | WaitStep
  | BranchStep
  | ParallelStep
  | EachStep
  | RepeatStep
  | SetStep
  | WebhookStep
  | ProgramStep
  | EndStep;
export type StepKind = Step['step'];

/** Steps in order; nested ones too. */
export const stepsSchema: z.ZodType<Step[]> = z.lazy(() => z.array(stepSchema).min(1).max(100));

const { branch, parallel, each, repeat } = nestingSteps(stepsSchema);

const stepSchema = z.discriminatedUnion('step', [
  formStep,
  taskStep,
  decisionStep,
  agreementStep,
  courseStep,
  quizStep,
  examStep,
  checkStep,
  actionStep,
  messageStep,
  waitStep,
  branch,
  parallel,
  each,
  repeat,
  setStep,
  webhookStep,
  programStep,
  endStep,
]);
