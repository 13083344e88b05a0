import { shippedRules } from '../../domain/standing/fixtures.ts';
import { people } from './people.ts';
import { hashOf, priceDesk, proposalOf } from './processes.ts';
import { submission } from './setting.ts';

export const rehearsal = {
  source: priceDesk({ version: 9 }),
  scripts: 'program: price-desk\nscripts: [{ name: Nobody answers }]',
};
export const bankSource = '// Title: A bank\n\n::Q:: Is it? {T}';
const examResults = {
  provider: 'prometric',
  text: 'candidate,exam,score,taken_at\nC-0000000000,PX-100,720,2027-01-05\n',
};
/** What each operation of the API that takes something is sent, in order. */
const webhook = { url: 'https://erp.vendor.example/hooks', label: 'ERP', events: ['deal.won'] };

export const bodies: Record<string, unknown> = {
  publishMaterial: { source: bankSource, after: 1 },
  withdrawQuestion: { questionId: 'q', reason: 'It is wrong' },
  submitDeal: submission(),
  reportProgress: { report: 'Going well' },
  requestExtension: { evidence: 'Budget approved' },
  reportWon: { value: { amount: 1, currency: 'EUR' }, closedOn: '2027-02-28', proof: 'PO 4711' },
  reportLost: { reason: 'Too dear' },
  withdraw: { reason: 'By mistake' },
  joinQueue: {},
  dispute: { grounds: 'We were first' },
  revoke: { reason: 'Against the rules' },
  transfer: { partnerId: 'alpine', personId: people.rival.id, reason: 'Asked for' },
  reassign: { taskId: 'T1', toPersonId: people.director.id, reason: 'On leave' },
  extend: { until: '2027-12-01T00:00:00Z', taskId: 'T1', reason: 'On leave' },
  cancel: { reason: 'A test' },
  note: { text: 'Call them' },
  withdrawCase: { reason: 'By mistake' },
  reopenCase: {},
  delegateTask: { taskId: 'T2', toPersonId: people.owner.id, reason: 'On leave' },
  reassignTask: { taskId: 'T1', toPersonId: people.director.id, reason: 'On leave' },
  extendTask: { until: '2027-12-01T00:00:00Z', taskId: 'T1', reason: 'On leave' },
  cancelCase: { reason: 'A test' },
  setMyTimeZone: { timeZone: 'Europe/Berlin' },
  setMyAway: { until: '2027-03-10T09:00:00Z' },
  passOnMyTasks: { tasks: [{ caseId: 'D-0000000000', taskId: 'T1' }] },
  setAway: { until: '2027-03-10T09:00:00Z' },
  setManager: { reportsTo: null },
  giveExtraTime: { percent: 25 },
  noteOnCase: { text: 'Call them' },
  completeCaseTask: { outcome: 'reject', comment: 'Too low' },
  answerQuizQuestion: { number: 12 },
  sendEvent: { event: 'po-received' },
  migrateCase: { to: 1, reason: 'A better rule' },
  proposeProgram: proposalOf(priceDesk({ version: 9 })),
  previewProgram: { source: priceDesk({ version: 9 }) },
  previewDraftMigration: { source: priceDesk({ version: 9 }) },
  publishProgram: { hash: hashOf(priceDesk({ version: 3 })) },
  createDraft: { from: { kind: 'template', name: 'onboarding' } },
  saveDraft: { revision: 1, source: 'program: other', scripts: '' },
  editDraft: { tab: 'a-tab' },
  restoreProgram: { reason: 'It was better' },
  playRehearsal: rehearsal,
  erasePerson: { id: people.gone.id },
  createFund: {
    ...{ name: 'Summer', currency: 'EUR', amount: 100 },
    period: { from: '2027-04-01', to: '2027-06-30' },
  },
  raiseFund: { amount: 100 },
  lowerFund: { amount: 100 },
  allocateFunds: { for: { to: 'tier', tier: 'silver' }, amount: 100 },
  changeAllocation: { amount: -100 },
  completeTask: { outcome: 'approve' },
  completeTasks: { tasks: [{ caseId: 'D-0000000000', taskId: 'T1' }], answer: { outcome: 'approve' } },
  checkCustomer: { customer: submission().customer, productFamily: 'platform' },
  putAccount: { name: 'Acme GmbH', country: 'DE' },
  confirmPayment: {
    ...{ amount: { amount: 125_000, currency: 'EUR' }, paidOn: '2027-03-01', reference: 'Statement 12' },
  },
  sendPaymentBack: { reason: 'Closed account' },
  revokeCertificate: { reason: 'Copied' },
  reinstateCertificate: { reason: 'Not copied' },
  publishStandingRules: { source: shippedRules, after: 1 },
  movePerson: { partnerId: 'alpine' },
  confirmPaymentBatch: { paidOn: '2027-03-01', reference: 'Statement 12' },
  checkExamResults: examResults,
  takeExamResults: examResults,
  registerWebhook: webhook,
  changeWebhook: webhook,
  redeliverWebhook: { since: '2026-11-01T00:00:00Z' },
};
