import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { CaseView, Task } from '../../../../domain/cases/case.schema.ts';
import type { DealFacts } from '../../../../domain/deals/deal.schema.ts';
import { dealWorkflowId } from '../../../../domain/ids.ts';
import type { ProcessView } from '../../../../domain/processes/process-facts.ts';
import type { DealRegistrationInput, DealView } from '../../../../workflows/deal-registration.messages.ts';
import type { ProcessCaseInput } from '../../../../workflows/process.messages.ts';
import type { Memory } from './memory-stores.ts';
import { people } from './people.ts';
import { processViewOf } from './processes.ts';

/** An update that the services sent. */
export interface SentUpdate {
  readonly workflowId: string;
  readonly name: string;
  readonly argument: unknown;
  readonly updateId: string | undefined;
}

export type SentSignal = Omit<SentUpdate, 'updateId'>;

/** The part of Temporal's client that the services use, over memory: a submitted deal stands in review at once. */
export interface FakeTemporal {
  readonly client: Client;
  readonly started: Record<string, unknown>[];
  readonly sent: SentUpdate[];
  /** Signals that the services sent. */
  readonly signals: SentSignal[];
  /** Makes every later call fail so. */
  failure: unknown;
  /** Cases that have ended: they take no update, and their id cannot start again. */
  readonly ended: Set<string>;
  /** Workflows that are over as soon as they were started, by their ids: rehearsals, each with what came of it. */
  readonly over: Map<string, { readonly memo: unknown; result: unknown }>;
}

interface Signalled {
  readonly workflowId: string;
  readonly signal: { readonly name: string };
  readonly signalArgs: readonly unknown[];
}

export function fakeTemporal(memory: Memory): FakeTemporal {
  const fake: FakeTemporal = {
    client: undefined as unknown as Client,
    started: [],
    sent: [],
    signals: [],
    failure: undefined,
    ended: new Set(),
    over: new Map(),
  };
  const refuse = () => {
    if (fake.failure !== undefined) throw fake.failure;
  };
  const client = {
    withDeadline: (_deadline: number, call: () => Promise<unknown>) => call(),
    workflow: {
      async executeUpdateWithStart(
        _update: unknown,
        { startWorkflowOperation }: { startWorkflowOperation: { options: Record<string, unknown> } },
      ) {
        refuse();
        const { options } = startWorkflowOperation;
        const [input] = options.args as [DealRegistrationInput | ProcessCaseInput];
        const workflowId = String(options.workflowId);
        if (fake.ended.has(workflowId))
          throw new WorkflowExecutionAlreadyStartedError('already started', workflowId, 'dealRegistration');
        const known = 'dealId' in input ? memory.cases.get(input.dealId) : memory.processes.get(input.caseId);
        if (known) return known.view;
        fake.started.push(options);
        return 'dealId' in input ? startDeal(memory, input) : startProcess(memory, input);
      },
      async start(_type: string, options: { workflowId: string; memo?: unknown }) {
        refuse();
        fake.started.push(options);
        const result = { state: 'failed', problem: 'Nothing plays here.' };
        fake.over.set(options.workflowId, { memo: options.memo, result });
      },
      count: async () => ({ count: 1, groups: [] }),
      async signalWithStart(_type: string, options: Signalled) {
        fake.signals.push({
          ...{ workflowId: options.workflowId, name: options.signal.name, argument: options.signalArgs[0] },
        });
      },
      getHandle: (workflowId: string) => ({
        async describe() {
          refuse();
          const known = fake.over.get(workflowId);
          if (!known) throw new WorkflowNotFoundError('not found', workflowId, undefined);
          return { status: { name: 'COMPLETED' }, memo: known.memo };
        },
        result: async () => fake.over.get(workflowId)?.result,
        async executeUpdate(name: string, { args, updateId }: { args: unknown[]; updateId?: string }) {
          refuse();
          fake.sent.push({ workflowId, name, argument: args[0], updateId });
          const id = workflowId.split('/').at(-1) ?? '';
          return (memory.cases.get(id) ?? memory.processes.get(id))?.view;
        },
        /** Nothing was carried out before. */
        getUpdateHandle: () => ({
          async result() {
            throw new WorkflowNotFoundError('not found', workflowId, undefined);
          },
        }),
        async signal({ name }: { name: string }, argument: unknown) {
          refuse();
          fake.signals.push({ workflowId, name, argument });
        },
      }),
    },
  };
  return Object.assign(fake, { client: client as unknown as Client });
}

function startDeal(memory: Memory, input: DealRegistrationInput): DealView {
  const view = viewOf(input);
  memory.cases.set(input.dealId, { view, timeline: [] });
  return view;
}

function startProcess(memory: Memory, input: ProcessCaseInput): ProcessView {
  const view = processViewOf(input);
  memory.processes.set(input.caseId, { view, timeline: [] });
  return view;
}

const openedAt = '2027-03-01T09:00:00.000Z';

/** The deal as it stands after its submission: in review, waiting for the channel manager. */
function viewOf(input: DealRegistrationInput): DealView {
  const { dealId, partner, registration, submittedBy, program } = input;
  const facts: DealFacts = {
    registration,
    submittedBy: submittedBy.personId,
    registeredAt: openedAt,
    nearMatches: [{ name: 'Akme', country: 'DE', score: 0.9, reasons: ['name'], dealId: 'D-0000000009' }],
  };
  const task = approvalTask();
  return {
    id: dealId,
    kind: 'deal-registration',
    workflowId: dealWorkflowId(partner.id, dealId),
    program: { id: program.program, version: program.version },
    partner: { id: partner.id, name: partner.name },
    title: `${registration.customer.name} · Platform`,
    stage: 'review',
    stageLabel: 'In review',
    status: 'open',
    next: {
      what: task.title,
      waitsFor: { party: 'vendor', roleLabel: task.roleLabel, personIds: task.assignees },
    },
    tasks: [task],
    openedAt,
    updatedAt: openedAt,
    revision: 1,
    facts,
  };
}

/** The channel manager's decision. */
export function approvalTask(change: Partial<Task> = {}): Task {
  const outcome = (
    id: string,
    needs: Task['outcomes'][number]['needs'],
    tone: Task['outcomes'][number]['tone'],
  ) => ({
    ...{ id, label: id, effect: `${id}.`, needs, tone },
  });
  return {
    id: 'T1',
    step: 'approval',
    title: 'Channel approval',
    party: 'vendor',
    role: 'channel-manager',
    roleLabel: 'Channel manager',
    assignees: [people.manager.id],
    quorum: 1,
    outcomes: [
      outcome('approve', 'nothing', 'positive'),
      outcome('reject', 'comment', 'negative'),
      outcome('request-changes', 'fields', 'neutral'),
    ],
    votes: [],
    openedAt,
    dueAt: '2027-03-03T16:00:00.000Z',
    atSilence: 'If nobody decides, it is rejected.',
    signedIn: false,
    status: 'open',
    ...change,
  };
}

/** The partner's task to change fields. */
export function changesTask(fields: string[], change: Partial<Task> = {}): Task {
  return approvalTask({
    id: 'T2',
    step: 'changes',
    title: 'Change what was asked for',
    party: 'partner',
    role: 'partner',
    roleLabel: 'Northwind',
    assignees: [people.seller.id, people.owner.id],
    outcomes: [
      {
        id: 'resubmit',
        label: 'Send the changes',
        effect: 'Back to review.',
        needs: 'fields',
        tone: 'positive',
      },
    ],
    fields,
    ...change,
  });
}

/** Replaces what the store has of a deal. */
export function changeCase(memory: Memory, id: string, change: Partial<CaseView<DealFacts>>): DealView {
  const stored = memory.cases.get(id);
  if (!stored) throw new Error(`There is no case ${id}.`);
  const view = { ...stored.view, ...change };
  memory.cases.set(id, { ...stored, view });
  return view;
}
