import type { Attempt } from '../../../../activities/store/attempts.store.ts';
import type { Task } from '../../../../domain/cases/case.schema.ts';
import type { CaseSummary, DealSummary, InboxItem } from '../../../../domain/cases/listing.ts';
import { dealInputSchema } from '../../../../domain/deals/deal.schema.ts';
import { DomainError } from '../../../../domain/errors.ts';
import type { Activity } from '../../../../domain/mdf/activity.ts';
import type { Allocation, Fund } from '../../../../domain/mdf/fund.schema.ts';
import type { Entry } from '../../../../domain/mdf/ledger.ts';
import type { Passkey } from '../../../../domain/people/passkey.schema.ts';
import type { Person } from '../../../../domain/people/person.schema.ts';
import type { FormValues } from '../../../../domain/programs/form.schema.ts';
import type { Process } from '../../../../domain/programs/process.schema.ts';
import type { ProgramVersion } from '../../../../domain/programs/program.ts';
import type { Upload } from '../../../../domain/uploads/upload.ts';
import type { CaseAct, CasePage } from '../../../../handlers/services/cases.services.ts';
import type {
  CertificateRow,
  CertificationReport,
  Team,
} from '../../../../handlers/services/certificates.services.ts';
import type { DealAct, DealPage } from '../../../../handlers/services/deals.services.ts';
import type { DraftsService } from '../../../../handlers/services/drafts.services.ts';
import type { BesideCase, FundRequest } from '../../../../handlers/services/funds.services.ts';
import type { InvitationList, OpenedInvitation } from '../../../../handlers/services/invitations.services.ts';
import type { Path } from '../../../../handlers/services/learning.services.ts';
import type { AttemptPage, CoursePage } from '../../../../handlers/services/learning-tasks.services.ts';
import type { TaskResult } from '../../../../handlers/services/one-by-one.ts';
import { parse } from '../../../../handlers/services/parse.ts';
import type { PaymentRow } from '../../../../handlers/services/payments.services.ts';
import type { PersonPage } from '../../../../handlers/services/people.services.ts';
import type { RunningVersion } from '../../../../handlers/services/programs.services.ts';
import type { Services } from '../../../../handlers/services/services.ts';
import type { NotSignedIn } from '../../../../handlers/services/sign-in.services.ts';
import type { StandingNow } from '../../../../handlers/services/standing.services.ts';
import { casePage, caseSummaries, onboarding, onboardingSource, programVersions } from './cases.ts';
import { fakeAudit } from './fake-audit.ts';
import { fakeApplications, fakeCases, fakePrograms } from './fake-cases.ts';
import { certificateRows, certificationReport, fakeCertificates, team } from './fake-certificates.ts';
import { fakeDrafts } from './fake-drafts.ts';
import { fakeExams } from './fake-exams.ts';
import { besideRequest, fakeFunds } from './fake-funds.ts';
import { enrolments, fakeLearning, learningPaths } from './fake-learning.ts';
import { fakeExtraTime, fakeLearningTasks, runningAttempt, unreadCourse } from './fake-learning-tasks.ts';
import { fakeMaterials } from './fake-materials.ts';
import { fakePayments, paymentRows } from './fake-payments.ts';
import { fakeInvitations, fakePeople, invitation, roleChoices } from './fake-people.ts';
import { fakePersonalData } from './fake-personal-data.ts';
import { fakeSearch } from './fake-search.ts';
import { fakeStanding, standingIn } from './fake-standing.ts';
import { fakeUploads } from './fake-uploads.ts';
import { fakeWebhooks } from './fake-webhooks.ts';
import { activities, allocations, entries, fund } from './money.ts';
import {
  ana,
  dana,
  fabrikam,
  faye,
  felix,
  inboxItems,
  marco,
  mika,
  names,
  northwind,
  program,
  reviewTimeline,
  reviewView,
  summaries,
} from './sample.ts';

/** What the fake answers; a test changes what it is about. */
export interface World {
  /** An attempt at a quiz, and a course, for whoever asks. */
  attempt: AttemptPage;
  course: CoursePage;
  page: DealPage;
  /** The case of a process; also behind the task's link if `linked` says so. */
  casePage: CasePage;
  linked: 'deal' | 'case';
  cases: readonly CaseSummary[];
  /** More have the words than the search looks through. */
  moreFound: boolean;
  /** Anybody's page, and everybody. */
  personPage: PersonPage;
  people: readonly Person[];
  /** What came of giving somebody's tasks away. */
  handedOn: readonly TaskResult[];
  invited: InvitationList;
  /** Behind the link of an invitation. */
  invitation: OpenedInvitation;
  payments: readonly PaymentRow[];
  certificates: readonly CertificateRow[];
  /** Graded ones, at every bank. */
  attempts: readonly Attempt[];
  team: Team;
  certificationReport: CertificationReport;
  /** Of the partner that is looked at; absent without rules. */
  standing?: StandingNow | undefined;
  funds: readonly Fund[];
  /** Of every fund. */
  allocations: readonly Allocation[];
  /** Every statement. */
  entries: readonly Entry[];
  activities: readonly Activity[];
  fundRequests: readonly FundRequest[];
  /** What stands beside a case with money. */
  beside: BesideCase;
  caseActs: readonly CaseAct[];
  startable: readonly Process[];
  enrolments: readonly CaseSummary[];
  paths: readonly Path[];
  /** What was typed before and not sent. */
  typed: FormValues | undefined;
  caseLink: 'open' | 'invalid';
  draft: 'open' | 'sent' | 'invalid';
  programs: readonly ProgramVersion[];
  running: readonly RunningVersion[] | Error;
  drafts: Awaited<ReturnType<DraftsService['list']>>;
  /** The source of every version. */
  source: string;
  scripts?: string;
  /** What was sent for every field for files. */
  uploads: readonly Upload[];
  /** The deal that holds the customer. */
  holder?: DealPage;
  deals: readonly DealSummary[];
  inbox: readonly InboxItem[];
  acts: readonly DealAct[];
  check: 'free' | 'taken' | 'yours';
  task: Task;
  link: 'open' | 'settled' | 'invalid' | 'expired';
  linkPerson: Person;
  /** What the vendor's people call their identity provider. */
  provider: string | undefined;
  /** What it says of whoever comes. */
  providerAnswer: NotSignedIn;
  passkeys: readonly Passkey[];
  signInLink: 'usable' | 'used' | 'expired' | 'invalid';
  /** Thrown by the next call that would change something. */
  refusal?: Error | undefined;
}

export interface Call {
  readonly name: string;
  readonly input: unknown;
}

const unused = async (): Promise<never> => {
  throw new Error('The pages do not call this.');
};

const people: Readonly<Record<string, Person>> = {
  'session-of-ana': ana,
  'session-of-dana': dana,
  'session-of-felix': felix,
  'session-of-mika': mika,
};

const ceremony = { options: { challenge: 'AA' }, attempt: 'an-attempt' };

/** Services in memory. `changes` are the calls that would change something, in order. */
export function fakeServices(start: Partial<World> = {}) {
  const page = { view: reviewView(), timeline: reviewTimeline };
  const world: World = {
    page,
    deals: summaries,
    casePage,
    linked: 'deal',
    cases: caseSummaries,
    personPage: { person: dana, colleagues: [marco], alone: [] },
    people: [dana, marco],
    handedOn: [],
    invited: { invitations: [], roles: roleChoices, suspended: false },
    invitation: { state: 'pending', invitation, inviterName: dana.name },
    payments: paymentRows,
    certificates: certificateRows,
    attempts: [],
    team,
    certificationReport,
    standing: standingIn(40),
    funds: [fund],
    allocations,
    entries,
    activities,
    fundRequests: caseSummaries.map((summary, at) => {
      const money = activities[at];
      return { summary, ...(money ? { activity: money } : {}) };
    }),
    beside: besideRequest,
    caseActs: [],
    startable: [onboarding],
    enrolments,
    paths: learningPaths,
    typed: undefined,
    caseLink: 'open',
    draft: 'open',
    programs: programVersions,
    running: [],
    drafts: [],
    uploads: [],
    source: onboardingSource,
    inbox: inboxItems,
    acts: [],
    check: 'free',
    task: page.view.tasks[0] as Task,
    attempt: runningAttempt,
    course: unreadCourse,
    link: 'open',
    linkPerson: dana,
    passkeys: [],
    provider: undefined,
    providerAnswer: { why: 'unreachable' },
    signInLink: 'usable',
    moreFound: false,
    ...start,
  };
  const changes: Call[] = [];
  const change = async <T>(name: string, input: unknown, answer: () => T): Promise<T> => {
    if (world.refusal) throw world.refusal;
    changes.push({ name, input });
    return answer();
  };
  const submitted = new Map<string, DealPage['view']>();
  const view = () => world.page.view;
  const services: Services = {
    deals: {
      checkCustomer: async () =>
        world.check === 'yours' ? { status: 'yours', dealId: view().id } : { status: world.check },
      submit: async (_caller, input, { requestKey }) =>
        change('submit', world.refusal ? input : parse(dealInputSchema, input), () => {
          const deal = submitted.get(requestKey) ?? view();
          submitted.set(requestKey, deal);
          return deal;
        }),
      get: async (_caller, dealId) => {
        if (dealId === world.holder?.view.id) return world.holder;
        if (dealId !== view().id) throw new DomainError('not-found', `No deal ${dealId}`);
        return world.page;
      },
      list: async () => ({ items: world.deals, cursor: 'older-ones' }),
      completeTask: (_caller, dealId, taskId, answer) =>
        change('completeTask', { dealId, taskId, answer }, view),
      act: (_caller, dealId, act, input) => change('act', { dealId, act, input }, view),
      possibleActs: () => world.acts,
    },
    inbox: {
      list: async ({ person }) => ({ items: person.partnerId ? [] : world.inbox }),
      completeMany: (_caller, tasks, answer) =>
        change('completeMany', { tasks, answer }, () =>
          tasks.map((task, index) =>
            index === 0
              ? { ...task, done: false, problem: '"Channel approval" is already done.' }
              : { ...task, done: true },
          ),
        ),
    },
    signIn: {
      requestLink: (email, returnTo) => change('requestLink', { email, returnTo }, () => undefined),
      inspect: async () =>
        world.signInLink === 'usable'
          ? { state: 'usable', personName: ana.name, returnTo: '/deals' }
          : { state: world.signInLink },
      redeem: (token) =>
        change('redeem', token, () =>
          world.signInLink === 'usable'
            ? { session: 'session-of-ana', returnTo: `/deals/${view().id}` }
            : undefined,
        ),
      personOf: async (session) => people[session],
      end: (session) => change('end', session, () => undefined),
      ...(world.provider === undefined ? {} : { provider: world.provider }),
      toProvider: async () => world.providerAnswer,
      fromProvider: async () => world.providerAnswer,
      providerSignOut: async () => undefined,
    },
    passkeys: {
      list: async () => world.passkeys,
      beginAdding: async () => ceremony,
      add: (_caller, input) => change('addPasskey', input, () => undefined),
      remove: (_caller, id) => change('removePasskey', id, () => undefined),
      beginSignIn: async () => ceremony,
      signIn: async () => undefined,
    },
    taskLinks: {
      open: async () => {
        if (world.link === 'invalid') return { state: 'invalid' };
        const page = world.linked === 'case' ? world.casePage : world.page;
        const isApplicant = world.linkPerson.account === false;
        const way = isApplicant ? { caseToken: 'case-token' } : {};
        const common = { page, task: world.task, person: world.linkPerson, ...way };
        if (world.link === 'open') return { state: 'open', ...common };
        return { state: 'settled', expired: world.link === 'expired', ...common };
      },
      complete: (token, answer) => change('completeLink', { token, answer }, view),
    },
    directory: {
      takersOf: async () => [marco, dana],
      successorsOf: async () => [{ partner: fabrikam, people: [faye] }],
      partners: async () => [fabrikam, northwind],
      learners: async () => [{ partner: northwind, people: [dana, marco] }],
    },
    search: fakeSearch(world),
    certificates: fakeCertificates(world, change),
    learning: fakeLearning(world),
    materials: fakeMaterials(world.attempts),
    exams: fakeExams(change),
    standing: fakeStanding(world, change),
    audit: fakeAudit(),
    personalData: fakePersonalData(ana, change),
    webhooks: fakeWebhooks(change),
    uploads: fakeUploads(world, change),
    people: fakePeople(world, change),
    invitations: fakeInvitations(world, change),
    mailChoices: {
      open: async (token) =>
        token === 'some-token' ? { person: dana, mail: 'news', wanted: true } : undefined,
      choose: async (_token, wanted) => ({ person: dana, mail: 'news', wanted }),
      chooseOwn: (_caller, mail, wanted) => change('chooseOwn', { mail, wanted }, () => undefined),
    },
    payments: fakePayments(world, change),
    funds: fakeFunds(world, change),
    cases: fakeCases(world, change),
    applications: fakeApplications(world, change),
    programs: fakePrograms(world, change),
    drafts: fakeDrafts(world, change),
    learningTasks: fakeLearningTasks(world, change),
    extraTime: fakeExtraTime(change),
    rehearsals: { play: unused, get: unused },
    previews: { all: unused, migration: unused },
    namesOf: async (ids) => Object.fromEntries(ids.flatMap((id) => (names[id] ? [[id, names[id]]] : []))),
    currentProgram: async () => program,
  };
  return { services, world, changes };
}
