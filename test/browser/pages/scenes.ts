import type { World } from '../../offline/portal/support/fake-services.ts';
import {
  approvalTask,
  conflictView,
  dana,
  fabrikam,
  protectedTimeline,
  protectedView,
  reviewTimeline,
  reviewView,
} from '../../offline/portal/support/sample.ts';
import { caseScenes } from './cases.scenes.ts';
import { certificateScenes } from './certificates.scenes.ts';
import { fundsScenes } from './funds.scenes.ts';
import { learningScenes } from './learning.scenes.ts';
import { learningTaskScenes } from './learning-tasks.scenes.ts';
import { materialScenes } from './materials.scenes.ts';
import { paymentScenes } from './payments.scenes.ts';
import { peopleScenes } from './people.scenes.ts';
import { personalDataScenes } from './personal-data.scenes.ts';
import { standingScenes } from './standing.scenes.ts';
import { webhookScenes } from './webhooks.scenes.ts';

/** A page as somebody meets it: who is signed in, what the services answer, and what is pressed on the way. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  /** The word for what was done on the way to it. */
  readonly done?: string;
  readonly as?: 'ana' | 'dana' | 'felix' | 'mika';
  readonly world?: Partial<World>;
  /** Ticks every box of the page first. */
  readonly tick?: boolean;
  /** Unfolds everything of the page first. */
  readonly unfold?: boolean;
  /** Opens the menu of what sets the product up. */
  readonly menu?: boolean;
  /** The label of a box that is chosen before anything is pressed. */
  readonly choose?: string;
  readonly press?: readonly string[];
}

const deal = '/deals/D-7K3M9Q2XBA';
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

export const scenes: readonly Scene[] = [
  ...caseScenes,
  { name: 'sign in', path: '/sign-in' },
  { name: 'sign in, not an address', path: '/sign-in', press: ['E-mail me a link'] },
  { name: 'look in your inbox', path: '/sign-in?sent' },
  { name: 'the link that signs in', path: '/sign-in/some-token' },
  { name: 'sign in, with a provider', path: '/sign-in', world: { provider: 'Okta' } },
  { name: 'look in your inbox, with a provider', path: '/sign-in?sent', world: { provider: 'Okta' } },
  {
    name: 'a provider that signed nobody in',
    path: '/sign-in/staff',
    world: { provider: 'Okta', providerAnswer: { why: 'unknown', email: 'new@vendor.example' } },
  },
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
    path: deal,
    done: 'report-progress',
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
  { name: 'search', path: '/search', as: 'ana' },
  { name: 'search, what was found', path: '/search?q=kestrel', as: 'dana' },
  { name: 'search, nothing found', path: '/search?q=nowhere', as: 'ana' },
  { name: 'search, too little typed', path: '/search?q=k', as: 'dana' },
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
  ...personalDataScenes,
  ...paymentScenes,
  ...materialScenes,
  ...certificateScenes,
  ...learningScenes,
  ...learningTaskScenes,
  ...standingScenes,
  { name: 'who did what', path: '/console/audit', as: 'dana' },
  { name: 'an audit of no day', path: '/console/audit?day=nonsense', as: 'dana' },
  ...webhookScenes,
  { name: 'nothing there', path: '/deals/D-0000000000', as: 'ana' },
];
