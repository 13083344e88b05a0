import type { WorkflowHandle } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import type { Actor, CaseView } from '../../domain/cases/case.schema.ts';
import type { Won } from '../../domain/deals/deal.schema.ts';
import { wonProblems } from '../../domain/deals/won.rules.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import { dealHappenings, type Happening } from '../../domain/rehearsals/script.schema.ts';
import { cancelUpdate } from '../../workflows/case.messages.ts';
import * as messages from '../../workflows/deal-registration.messages.ts';
import { wordsOf } from './answer-form.ts';
import type { HappeningMoment } from './piece.ts';

interface DealMoment extends HappeningMoment {
  readonly handle: WorkflowHandle;
  readonly happening: Happening;
}

interface Said {
  readonly partner: Actor;
  readonly admin: Actor;
  /** The words that the act asks for. */
  readonly reason: string;
  readonly won: () => Won;
}

type Act = (typeof dealHappenings)[number];
type Send = (handle: WorkflowHandle) => Promise<CaseView>;

const send =
  <Input>(definition: UpdateDefinition<CaseView, [Input]>, input: Input): Send =>
  (handle) =>
    handle.executeUpdate(definition.name, { args: [input] });

/** Each act as the update that the process takes. */
const updates: { readonly [Name in Act]: (said: Said) => Send } = {
  withdraw: ({ reason, partner: actor }) => send(messages.withdrawUpdate, { reason, actor }),
  'join-queue': ({ partner: actor }) => send(messages.joinQueueUpdate, { actor }),
  dispute: ({ reason, partner: actor }) => send(messages.disputeUpdate, { grounds: reason, actor }),
  'report-progress': ({ reason, partner: actor }) =>
    send(messages.reportProgressUpdate, { report: reason, actor }),
  'request-extension': ({ reason, partner: actor }) =>
    send(messages.requestExtensionUpdate, { evidence: reason, actor }),
  'report-won': ({ won, partner: actor }) => send(messages.reportWonUpdate, { won: won(), actor }),
  'report-lost': ({ reason, partner: actor }) => send(messages.reportLostUpdate, { reason, actor }),
  revoke: ({ reason, admin: actor }) => send(messages.revokeUpdate, { reason, actor }),
  cancel: ({ reason, admin: actor }) => send(cancelUpdate, { reason, actor }),
};

/** Has a partner or an admin do what is no answer to a task. Throws when the deal, or the script, does not allow it. */
export async function happenInDeal(program: DealProgram, moment: DealMoment): Promise<void> {
  const { handle, happening, cast } = moment;
  const { does, reason = 'As the script says' } = happening;
  if (!isDealAct(does)) throw new Error(`A deal knows no ${does}; it knows ${dealHappenings.join(', ')}.`);
  const admin = cast.people.find(({ roles }) => roles.includes('admin'));
  const update = updates[does]({
    reason,
    partner: { personId: cast.starter.id, via: 'portal' },
    admin: { ...(admin ? { personId: admin.id } : {}), via: 'portal' },
    won: () => wonAt(program, moment),
  });
  await update(handle);
}

const isDealAct = (does: string): does is Act => (dealHappenings as readonly string[]).includes(does);

/** What the script says was won, or what was registered, signed on that day. */
function wonAt(program: DealProgram, { happening, view, now }: DealMoment): Won {
  const registered = (view as messages.DealView | undefined)?.facts.registration.value;
  const made = registered && {
    ...{ value: registered, closedOn: now.toISOString().slice(0, 10) },
    proof: 'As the script says',
  };
  const won = happening.won ?? made;
  if (!won) throw new Error('The deal has not been registered yet.');
  const problems = wonProblems(won, program, now);
  if (problems.length === 0) return won;
  throw new Error(`What the script says was won is not accepted. ${wordsOf(problems)}`);
}
