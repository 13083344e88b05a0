import type { Refusal } from '../cases/task.rules.ts';
import type { DealProgram } from '../programs/deal-registration.schema.ts';
import type { DealFacts } from './deal.schema.ts';
import { refuseExtension } from './protection.rules.ts';
import type { DealStage } from './stages.ts';

/** Acts on a deal besides the answers to its tasks, by who may take them and at which stages. */
export const actStages = {
  'report-progress': ['protected'],
  'request-extension': ['protected'],
  'report-won': ['protected'],
  'report-lost': ['protected'],
  withdraw: ['conflict', 'queued', 'offered', 'review', 'action-required', 'protected'],
  'join-queue': ['conflict'],
  dispute: ['conflict', 'queued'],
  revoke: ['protected'],
  transfer: ['protected'],
  reassign: ['conflict', 'queued', 'offered', 'review', 'action-required', 'protected'],
  extend: ['conflict', 'queued', 'offered', 'review', 'action-required', 'protected'],
  cancel: ['intake', 'conflict', 'queued', 'offered', 'review', 'action-required', 'protected'],
  note: ['intake', 'conflict', 'queued', 'offered', 'review', 'action-required', 'protected'],
} as const satisfies Record<string, readonly DealStage[]>;
export type DealAct = keyof typeof actStages;

/** What the case knows that decides whether an act is possible now. */
export interface ActFacts {
  readonly stage: string;
  readonly closing: boolean;
  readonly facts: DealFacts;
  readonly extensionOpen: boolean;
  readonly disputed: boolean;
}

/** Why this act cannot be taken now, if so. */
export function refuseAct(act: DealAct, program: DealProgram, state: ActFacts): Refusal | undefined {
  const { stage, closing, facts } = state;
  if (stage === 'closed' || closing)
    return { code: 'case-closed', message: 'This deal is closed; nothing more can be done with it.' };
  if (!(actStages[act] as readonly string[]).includes(stage))
    return {
      code: 'not-now',
      message: `This can be done while a deal is ${actStages[act].join(', ')}; this one is ${stage}.`,
    };
  if (act === 'dispute' && state.disputed)
    return { code: 'not-now', message: 'This conflict was already contested.' };
  if (act !== 'request-extension') return undefined;
  if (state.extensionOpen)
    return { code: 'not-now', message: 'A request to extend is already being decided.' };
  const refused = facts.protection && refuseExtension(program, facts.protection);
  return refused ? { code: 'not-now', message: refused } : undefined;
}

/** Why a deal cannot be moved to this version of its program, if so. Every other version will do. */
export function refuseDealMigration(move: {
  readonly stage: string;
  readonly closing: boolean;
  readonly from: DealProgram;
  readonly to: DealProgram;
}): Refusal | undefined {
  const { stage, closing, from, to } = move;
  if (stage === 'closed' || closing)
    return { code: 'case-closed', message: 'This deal is closed; nothing more can be done with it.' };
  if (to.program !== from.program)
    return { code: 'not-now', message: `This is a case of ${from.program}, not of ${to.program}.` };
  return to.version === from.version
    ? { code: 'not-now', message: `The case runs on version ${to.version} already.` }
    : undefined;
}
