import type { CaseView } from '../../../domain/cases/case.schema.ts';
import type { DealFacts } from '../../../domain/deals/deal.schema.ts';
import type { MessageName } from '../../../domain/mail/messages.ts';
import type { Told } from './context.ts';

/** The step whose decision a message tells of, and which of its outcomes carry a reason for the partner. */
const decidedIn: Partial<
  Record<MessageName, { readonly step: string; readonly outcomes: readonly string[] }>
> = {
  rejected: { step: 'approval', outcomes: ['reject'] },
  'extension-refused': { step: 'extension', outcomes: ['reject'] },
  'dispute-ruled': { step: 'dispute', outcomes: ['approve', 'reject'] },
};

/** Takes from the full view what its redacted form leaves out and this message may still say. */
export function toldOf({ facts, tasks }: CaseView<DealFacts>, message: MessageName): Told {
  const about = decidedIn[message];
  const task = about && tasks.findLast(({ step, status }) => step === about.step && status === 'done');
  const { outcome, comment } = task?.result ?? {};
  return {
    taken: facts.conflict !== undefined,
    handedOver: facts.transferredFrom !== undefined,
    ...(outcome && about?.outcomes.includes(outcome)
      ? { decision: { outcome, ...(comment ? { comment } : {}) } }
      : {}),
  };
}
