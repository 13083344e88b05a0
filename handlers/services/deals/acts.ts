import type { UpdateDefinition } from '@temporalio/common';
import type { Actor, CaseView, Task } from '../../../domain/cases/case.schema.ts';
import { actStages } from '../../../domain/deals/acts.rules.ts';
import * as requests from '../../../workflows/case.messages.ts';
import * as messages from '../../../workflows/deal-registration.messages.ts';
import type { ServiceContext } from '../context.ts';
import { type DealAct, type DealsService, dealActs } from '../deals.services.ts';
import { invalid, parse } from '../parse.ts';
import { isAllowed, refuseUnlessAllowed } from '../permissions.ts';
import { type Command, update } from '../temporal.ts';
import { type ActInput, actSchemas } from './acts.schema.ts';
import { loadDealView, programOf, viewFor } from './load.ts';
import { assigneeFor, transferTarget } from './people.ts';

type DealView = messages.DealView;

/** Takes an act on a deal: what it asks for is read, who may take it is checked, and the process decides. */
export function actOnDeal(context: ServiceContext): DealsService['act'] {
  return async (caller, dealId, act, input, { requestKey } = {}) => {
    const view = await loadDealView(context, caller, dealId);
    refuseUnlessAllowed(caller, act, view);
    const { person, via } = caller;
    const actor: Actor = { personId: person.id, via };
    const command = await commandOf(act, { context, view, actor, input });
    const onceKey = requestKey === undefined ? undefined : `${person.id}/${requestKey}`;
    return viewFor(caller, await update(context, view.workflowId, { ...command, onceKey }));
  };
}

interface Asked {
  readonly context: ServiceContext;
  readonly view: DealView;
  readonly actor: Actor;
}
type Translators = {
  readonly [Act in DealAct]: (input: ActInput<Act>, asked: Asked) => Command | Promise<Command>;
};

const send = <Input>(definition: UpdateDefinition<CaseView, [Input]>, argument: Input): Command => ({
  name: definition.name,
  argument,
});

/** Each act's input as the update that the process takes. */
const translators: Translators = {
  'report-progress': ({ report }, { actor }) => send(messages.reportProgressUpdate, { report, actor }),
  'request-extension': ({ evidence }, { actor }) =>
    send(messages.requestExtensionUpdate, { evidence, actor }),
  'report-won': async (won, { actor, view, context }) => {
    // Registrations know every domain that there is: what asks less does without.
    const { wonProblems } = await import('../../../domain/deals/won.rules.ts');
    const problems = wonProblems(won, await programOf(context, view), context.now());
    if (problems.length > 0) throw invalid(problems);
    return send(messages.reportWonUpdate, { won, actor });
  },
  'report-lost': ({ reason }, { actor }) => send(messages.reportLostUpdate, { reason, actor }),
  withdraw: ({ reason }, { actor }) => send(messages.withdrawUpdate, { reason, actor }),
  'join-queue': (_nothing, { actor }) => send(messages.joinQueueUpdate, { actor }),
  dispute: ({ grounds }, { actor }) => send(messages.disputeUpdate, { grounds, actor }),
  revoke: ({ reason }, { actor }) => send(messages.revokeUpdate, { reason, actor }),
  transfer: async ({ reason, ...to }, { actor, context }) =>
    send(messages.transferUpdate, { reason, actor, to: await transferTarget(context, to) }),
  reassign: async ({ taskId, toPersonId, reason }, { actor, view, context }) => {
    await assigneeFor(context, view, taskId, toPersonId);
    return send(requests.reassignUpdate, { taskId, toPersonId, reason, actor });
  },
  extend: ({ until, reason, taskId }, { actor }) =>
    send(requests.extendUpdate, { until, reason, actor, ...(taskId ? { taskId } : {}) }),
  cancel: ({ reason }, { actor }) => send(requests.cancelUpdate, { reason, actor }),
  note: ({ text }, { actor }) => send(requests.noteUpdate, { text, actor }),
};

function commandOf(
  act: DealAct,
  { input, ...asked }: Asked & { input: unknown },
): Command | Promise<Command> {
  const translate = translators[act] as (parsed: unknown, asked: Asked) => Command | Promise<Command>;
  return translate(parse(actSchemas[act], input), asked);
}

/** What the caller could do with this deal now. */
export const possibleActs: DealsService['possibleActs'] = (caller, view) =>
  view.status === 'closed'
    ? []
    : dealActs.filter((act) => isAllowed(caller, act, view) && isPossible(act, view));

function isPossible(act: DealAct, { stage, tasks, facts }: DealView): boolean {
  const stages: readonly string[] = actStages[act];
  const isOpen = ({ status }: Task) => status === 'open';
  if (!stages.includes(stage)) return false;
  if (act === 'dispute') return !tasks.some(({ step }) => step === 'dispute');
  if (act === 'request-extension') return !tasks.some((task) => isOpen(task) && task.step === 'extension');
  if (act === 'reassign') return tasks.some(isOpen);
  if (act === 'extend') return facts.protection !== undefined || tasks.some(isOpen);
  return true;
}
