import {
  applicant,
  applied,
  casePage,
  caseSummaries,
  caseView,
  formTask,
  over,
  programVersions,
  scorecardTask,
  signatureTask,
} from '../../offline/portal/support/cases.ts';
import { sharedDraft } from '../../offline/portal/support/fake-drafts.ts';
import type { World } from '../../offline/portal/support/fake-services.ts';
import { casePageWithFiles, filesPath, upload, waitingUpload } from '../../offline/portal/support/files.ts';
import { casePageBesideLines, casePageWithLines } from '../../offline/portal/support/lines.ts';
import {
  after,
  approvalTask,
  conflictView,
  dana,
  fabrikam,
  protectedTimeline,
  protectedView,
  reviewTimeline,
  reviewView,
} from '../../offline/portal/support/sample.ts';
import { certificateScenes } from './certificates.scenes.ts';
import { fundsScenes } from './funds.scenes.ts';
import { paymentScenes } from './payments.scenes.ts';
import { peopleScenes } from './people.scenes.ts';

/** A page as somebody meets it: who is signed in, what the services answer, and what is pressed on the way. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly as?: 'ana' | 'dana' | 'felix' | 'mika';
  readonly world?: Partial<World>;
  /** Ticks every box of the page first. */
  readonly tick?: boolean;
  /** Unfolds everything first. */
  readonly unfold?: boolean;
  /** The label of a box that is chosen before anything is pressed. */
  readonly choose?: string;
  readonly press?: readonly string[];
}

const deal = '/deals/D-7K3M9Q2XBA';
const [inForce, ...newer] = programVersions;
/** One more that was in force before. */
const replaced = inForce ? [{ ...inForce, version: 2, effectiveFrom: after(-60) }, inForce, ...newer] : [];
const partnerActs = [
  'report-progress',
  'request-extension',
  'report-won',
  'report-lost',
  'withdraw',
] as const;
const protectedPage = { view: protectedView(), timeline: protectedTimeline };
const decided = approvalTask({
  status: 'done',
  votes: [],
  result: {
    outcome: 'reject',
    actor: { via: 'portal', personId: dana.id },
    at: reviewView().updatedAt,
    comment: 'We sell to them ourselves.',
  },
});
const changes = approvalTask({
  id: 'T2',
  step: 'changes',
  party: 'partner',
  title: 'Change what was asked for',
  roleLabel: 'Northwind Systems',
  assignees: ['P-ANA0000001'],
  fields: ['value', 'customer.website', 'customer.country', 'expectedClose', 'description'],
  note: 'Is the value per year? Give the whole of it, please.',
  outcomes: [
    {
      id: 'resubmit',
      label: 'Send the changes',
      effect: 'The registration goes back to review.',
      needs: 'fields',
      tone: 'positive',
    },
  ],
});
const changesPage = {
  view: reviewView({ stage: 'action-required', stageLabel: 'Changes asked for', tasks: [changes] }),
  timeline: reviewTimeline,
};
const ruling = approvalTask({
  step: 'dispute',
  title: 'Ruling on the dispute',
  note: 'We found them at the fair in May, and wrote the first offer.',
  outcomes: approvalTask().outcomes.slice(0, 2),
});
const contested: Partial<World> = {
  page: { view: conflictView({ tasks: [ruling] }), timeline: reviewTimeline },
  task: ruling,
  holder: {
    view: protectedView({ id: 'D-0B5N8R1WCZ', partner: { id: fabrikam.id, name: fabrikam.name } }),
    timeline: protectedTimeline,
  },
};

const kase = '/cases/C-7K3M9Q2XBA';
const waitsForAna = { ...casePage, view: caseView() };
const toSign = {
  ...casePage,
  view: caseView({
    stage: 'contract',
    stageLabel: 'Contract',
    tasks: [signatureTask()],
    next: { ...caseView().next, what: 'Partner agreement' },
  }),
};
const toDecide = {
  ...casePage,
  view: caseView({
    stage: 'vetting',
    stageLabel: 'Vetting',
    tasks: [scorecardTask()],
    next: caseSummaries[2]?.next ?? over,
  }),
};
const ended = {
  ...casePage,
  view: caseView({
    stage: 'closed',
    stageLabel: 'Closed',
    status: 'closed',
    outcome: 'not-accepted',
    tasks: [],
    next: over,
  }),
};
const ofApplicant = {
  ...casePage,
  view: caseView({
    partner: { id: 'p-7k3m9q2xba', name: 'Kestrel Maritime AS' },
    tasks: [formTask({ assignees: [applicant.id] })],
    next: { ...caseView().next, waitsFor: { party: 'partner', personIds: [applicant.id] } },
    facts: { ...caseView().facts, startedBy: applicant.id },
  }),
};
const partnerCaseActs = ['delegate', 'withdraw'] as const;
const steering = ['note', 'extend', 'reassign', 'cancel'] as const;

const caseScenes: readonly Scene[] = [
  { name: 'cases', path: '/cases', as: 'ana' },
  { name: 'no cases yet', path: '/cases', as: 'ana', world: { cases: [] } },
  { name: 'what can be started', path: '/start', as: 'ana' },
  { name: 'starting a case', path: '/start/onboarding', as: 'ana' },
  { name: 'starting a case for a partner', path: '/start/onboarding', as: 'dana', press: ['Send'] },
  {
    name: 'a case with a form',
    path: kase,
    as: 'ana',
    world: { casePage: waitsForAna, caseActs: partnerCaseActs },
  },
  {
    name: 'a case with a form, filled in, all unfolded',
    path: kase,
    as: 'ana',
    world: { casePage: waitsForAna, caseActs: partnerCaseActs, typed: { ...applied, resells: true } },
    unfold: true,
  },
  {
    name: 'a case, where more questions follow',
    path: kase,
    as: 'ana',
    world: { casePage: waitsForAna, typed: applied },
    choose: 'Yes',
    press: ['Send'],
  },
  {
    name: 'files of a form, one of them waiting',
    path: filesPath,
    as: 'ana',
    world: {
      casePage: casePageWithFiles,
      uploads: [upload(), waitingUpload],
    },
  },
  {
    name: 'a file that was refused',
    path: `${filesPath}?sent=U-1111111111`,
    as: 'ana',
    world: {
      casePage: casePageWithFiles,
      uploads: [upload({ status: 'refused', problem: 'This is a program.' })],
    },
  },
  {
    name: 'rows of a form, some of them wrong',
    path: kase,
    as: 'ana',
    world: { casePage: casePageWithLines, typed: { lines: [{ invoice: 'R-1' }, {}, { invoice: 'R-3' }] } },
    press: ['Send'],
  },
  { name: 'rows of a case', path: kase, as: 'ana', world: { casePage: casePageBesideLines }, unfold: true },
  {
    name: 'rows beside those of the partner',
    path: kase,
    as: 'dana',
    world: { casePage: casePageBesideLines },
    press: ['Approve'],
  },
  { name: 'an agreement to sign', path: kase, as: 'ana', world: { casePage: toSign }, unfold: true },
  {
    name: 'an agreement, signed without a name',
    path: kase,
    as: 'ana',
    world: { casePage: toSign },
    press: ['Sign'],
  },
  {
    name: 'a scorecard, for the vendor, all unfolded',
    path: kase,
    as: 'dana',
    world: { casePage: toDecide, caseActs: steering },
    unfold: true,
  },
  {
    name: 'a closed case',
    path: `${kase}?open=reopen`,
    as: 'ana',
    world: { casePage: ended, caseActs: ['reopen'] },
  },
  { name: 'boards', path: '/board', as: 'dana' },
  { name: 'a board', path: '/board/onboarding', as: 'dana' },
  { name: 'one stage of a board', path: '/board/onboarding?stage=vetting', as: 'dana' },
  { name: 'programs', path: '/programs', as: 'dana' },
  {
    name: 'programs that are worked on, all unfolded',
    path: '/programs',
    as: 'dana',
    world: {
      drafts: [
        sharedDraft,
        { ...sharedDraft, id: 'PD-0000000002', programId: 'rebates', title: 'Rebates', editors: [] },
      ],
      running: [{ version: 3, cases: 12, proposer: 'Marco' }],
    },
    unfold: true,
  },
  {
    name: 'a file that was not imported',
    path: '/programs',
    as: 'dana',
    unfold: true,
    press: ['Import'],
  },
  {
    name: 'a version that was replaced, all unfolded',
    path: '/programs/onboarding?version=2',
    as: 'dana',
    world: { programs: replaced },
    unfold: true,
  },
  { name: 'a proposed version', path: '/programs/onboarding', as: 'dana' },
  {
    name: 'a link to a form',
    path: '/t/some-token',
    world: {
      linked: 'case',
      casePage: ofApplicant,
      task: formTask({ assignees: [applicant.id] }),
      linkPerson: applicant,
    },
  },
  {
    name: 'a link to a form, over',
    path: '/t/some-token',
    world: {
      linked: 'case',
      casePage: ended,
      link: 'settled',
      task: formTask({ status: 'withdrawn' }),
      linkPerson: applicant,
    },
  },
  {
    name: 'the case of an applicant',
    path: '/c/some-token',
    world: { casePage: ofApplicant, caseActs: ['withdraw'] },
  },
  { name: 'a link to a case that is not ours', path: '/c/some-token', world: { caseLink: 'invalid' } },
  { name: 'applying', path: '/apply/onboarding' },
  { name: 'applying without an address', path: '/apply/onboarding', press: ['E-mail me a link'] },
  { name: 'applying, the link is sent', path: '/apply/onboarding?sent' },
  { name: 'applying where nobody can', path: '/apply/elsewhere' },
  { name: 'an application', path: '/a/some-token?done=kept', world: { typed: applied } },
  { name: 'a link to an application that is not ours', path: '/a/some-token', world: { draft: 'invalid' } },
];

export const scenes: readonly Scene[] = [
  ...caseScenes,
  { name: 'sign in', path: '/sign-in' },
  { name: 'sign in, not an address', path: '/sign-in', press: ['E-mail me a link'] },
  { name: 'look in your inbox', path: '/sign-in?sent' },
  { name: 'the link that signs in', path: '/sign-in/some-token' },
  { name: 'a used link', path: '/sign-in/some-token', world: { signInLink: 'used' } },
  { name: 'deals', path: '/deals', as: 'ana' },
  { name: 'no deals yet', path: '/deals', as: 'ana', world: { deals: [] } },
  { name: 'no deals at a stage', path: '/deals?stage=queued', as: 'ana', world: { deals: [] } },
  { name: 'registering', path: '/deals/new', as: 'ana' },
  { name: 'registering, nothing filled in', path: '/deals/new', as: 'ana', press: ['Register the deal'] },
  {
    name: 'a customer that looks taken',
    path: '/deals/new',
    as: 'ana',
    world: { check: 'taken' },
    press: ['Check the customer'],
  },
  {
    name: 'a customer that is yours',
    path: '/deals/new',
    as: 'ana',
    world: { check: 'yours' },
    press: ['Check the customer'],
  },
  {
    name: 'a protected deal',
    path: `${deal}?done=report-progress`,
    as: 'ana',
    world: { page: protectedPage, acts: partnerActs },
  },
  {
    name: 'a protected deal, all unfolded',
    path: deal,
    as: 'ana',
    world: { page: protectedPage, acts: partnerActs },
    unfold: true,
  },
  { name: 'changes asked for', path: deal, as: 'ana', world: { page: changesPage }, unfold: true },
  {
    name: 'a conflict',
    path: deal,
    as: 'ana',
    world: { page: { view: conflictView(), timeline: reviewTimeline }, acts: ['join-queue', 'dispute'] },
  },
  {
    name: 'a closed deal, for the vendor',
    path: deal,
    as: 'dana',
    world: {
      page: {
        view: conflictView({ stage: 'closed', stageLabel: 'Closed', status: 'closed', outcome: 'refused' }),
        timeline: reviewTimeline,
      },
    },
  },
  {
    name: 'a contested conflict, for the vendor',
    path: deal,
    as: 'dana',
    world: contested,
  },
  { name: 'a link, to rule on a contested conflict', path: '/t/some-token', world: contested },
  {
    name: 'a decision, for the vendor, all unfolded',
    path: `${deal}?open=transfer`,
    as: 'dana',
    world: { acts: ['note', 'extend', 'reassign', 'transfer', 'revoke', 'cancel'] },
    unfold: true,
  },
  { name: 'a decision without a reason', path: deal, as: 'dana', unfold: true, press: ['Ask for changes'] },
  { name: 'inbox', path: '/inbox', as: 'dana' },
  { name: 'empty inbox', path: '/inbox', as: 'dana', world: { inbox: [] } },
  { name: 'inbox, nothing ticked', path: '/inbox', as: 'dana', press: ['Approve selected'] },
  { name: 'several at once, to confirm', path: '/inbox', as: 'dana', tick: true, press: ['Reject selected'] },
  {
    name: 'several at once, what came of it',
    path: '/inbox',
    as: 'dana',
    tick: true,
    press: ['Approve selected', 'Approve these 3'],
  },
  { name: 'console', path: '/console', as: 'dana' },
  { name: 'a partner in the console', path: '/console?partner=northwind', as: 'dana' },
  { name: 'a link from an e-mail', path: '/t/some-token', unfold: true },
  {
    name: 'a link, to decide signed in',
    path: '/t/some-token',
    world: { task: approvalTask({ signedIn: true }) },
  },
  { name: 'a link, decided before', path: '/t/some-token', world: { link: 'settled', task: decided } },
  { name: 'a link that is too old', path: '/t/some-token', world: { link: 'expired' } },
  { name: 'a link that is not ours', path: '/t/some-token', world: { link: 'invalid' } },
  ...fundsScenes,
  ...peopleScenes,
  ...paymentScenes,
  ...certificateScenes,
  { name: 'nothing there', path: '/deals/D-0000000000', as: 'ana' },
];
