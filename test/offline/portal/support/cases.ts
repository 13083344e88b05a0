import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { Task } from '../../../../domain/cases/case.schema.ts';
import type { CaseSummary } from '../../../../domain/cases/listing.ts';
import type { Person } from '../../../../domain/people/person.schema.ts';
import { type Process, processSchema } from '../../../../domain/programs/process.schema.ts';
import type { ProgramVersion } from '../../../../domain/programs/program.ts';
import { stepTitles } from '../../../../domain/programs/step-titles.rules.ts';
import { commonTypes, typesOfForm } from '../../../../domain/programs/types.rules.ts';
import type { CasePage } from '../../../../handlers/services/cases.services.ts';
import { after, ana, approvalTask, dana, entry, marco } from './sample.ts';

const asWritten = {
  program: 'onboarding',
  kind: 'onboarding',
  version: 3,
  title: 'Partner onboarding',
  purpose: 'Become a partner of Meridian: we look at your application within **three working days**.',
  calendar: {
    timeZone: 'Europe/Berlin',
    workingDays: [1, 2, 3, 4, 5],
    from: '09:00',
    to: '17:00',
    holidays: [],
  },
  roles: { 'channel-manager': 'Channel manager', legal: 'Legal' },
  starts: { by: 'partner', form: 'application', caseTitle: '{{ application.company }}' },
  forms: {
    application: {
      title: 'Application',
      intro: 'It takes about five minutes. Fields that you can leave empty say so.',
      fields: [
        { type: 'text', name: 'company', label: 'Legal name of your company' },
        { type: 'country', name: 'country', label: 'Country' },
        { type: 'url', name: 'website', label: 'Website', required: false },
        { type: 'integer', name: 'people', label: 'How many people work for you?', min: 1 },
        {
          type: 'money',
          name: 'revenue',
          label: 'Revenue of last year',
          currencies: ['EUR', 'USD'],
          required: false,
          help: 'Roughly is enough',
        },
        { type: 'date', name: 'since', label: 'In business since', required: false },
        { type: 'yes-no', name: 'resells', label: 'Do you resell products like ours today?' },
        { type: 'long-text', name: 'which', label: 'Which ones, and for how long?', when: 'resells' },
        {
          type: 'choices',
          name: 'regions',
          label: 'Where do you sell?',
          options: { emea: 'Europe, Middle East, Africa', apac: 'Asia and Pacific', amer: 'Americas' },
        },
        {
          type: 'file',
          name: 'register',
          label: 'Extract of the register',
          accept: ['pdf'],
          required: false,
        },
      ],
    },
    scorecard: {
      title: 'Scorecard',
      fields: [
        { type: 'score', name: 'skills', label: 'Technical skills', help: '5 is the best' },
        { type: 'score', name: 'market', label: 'Access to the market' },
        {
          type: 'choice',
          name: 'tier',
          label: 'Tier to start in',
          options: { silver: 'Silver', gold: 'Gold' },
        },
      ],
    },
  },
  stages: [
    {
      id: 'vetting',
      label: 'Vetting',
      steps: [
        {
          step: 'decision',
          id: 'approval',
          title: 'Approval of {{ application.company }}',
          levels: [{ name: 'Channel', by: 'channel-manager', within: 'PT24H' }],
          scorecard: 'scorecard',
        },
      ],
    },
    {
      id: 'contract',
      label: 'Contract',
      steps: [
        {
          step: 'agreement',
          id: 'contract',
          title: 'Partner agreement',
          text: 'agreement',
          by: 'partner',
          within: 'P14D',
        },
      ],
    },
    {
      id: 'plan',
      label: 'First ninety days',
      steps: [
        { step: 'form', id: 'profile', title: 'Profile', form: 'application', by: 'partner', within: 'P7D' },
      ],
    },
  ],
  outcomes: {
    active: { label: 'Active partner', tone: 'positive' },
    'not-accepted': { label: 'Not accepted', tone: 'negative', reopenWithin: 'P90D' },
  },
};
const written = processSchema.parse(asWritten);

/** The program as ops write it. */
export const onboardingSource = stringify(asWritten);

/** A program as a case is pinned to it. */
export const onboarding: Process = {
  ...written,
  calendar: { ...written.calendar, holidays: [] },
  types: {
    ...commonTypes(written),
    ...Object.fromEntries(Object.entries(written.forms).map(([name, form]) => [name, typesOfForm(form)])),
  },
};

export const applied = {
  company: 'Kestrel Maritime AS',
  country: 'NO',
  website: 'https://kestrel-maritime.example',
  people: 42,
  revenue: { amount: 310_000_000, currency: 'EUR' },
  resells: false,
  regions: ['emea', 'apac'],
  register: { name: 'extract.pdf', type: 'pdf', size: 48_213, sha256: 'ab'.repeat(32) },
};

const text =
  '# Partner agreement\n\nBetween **Meridian Software** and Kestrel Maritime AS.\n\n1. The partner sells in *Norway*.\n2. Either side can end this with 90 days of notice.\n\nSee [the price list](https://vendor.example/prices).';
const hash = createHash('sha256').update(text).digest('hex');

export function formTask(change: Partial<Task> = {}): Task {
  return approvalTask({
    step: 'profile',
    title: 'Profile',
    party: 'partner',
    role: 'partner',
    roleLabel: 'Northwind Systems',
    assignees: [ana.id],
    form: 'application',
    note: 'Tell us who you are. We need **no** more than this.',
    dueAt: after(6.5),
    atSilence: 'If nobody answers by then, it goes on without your profile.',
    outcomes: [
      {
        id: 'send',
        label: 'Send',
        effect: 'What you filled in is sent, and the case goes on.',
        needs: 'form',
        tone: 'positive',
      },
    ],
    ...change,
  });
}

/** An exam of a provider, of which nobody presses anything. */
export function examTask(change: Partial<Task> = {}): Task {
  const press = { label: 'Take the result', effect: 'The case goes on.' };
  return formTask({
    step: 'proctored',
    title: 'Proctored exam',
    note: 'Book a seat **in time**.',
    exam: { provider: 'prometric', exam: 'PX-100', pass: 700, outOf: 1000, candidate: 'C-7K3M9Q2XBA' },
    outcomes: [{ id: 'result', ...press, needs: 'result', tone: 'positive' }],
    ...change,
  });
}

export function signatureTask(change: Partial<Task> = {}): Task {
  return formTask({
    step: 'contract',
    title: 'Partner agreement',
    agreement: { text, hash },
    outcomes: [
      {
        id: 'sign',
        label: 'Sign',
        effect: 'Your typed name, the time and the text you see are kept as your signature.',
        needs: 'signature',
        tone: 'positive',
      },
      {
        id: 'decline',
        label: 'Decline',
        effect: 'The case is closed; your reason is kept with it.',
        needs: 'comment',
        tone: 'negative',
      },
    ],
    ...change,
  });
}

export function scorecardTask(change: Partial<Task> = {}): Task {
  return approvalTask({
    title: 'Approval of the application',
    form: 'scorecard',
    note: 'Look at the references, too.',
    outcomes: approvalTask().outcomes.map((outcome) =>
      outcome.id === 'approve'
        ? { ...outcome, needs: 'form' }
        : outcome.id === 'reject'
          ? outcome
          : { ...outcome, needs: 'comment' },
    ),
    ...change,
  });
}

type View = CasePage['view'];

export function caseView(change: Partial<View> = {}): View {
  return {
    id: 'C-7K3M9Q2XBA',
    kind: 'onboarding',
    workflowId: 'onboarding/northwind/C-7K3M9Q2XBA',
    program: { id: 'onboarding', version: 3 },
    partner: { id: 'northwind', name: 'Northwind Systems' },
    title: 'Kestrel Maritime AS',
    stage: 'plan',
    stageLabel: 'First ninety days',
    status: 'open',
    next: {
      what: 'Profile',
      waitsFor: { party: 'partner', roleLabel: 'Northwind Systems', personIds: [ana.id] },
      deadline: { at: after(6.5), what: 'Goes on without it' },
    },
    tasks: [formTask()],
    openedAt: after(-20),
    stageSince: after(-3),
    updatedAt: after(-1),
    revision: 4,
    facts: {
      startedBy: ana.id,
      data: {
        application: applied,
        approval: { skills: 4, market: 5, tier: 'gold', outcome: 'approve', comment: '' },
        contract: {
          hash: 'ab12',
          documentId: 'F-2H8T4V6YKM',
          signedBy: 'Ana Duarte',
          signedAt: '2026-11-20T10:00:00Z',
        },
      },
      open: ['application', 'contract'],
      position: {
        approval: { since: after(-20), doneAt: after(-18) },
        contract: { since: after(-18), doneAt: after(-3) },
        profile: { since: after(-3) },
      },
    },
    ...change,
  };
}

const caseTimeline = [
  entry(1, -20, 'Started.', { actor: { via: 'portal', personId: ana.id } }),
  entry(2, -19, 'Sanctions: pass.', { audience: 'vendor' }),
  entry(3, -18, 'Approval of the application: Approve.', { actor: { via: 'portal', personId: dana.id } }),
  entry(4, -3, 'Partner agreement: signed.', { actor: { via: 'email-link', personId: ana.id } }),
];

export const casePage: CasePage = {
  view: caseView(),
  timeline: caseTimeline,
  program: onboarding,
  stepTitles: stepTitles(onboarding, caseView()),
};

export const applicant: Person = {
  ...ana,
  id: 'P-APPL000001',
  name: 'Ingrid Solberg',
  email: 'ingrid@kestrel-maritime.example',
  partnerId: 'p-7k3m9q2xba',
  roles: ['owner'],
  account: false,
};

export function caseSummary(change: Partial<CaseSummary> & { id: string; title: string }): CaseSummary {
  const { kind, program, partner, stage, stageLabel, next, openedAt, updatedAt } = caseView();
  return {
    kind,
    program,
    partner,
    stage,
    stageLabel,
    stageSince: after(-3),
    next,
    openedAt,
    updatedAt,
    ...change,
  };
}

/** What a closed case waits for. */
export const over = {
  what: 'Nothing more happens',
  waitsFor: { party: 'nobody', personIds: [] },
} satisfies View['next'];

export const caseSummaries: CaseSummary[] = [
  caseSummary({
    id: 'C-0B5N8R1WCZ',
    title: 'Alpenbahn Vertriebs GmbH',
    stage: 'closed',
    stageLabel: 'Closed',
    outcome: 'not-accepted',
    next: over,
  }),
  caseSummary({ id: 'C-7K3M9Q2XBA', title: 'Kestrel Maritime AS' }),
  caseSummary({
    id: 'C-2H8T4V6YKM',
    title: 'Halden & Sons Ltd.',
    stage: 'vetting',
    stageLabel: 'Vetting',
    stageSince: after(-30),
    next: {
      what: 'Approval of the application',
      waitsFor: { party: 'vendor', roleLabel: 'Channel manager', personIds: [dana.id, marco.id] },
      deadline: { at: after(-2), what: 'Escalates to Channel director' },
    },
  }),
  caseSummary({
    id: 'C-9P1S3W5ZQF',
    title: '北浜精機株式会社',
    stage: 'vetting',
    stageLabel: 'Vetting',
    stageSince: after(-18),
    next: { what: 'Waits for a check: Sanctions', waitsFor: { party: 'vendor', personIds: [] } },
  }),
];

export const programVersions: ProgramVersion[] = [
  {
    programId: 'onboarding',
    version: 3,
    title: 'Partner onboarding',
    kind: 'onboarding',
    hash: 'a'.repeat(64),
    status: 'published',
    proposedBy: marco.id,
    proposedAt: after(-40),
    publishedBy: dana.id,
    publishedAt: after(-39),
    effectiveFrom: after(-38),
  },
  {
    programId: 'onboarding',
    version: 4,
    title: 'Partner onboarding',
    kind: 'onboarding',
    hash: 'b'.repeat(64),
    status: 'proposed',
    proposedBy: marco.id,
    proposedAt: after(-1),
    effectiveFrom: after(7),
  },
];
