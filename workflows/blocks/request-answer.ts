import type { Outcome } from '../../domain/cases/case.schema.ts';
import type { Answer } from '../../domain/programs/deal-registration.schema.ts';
import { type AskedIn, type AskRequest, ask } from './ask.ts';
import type { Case } from './case.ts';
import type { TaskResult } from './human-task.ts';

/** Something a partner is asked: the person who opened the case, and the partner's owners. */
export interface AnswerRequest extends AskedIn, Pick<AskRequest, 'step' | 'title' | 'opening' | 'obsolete'> {
  readonly outcomes: Outcome[];
  /** Wall-clock time to answer in, with reminders counted from the opening. */
  readonly answer: Answer;
  /** What happens if nobody answers: "the registration lapses". */
  readonly otherwise: string;
  readonly fields?: string[];
  readonly note?: string;
}

/** Asks a partner for an answer and returns what came of it. */
export function requestAnswer<Facts>(c: Case<Facts>, request: AnswerRequest): Promise<TaskResult> {
  const { answer, otherwise, ...asked } = request;
  const { within, reminders } = answer;
  return ask(c, {
    ...asked,
    ...{ role: 'partner', quorum: 'any', signedIn: false },
    waiting: { time: 'wall-clock', due: within, reminders, silence: { after: within, means: otherwise } },
  });
}
