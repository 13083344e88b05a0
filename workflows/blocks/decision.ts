import type { Outcome } from '../../domain/cases/case.schema.ts';
import type { Approval } from '../../domain/programs/deal-registration.schema.ts';
import { type AskedIn, type AskRequest, ask } from './ask.ts';
import type { Case } from './case.ts';
import type { TaskResult } from './human-task.ts';

/** A decision of the vendor's people, by the program's approval: role, quorum, service level, reminders, escalation. */
export interface DecisionRequest extends AskedIn, Pick<AskRequest, 'step' | 'obsolete' | 'elapsed'> {
  readonly approval: Approval;
  readonly outcomes: Outcome[];
  /** What it means that nobody decided, in words: "the registration is rejected". */
  readonly silenceMeans: Readonly<Record<'approve' | 'reject', string>>;
  readonly signedIn: boolean;
  readonly note?: string;
}

/** Asks for a decision and returns what came of it; at silence the program says what happens. */
export function decision<Facts>(c: Case<Facts>, request: DecisionRequest): Promise<TaskResult> {
  const { approval, silenceMeans, ...asked } = request;
  const { name, role, quorum, serviceLevel, reminders, escalation } = approval;
  const { after, outcome } = approval.atSilence;
  return ask(c, {
    ...asked,
    ...{ title: name, role, quorum },
    waiting: {
      time: 'business',
      due: serviceLevel,
      reminders,
      escalation,
      silence: { after, means: silenceMeans[outcome] },
    },
  });
}
