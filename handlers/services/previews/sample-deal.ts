import { businessClock } from '../../../domain/calendar/business-clock.rules.ts';
import type { CaseView, Outcome, Task } from '../../../domain/cases/case.schema.ts';
import { nextStep } from '../../../domain/cases/next-step.rules.ts';
import { silenceWords } from '../../../domain/cases/silence.rules.ts';
import type { DealFacts } from '../../../domain/deals/deal.schema.ts';
import { type DealStage, dealStages, dealWaits } from '../../../domain/deals/stages.ts';
import type { Answer, Approval, DealProgram } from '../../../domain/programs/deal-registration.schema.ts';
import type { Path } from '../../../domain/programs/reading/problems.ts';
import { roleInWords } from '../../../domain/programs/who.rules.ts';
import { partnerReader, readerOf, samplePartner } from './sample-people.ts';

/** A question that the deal program asks, as the task that it becomes. */
export interface DealQuestion {
  readonly task: Task;
  readonly stage: DealStage;
  readonly path: Path;
  readonly by: string;
  readonly reminded: boolean;
  readonly escalatesTo?: string;
}

const later = (now: string, span: number) => new Date(Date.parse(now) + span).toISOString();
const day = 86_400_000;

/** A deal in this stage, with these tasks open. */
export function dealAt(
  program: DealProgram,
  now: string,
  stage: DealStage,
  tasks: readonly Task[] = [],
): CaseView<DealFacts> {
  const [family = '', familyName = family] = Object.entries(program.productFamilies)[0] ?? [];
  const [territory = 'de'] = Object.keys(program.territories);
  const { what, party } = dealWaits[stage];
  const protectedUntil = later(now, program.protection.period);
  const deadlines = stage === 'protected' ? [{ at: protectedUntil, what: 'Protection ends' }] : [];
  const protection = {
    from: now,
    until: protectedUntil,
    extensionsUsed: 0,
    remindersSent: [],
    lastProgressAt: now,
  };
  return {
    ...{ id: 'D-SAMP1EAAAA', kind: 'deal-registration', workflowId: 'sample' },
    program: { id: program.program, version: program.version },
    partner: { id: samplePartner.id, name: samplePartner.name },
    title: `Contoso GmbH · ${familyName}`,
    ...{ stage, stageLabel: dealStages[stage], status: stage === 'closed' ? 'closed' : 'open' },
    next: nextStep(
      tasks,
      [
        ...tasks.flatMap(({ id, dueAt, atSilence }) =>
          dueAt ? [{ at: dueAt, what: atSilence, of: id }] : [],
        ),
        ...deadlines,
      ],
      { what, party },
    ),
    tasks,
    ...{ openedAt: now, updatedAt: now, stageSince: now, revision: 1 },
    facts: {
      registration: {
        customer: { name: 'Contoso GmbH', country: 'DE', website: 'https://www.contoso.example' },
        productFamily: family,
        value: { amount: 4_800_000, currency: program.currency },
        expectedClose: later(now, 150 * day).slice(0, 10),
        description: 'They replace their old system in spring, and the budget is approved.',
        ifTaken: 'queue',
        ...{ identityKeys: [], normalisedName: 'contoso', blockingTokens: [], territory },
        domain: 'contoso.example',
      },
      submittedBy: partnerReader.id,
      registeredAt: now,
      nearMatches: [],
      ...(stage === 'queued' ? { queuedAt: now } : {}),
      ...(stage === 'protected' || stage === 'closed' ? { protection } : {}),
    },
  };
}

const press = (id: string, label: string, tone: Outcome['tone'], effect: string): Outcome => ({
  ...{ id, label, tone, effect },
  needs: tone === 'negative' ? 'comment' : 'nothing',
});

/** Everything that the deal program asks of somebody. */
export function dealQuestions(program: DealProgram, now: string): DealQuestion[] {
  const { approval, queue, protection, disputes } = program;
  const approving: Ask = {
    ...{ step: 'approval', stage: 'review', title: 'Approve the registration' },
    outcomes: [
      press('approve', 'Approve', 'positive', 'The registration is approved, and the deal is protected.'),
      press(
        'reject',
        'Reject',
        'negative',
        'The registration is closed as rejected; the partner reads your reason.',
      ),
    ],
    means: { approve: 'the registration is approved', reject: 'the registration is rejected' },
  };
  const levels = approval.levels.map((level, index) =>
    asked(program, now, level, { ...approving, title: level.name, path: ['approval', 'levels', index] }),
  );
  const extension = asked(program, now, protection.extensions.approval, {
    ...{ ...approving, step: 'extension', stage: 'protected', title: protection.extensions.approval.name },
    path: ['protection', 'extensions', 'approval'],
    means: { approve: 'protection is extended', reject: 'the extension is refused' },
  });
  const dispute = asked(program, now, disputes, {
    ...{ ...approving, step: 'dispute', stage: 'conflict', title: disputes.name, path: ['disputes'] },
    means: {
      approve: 'the customer goes to this registration',
      reject: 'the present holder keeps the customer',
    },
  });
  return [...offered(program, now, queue.accept), ...levels, ...answered(program, now), extension, dispute];
}

interface Ask {
  readonly step: string;
  readonly stage: DealStage;
  readonly title: string;
  readonly path?: Path;
  readonly outcomes: readonly Outcome[];
  readonly means: Readonly<Record<'approve' | 'reject', string>>;
}

function asked(program: DealProgram, now: string, approval: Approval, ask: Ask): DealQuestion {
  const { role, serviceLevel, escalation, atSilence, reminders } = approval;
  const clock = businessClock(program.calendar);
  const after = (span: number) => new Date(clock.after(Date.parse(now), span)).toISOString();
  const label = (name: string) => roleInWords(name, program.roles);
  const task: Task = {
    ...base(now, ask.step, ask.title, ask.outcomes),
    ...{ party: 'vendor', role, roleLabel: label(role), assignees: [readerOf(role, 'UTC').id] },
    dueAt: after(serviceLevel),
    atSilence: silenceWords({
      ofPartner: false,
      above: escalation && label(escalation.to),
      silence: { after: atSilence.after, means: ask.means[atSilence.outcome] },
    }),
  };
  const { stage, path = [] } = ask;
  const above = escalation ? { escalatesTo: escalation.to } : {};
  return { task, stage, path, by: role, reminded: reminders.length > 0, ...above };
}

const offered = (program: DealProgram, now: string, answer: Answer) => [
  ofPartner(program, now, answer, {
    ...{ step: 'offer', stage: 'offered', title: 'Accept the customer that has become free' },
    path: ['queue', 'accept'],
    outcomes: [
      press('accept', 'Accept', 'positive', 'Your registration goes to review.'),
      press('decline', 'Decline', 'neutral', 'The customer is offered to whoever is next.'),
    ],
    means: 'it lapses',
  }),
];

const answered = (program: DealProgram, now: string) => [
  ofPartner(program, now, program.approval.changes, {
    ...{ step: 'changes', stage: 'action-required', title: 'Change what was asked for' },
    path: ['approval', 'changes'],
    outcomes: [{ ...press('send', 'Send the changes', 'positive', 'The review goes on.'), needs: 'fields' }],
    means: 'the registration lapses',
    fields: ['value', 'description'],
    note: 'Please write more about the project, and give the value without services.',
  }),
  ofPartner(program, now, program.protection.progress.answer, {
    ...{ step: 'progress', stage: 'protected', title: 'Report how the deal goes' },
    path: ['protection', 'progress', 'answer'],
    outcomes: [
      {
        ...press(
          'report',
          'Report progress',
          'positive',
          'Protection goes on; what you write is on the record of the deal.',
        ),
        needs: 'comment',
      },
      press(
        'give-up',
        'Give the deal up',
        'negative',
        'The deal is closed, and others can register the customer.',
      ),
    ],
    means: 'protection ends',
  }),
];

interface AskPartner extends Omit<Ask, 'means'>, Pick<Task, 'fields' | 'note'> {
  readonly path: Path;
  readonly means: string;
}

function ofPartner(
  _program: DealProgram,
  now: string,
  { within, reminders }: Answer,
  ask: AskPartner,
): DealQuestion {
  const { step, stage, title, outcomes, means, path, fields, note } = ask;
  const task: Task = {
    ...base(now, step, title, outcomes),
    ...{ party: 'partner', role: 'partner', roleLabel: samplePartner.name, assignees: [partnerReader.id] },
    dueAt: later(now, within),
    atSilence: silenceWords({ ofPartner: true, due: within, silence: { after: within, means } }),
    ...(fields ? { fields } : {}),
    ...(note ? { note } : {}),
  };
  return { task, stage, path, by: 'partner', reminded: reminders.length > 0 };
}

const base = (now: string, step: string, title: string, outcomes: readonly Outcome[]) => ({
  ...{ id: 'T1', step, title, outcomes: [...outcomes], quorum: 1, votes: [], openedAt: now },
  ...{ signedIn: false, status: 'open' as const },
});
