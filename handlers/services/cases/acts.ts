import type { UpdateDefinition } from '@temporalio/common';
import type { Actor, CaseView } from '../../../domain/cases/case.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import * as requests from '../../../workflows/case.messages.ts';
import * as messages from '../../../workflows/process.messages.ts';
import type { CaseAct, CasesService } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { assigneeFor } from '../deals/people.ts';
import { parse } from '../parse.ts';
import { type Capability, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { ask, type Command, update } from '../temporal.ts';
import { refuseDelegate } from './delegate.ts';
import { caseFor, loadCase } from './load.ts';
import { type CaseActInput, caseActSchemas } from './schemas.ts';

/** What each act needs in the one table of permissions. */
export const caseCapabilities = {
  withdraw: 'withdraw-case',
  reopen: 'withdraw-case',
  delegate: 'delegate-task',
  reassign: 'reassign',
  extend: 'extend',
  cancel: 'cancel',
  note: 'note-on-case',
  event: 'send-event',
} as const satisfies Record<CaseAct, Capability>;

/** Takes an act on a case: what it asks for is read, who may take it is checked, and the process decides. */
export function actOnCase(context: ServiceContext): CasesService['act'] {
  return async (caller, caseId, act, input, { requestKey } = {}) => {
    const { view } = await loadCase(context, caller, caseId);
    refuseUnlessAllowed(caller, caseCapabilities[act], view);
    const { person, via } = caller;
    const actor: Actor = { personId: person.id, via };
    if (act === 'event') return caseFor(caller, await sendEvent(context, view, { actor, input }));
    const command = await commandOf(act, { context, caller, view, actor, input });
    const onceKey = requestKey === undefined ? undefined : `${person.id}/${requestKey}`;
    return caseFor(caller, await update<ProcessView>(context, view.workflowId, { ...command, onceKey }));
  };
}

interface Asked {
  readonly context: ServiceContext;
  readonly caller: Caller;
  readonly view: ProcessView;
  readonly actor: Actor;
}
type UpdateAct = Exclude<CaseAct, 'event'>;
type Translators = {
  readonly [Act in UpdateAct]: (input: CaseActInput<Act>, asked: Asked) => Command | Promise<Command>;
};

/** Each act's input as the update that the process takes. */
const translators: Translators = {
  withdraw: async ({ reason }, { context, view, actor }) => {
    await refuseWhilePaying(context, view);
    return send(messages.withdrawCaseUpdate, { reason, actor });
  },
  reopen: async (_nothing, { context, view, actor }) => {
    await refuseSecond(context, view);
    return send(messages.reopenUpdate, { actor });
  },
  delegate: async ({ taskId, toPersonId, reason }, { context, caller, view, actor }) => {
    await refuseDelegate(context, { caller, view, taskId, toPersonId });
    return send(requests.reassignUpdate, { taskId, toPersonId, reason, actor });
  },
  reassign: async ({ taskId, toPersonId, reason }, { context, view, actor }) => {
    await assigneeFor(context, view, taskId, toPersonId);
    return send(requests.reassignUpdate, { taskId, toPersonId, reason, actor });
  },
  extend: ({ until, reason, taskId }, { actor }) =>
    send(requests.extendUpdate, { until, reason, actor, taskId }),
  cancel: async ({ reason }, { context, view, actor }) => {
    await refuseWhilePaying(context, view);
    return send(requests.cancelUpdate, { reason, actor });
  },
  note: ({ text }, { actor }) => send(requests.noteUpdate, { text, actor }),
};

/** A learner walks a program once at a time: what was left is not taken up again beside what was begun since. */
async function refuseSecond({ stores }: ServiceContext, { id, facts, program }: ProcessView): Promise<void> {
  const newest = facts.learner && (await stores.enrolments.newest(facts.learner.id, program.id));
  const [open] = newest && newest.caseId !== id ? await stores.cases.views([newest.caseId]) : [];
  if (open?.status === 'open')
    throw new DomainError('already-enrolled', `This was begun anew since: ${open.id}. Go on there.`);
}

/** Money that is with the bank may be on its way: what came of it is known before the case ends. */
async function refuseWhilePaying({ stores }: ServiceContext, { id }: ProcessView): Promise<void> {
  const exported = (await stores.payments.ofCase(id)).filter(({ status }) => status === 'exported');
  if (exported.length === 0) return;
  const named = exported.map((payment) => payment.id).join(', ');
  throw new DomainError(
    'not-now',
    `A payment of this case is in a file for the bank (${named}). Finance confirms it or sends it back first; then the case can be ended.`,
  );
}

const send = <Input, View extends CaseView>(
  definition: UpdateDefinition<View, [Input]>,
  argument: Input,
): Command => ({ name: definition.name, argument });

function commandOf(
  act: UpdateAct,
  { input, ...asked }: Asked & { input: unknown },
): Command | Promise<Command> {
  const translate = translators[act] as (parsed: unknown, asked: Asked) => Command | Promise<Command>;
  return translate(parse(caseActSchemas[act], input), asked);
}

/** An event is a signal: the case takes it up when a step waits for it. */
async function sendEvent(
  context: ServiceContext,
  view: ProcessView,
  { actor, input }: { readonly actor: Actor; readonly input: unknown },
): Promise<ProcessView> {
  const { event } = parse(caseActSchemas.event, input);
  if (view.status === 'closed')
    throw new DomainError('case-closed', 'This case is closed; nothing more can be done with it.');
  await ask(context, ({ workflow }) =>
    workflow.getHandle(view.workflowId).signal(messages.eventSignal, { event, from: actor }),
  );
  return view;
}
