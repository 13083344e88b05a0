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
import { casePageWithFiles, filesPath, upload, waitingUpload } from '../../offline/portal/support/files.ts';
import { casePageBesideLines, casePageWithLines } from '../../offline/portal/support/lines.ts';
import { after } from '../../offline/portal/support/sample.ts';
import type { Scene } from './scenes.ts';

const [inForce, ...newer] = programVersions;
/** One more that was in force before. */
const replaced = inForce ? [{ ...inForce, version: 2, effectiveFrom: after(-60) }, inForce, ...newer] : [];
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

export const caseScenes: readonly Scene[] = [
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
  { name: 'moving cases to another version', path: '/programs/onboarding/move', as: 'dana' },
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
  { name: 'an application', path: '/a/some-token', done: 'kept', world: { typed: applied } },
  { name: 'a link to an application that is not ours', path: '/a/some-token', world: { draft: 'invalid' } },
];
