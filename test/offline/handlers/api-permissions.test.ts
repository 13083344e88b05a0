import { describe, expect, test } from 'vitest';
import { type Scope, scopes } from '../../../domain/people/api-key.schema.ts';
import { allOperations } from '../../../handlers/api/operations/operations.ts';
import { dealActs } from '../../../handlers/services/deals.services.ts';
import { type Capability, permissions } from '../../../handlers/services/permissions.ts';
import { shippedRules } from '../domain/standing/fixtures.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { bankSource, bodies, rehearsal } from './support/bodies.ts';
import { knownCertificate } from './support/certificates.ts';
import { giveFund, knownAllocation, knownFund } from './support/funds.ts';
import { giveLearning } from './support/learning-tasks.ts';
import { giveAccount, owed } from './support/payments.ts';
import { knownInvitation, type PersonName, people, portal } from './support/people.ts';
import { hashOf, priceDesk, priceRequest, priceTask, proposed, putInForce } from './support/processes.ts';
import { submission } from './support/setting.ts';
import { knownWebhook } from './support/webhooks.ts';

const operations = await allOperations();
const callers = [
  'seller',
  'owner',
  'marketer',
  'rival',
  'direct',
  'manager',
  'director',
  'finance',
  'ops',
  'admin',
] as const;
type CallerName = (typeof callers)[number];

const everybody = callers;
const sellers: readonly CallerName[] = ['seller', 'owner', 'rival', 'direct'];
const vendor: readonly CallerName[] = ['manager', 'director', 'finance', 'ops', 'admin'];
const channel: readonly CallerName[] = ['manager', 'director', 'ops', 'admin'];
const partners: readonly CallerName[] = ['seller', 'owner', 'marketer', 'rival', 'direct'];
const ownPeople: readonly CallerName[] = ['seller', 'owner', 'marketer'];
const ownSellers: readonly CallerName[] = ['seller', 'owner'];
const own: readonly CallerName[] = ['seller', 'owner', 'marketer', ...vendor];
/** For their own colleagues. */
const managing: readonly CallerName[] = ['owner', 'ops', 'admin'];
const steering: readonly CallerName[] = ['director', 'ops', 'admin'];

/**
 * Who may do what with northwind's deal and its other case, and which scope it takes: written down a second time, and on purpose. Whoever
 * adds an operation adds a row.
 */
const table: Record<string, { may: readonly CallerName[]; scope?: Scope }> = {
  submitDeal: { may: [...sellers, ...channel], scope: 'deals:write' },
  listDeals: { may: everybody, scope: 'deals:read' },
  getDeal: { may: own, scope: 'deals:read' },
  getTimeline: { may: own, scope: 'deals:read' },
  reportProgress: { may: ownSellers, scope: 'deals:write' },
  requestExtension: { may: ownSellers, scope: 'deals:write' },
  reportWon: { may: ownSellers, scope: 'deals:write' },
  reportLost: { may: ownSellers, scope: 'deals:write' },
  withdraw: { may: ownSellers, scope: 'deals:write' },
  joinQueue: { may: ownSellers, scope: 'deals:write' },
  dispute: { may: ownSellers, scope: 'deals:write' },
  revoke: { may: channel, scope: 'cases:admin' },
  transfer: { may: channel, scope: 'cases:admin' },
  reassign: { may: steering, scope: 'cases:admin' },
  extend: { may: steering, scope: 'cases:admin' },
  cancel: { may: ['ops', 'admin'], scope: 'cases:admin' },
  note: { may: vendor, scope: 'deals:write' },
  startCase: { may: [...partners, 'ops', 'admin'], scope: 'cases:write' },
  listCases: { may: everybody, scope: 'cases:read' },
  search: { may: everybody, scope: 'deals:read' },
  getCase: { may: own, scope: 'cases:read' },
  getCaseTimeline: { may: own, scope: 'cases:read' },
  getCaseDocument: { may: own, scope: 'cases:read' },
  withdrawCase: { may: ownPeople, scope: 'cases:write' },
  reopenCase: { may: ownPeople, scope: 'cases:write' },
  /** The task waits for the seller. */
  delegateTask: { may: ['seller'], scope: 'tasks:write' },
  reassignTask: { may: steering, scope: 'cases:admin' },
  extendTask: { may: steering, scope: 'cases:admin' },
  cancelCase: { may: ['ops', 'admin'], scope: 'cases:admin' },
  noteOnCase: { may: vendor, scope: 'cases:write' },
  /** It waits for the manager. */
  completeCaseTask: { may: ['manager'], scope: 'tasks:write' },
  /** The course and the quiz are the seller's. */
  getCourse: { may: ['seller'], scope: 'cases:read' },
  markLessonRead: { may: ['seller'], scope: 'tasks:write' },
  getQuizAttempt: { may: ['seller'], scope: 'cases:read' },
  answerQuizQuestion: { may: ['seller'], scope: 'tasks:write' },
  sendEvent: { may: channel, scope: 'cases:write' },
  migrateCase: { may: ['ops', 'admin'], scope: 'cases:admin' },
  listMaterials: { may: ['ops', 'admin'], scope: 'programs:write' },
  getMaterial: { may: ['ops', 'admin'], scope: 'programs:write' },
  publishMaterial: { may: ['ops', 'admin'], scope: 'programs:write' },
  withdrawQuestion: { may: ['ops', 'admin'], scope: 'programs:write' },
  getBankStatistics: { may: ['ops', 'admin'], scope: 'programs:write' },
  listFunds: { may: vendor, scope: 'funds:read' },
  createFund: { may: ['ops', 'admin'], scope: 'funds:write' },
  getFund: { may: vendor, scope: 'funds:read' },
  raiseFund: { may: ['ops', 'admin'], scope: 'funds:write' },
  lowerFund: { may: ['ops', 'admin'], scope: 'funds:write' },
  allocateFunds: { may: ['ops', 'admin'], scope: 'funds:write' },
  changeAllocation: { may: ['ops', 'admin'], scope: 'funds:write' },
  listFundActivities: { may: vendor, scope: 'funds:read' },
  listFundEntries: { may: vendor, scope: 'funds:read' },
  getFundStatement: { may: vendor, scope: 'funds:read' },
  listFundReturns: { may: vendor, scope: 'funds:read' },
  getBehindReturn: { may: vendor, scope: 'funds:read' },
  listSpendable: { may: ['owner', 'marketer', ...vendor], scope: 'funds:read' },
  listFundRequests: { may: ['owner', 'marketer', ...vendor], scope: 'funds:read' },
  listPartnerActivities: { may: ['owner', 'marketer', ...vendor], scope: 'funds:read' },
  listPartnerEntries: { may: ['owner', 'marketer', ...vendor], scope: 'funds:read' },
  getPartnerStatement: { may: ['owner', 'marketer', ...vendor], scope: 'funds:read' },
  listPrograms: { may: vendor, scope: 'programs:read' },
  listProgramVersions: { may: vendor, scope: 'programs:read' },
  listRunningVersions: { may: vendor, scope: 'programs:read' },
  getProgramSource: { may: vendor, scope: 'programs:read' },
  proposeProgram: { may: ['ops', 'admin'], scope: 'programs:write' },
  publishProgram: { may: ['ops', 'admin'], scope: 'programs:write' },
  previewMigration: { may: ['ops', 'admin'], scope: 'cases:admin' },
  listDecisions: { may: ['ops', 'admin'], scope: 'programs:read' },
  previewProgram: { may: ['ops', 'admin'], scope: 'programs:write' },
  previewDraftMigration: { may: ['ops', 'admin'], scope: 'programs:write' },
  listDrafts: { may: ['ops', 'admin'], scope: 'programs:write' },
  createDraft: { may: ['ops', 'admin'], scope: 'programs:write' },
  getDraft: { may: ['ops', 'admin'], scope: 'programs:write' },
  saveDraft: { may: ['ops', 'admin'], scope: 'programs:write' },
  removeDraft: { may: ['ops', 'admin'], scope: 'programs:write' },
  editDraft: { may: ['ops', 'admin'], scope: 'programs:write' },
  listProgramNames: { may: ['ops', 'admin'], scope: 'programs:write' },
  listProgramTemplates: { may: ['ops', 'admin'], scope: 'programs:write' },
  restoreProgram: { may: ['ops', 'admin'], scope: 'programs:write' },
  playRehearsal: { may: ['ops', 'admin'], scope: 'programs:write' },
  /** Each has one of their own. */
  getRehearsal: { may: ['ops', 'admin'], scope: 'programs:write' },
  /** It waits for the manager. */
  completeTask: { may: ['manager'], scope: 'tasks:write' },
  listInbox: { may: everybody, scope: 'deals:read' },
  completeTasks: { may: everybody, scope: 'tasks:write' },
  checkCustomer: { may: [...sellers, ...vendor], scope: 'deals:read' },
  putAccount: { may: channel, scope: 'accounts:write' },
  getMe: { may: everybody },
  getMyAway: { may: everybody },
  setMyTimeZone: { may: everybody, scope: 'people:write' },
  setMyAway: { may: everybody, scope: 'people:write' },
  endMyAway: { may: everybody, scope: 'people:write' },
  passOnMyTasks: { may: everybody, scope: 'people:write' },
  listPeople: { may: managing, scope: 'people:write' },
  setAway: { may: managing, scope: 'people:write' },
  endAway: { may: managing, scope: 'people:write' },
  setManager: { may: managing, scope: 'people:write' },
  setRoles: { may: managing, scope: 'people:write' },
  setActive: { may: managing, scope: 'people:write' },
  listInvitations: { may: managing, scope: 'people:write' },
  invite: { may: managing, scope: 'people:write' },
  sendInvitationAgain: { may: managing, scope: 'people:write' },
  withdrawInvitation: { may: managing, scope: 'people:write' },
  giveExtraTime: { may: ['ops', 'admin'], scope: 'people:write' },
  getProgram: { may: everybody },
  listCertificates: { may: everybody, scope: 'cases:read' },
  listOwnEnrolments: { may: everybody, scope: 'cases:read' },
  listLearningPaths: { may: everybody, scope: 'cases:read' },
  getCertificate: { may: vendor, scope: 'cases:read' },
  getTeam: { may: everybody, scope: 'cases:read' },
  getCertificationReport: { may: vendor, scope: 'cases:read' },
  listBehindCertificationReport: { may: vendor, scope: 'cases:read' },
  revokeCertificate: { may: ['ops', 'admin'], scope: 'cases:admin' },
  reinstateCertificate: { may: ['ops', 'admin'], scope: 'cases:admin' },
  checkExamResults: { may: ['ops', 'admin'], scope: 'cases:admin' },
  takeExamResults: { may: ['ops', 'admin'], scope: 'cases:admin' },
  getMyData: { may: everybody, scope: 'people:write' },
  gatherMyData: { may: everybody, scope: 'people:write' },
  getMyDataFile: { may: everybody, scope: 'people:write' },
  askForErasure: { may: everybody, scope: 'people:write' },
  listErasures: { may: ['admin'], scope: 'people:write' },
  getPersonalData: { may: ['admin'], scope: 'people:write' },
  gatherPersonalData: { may: ['admin'], scope: 'people:write' },
  getPersonalDataFile: { may: ['admin'], scope: 'people:write' },
  erasePerson: { may: ['admin'], scope: 'people:write' },
  listAudit: { may: ['admin'], scope: 'cases:admin' },
  movePerson: { may: ['ops', 'admin'], scope: 'people:write' },
  listStandings: { may: vendor, scope: 'cases:read' },
  getStanding: { may: own, scope: 'cases:read' },
  getStandingRules: { may: vendor, scope: 'cases:read' },
  publishStandingRules: { may: ['ops', 'admin'], scope: 'programs:write' },
  listWebhooks: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  registerWebhook: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  getWebhook: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  changeWebhook: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  removeWebhook: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  giveWebhookSecret: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  pauseWebhook: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  resumeWebhook: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  testWebhook: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  listWebhookDeliveries: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  redeliverWebhook: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  redriveStream: { may: ['ops', 'admin'], scope: 'webhooks:write' },
  listPayments: { may: ['finance'], scope: 'payments:write' },
  getPayment: { may: ['finance'], scope: 'payments:write' },
  confirmPayment: { may: ['finance'], scope: 'payments:write' },
  sendPaymentBack: { may: ['finance'], scope: 'payments:write' },
  listPaymentBatches: { may: ['finance'], scope: 'payments:write' },
  exportPayments: { may: ['finance'], scope: 'payments:write' },
  getPaymentBatch: { may: ['finance'], scope: 'payments:write' },
  getPaymentFile: { may: ['finance'], scope: 'payments:write' },
  confirmPaymentBatch: { may: ['finance'], scope: 'payments:write' },
};

const invitation = { name: 'Noor Haddad', email: 'noor@new.example' };
/** To the vendor, and to northwind. */
const invitations = { vendor: 'IV-0000000001', northwind: 'IV-0000000002' };
let api: ApiSetting;
let dealId: string;
let caseId: string;
let draftId: string;
/** One that is due, and one that is in a file. */
let payments: { due: string; exported: string; batch: string };
let rehearsals: Partial<Record<PersonName, string>>;
/** Whether something may have changed since everything was laid out. */
let touched = true;

async function layOut() {
  touched = false;
  api = createApiSetting();
  dealId = String((await api.ask('POST', '/v1/deals', { as: 'seller', body: submission() })).body.id);
  await putInForce(api.memory, priceDesk());
  await putInForce(api.memory, priceDesk({ version: 2 }));
  await proposed(api.memory, priceDesk({ version: 3 }), people.finance.id);
  const begun = { from: { kind: 'template', name: 'onboarding' } };
  draftId = String((await api.ask('POST', '/v1/drafts', { as: 'ops', body: begun })).body.id);
  const start = async (as: PersonName) =>
    String((await api.ask('POST', '/v1/rehearsals', { as, body: rehearsal })).body.id);
  rehearsals = { ops: await start('ops'), admin: await start('admin') };
  const body = { programId: 'price-desk', values: priceRequest };
  caseId = String((await api.ask('POST', '/v1/cases', { as: 'seller', body })).body.id);
  await api.stores.certificates.award(knownCertificate);
  await api.stores.webhooks.create(knownWebhook);
  await api.stores.invitations.put({ ...knownInvitation, id: invitations.vendor });
  await api.stores.invitations.put({
    ...{ ...knownInvitation, id: invitations.northwind, partnerId: 'northwind' },
    ...{ roles: ['seller'], invitedBy: people.owner.id },
  });
  await api.stores.standing.publish({
    ...{ version: 1, source: shippedRules, publishedBy: people.ops.id, told: true },
    publishedAt: '2026-11-02T09:00:00.000Z',
  });
  const ready = { state: 'ready', askedAt: '2026-11-30T12:00:00.000Z' } as const;
  for (const name of [...callers, 'gone'] as const)
    await api.stores.personalData.putGathered(people[name].id, ready, '{}');
  giveAccount(api, 'alpine');
  await giveFund(api);
  const bank = { kind: 'bank', id: 'a-bank' } as const;
  await api.services.materials.publish(portal('ops'), bank, { source: bankSource, after: 0 });
  const [due, exported] = [(await owed(api)).id, (await owed(api)).id];
  const batch = await api.services.payments.export(portal('finance'), { paymentIds: [exported] });
  payments = { due, exported, batch: batch.id };
  bodies.exportPayments = { paymentIds: [due] };
  const ofSeller = priceTask({ id: 'T2', party: 'partner', assignees: [people.seller.id] });
  await giveLearning(api, caseId, [priceTask(), ofSeller]);
}

/** Of the caller's company, but somebody of a partner to be moved; nobody changes their own roles or access. */
function colleagueFor(id: string, isVendor: boolean) {
  const others = id === 'setRoles' || id === 'setActive';
  if (isVendor && id !== 'movePerson') return others ? people.manager : people.admin;
  return others ? people.seller : people.owner;
}

/** Where an operation goes: to northwind's deal, its case, or the program of that. */
function pathOf({ path, id }: (typeof operations)[number], as: PersonName | undefined): string {
  const isVendor = as !== undefined && !('partnerId' in people[as]);
  const colleague = colleagueFor(id, isVendor).id;
  const ownRehearsal = (as && rehearsals[as]) ?? rehearsals.ops ?? '';
  const subjects = {
    '/webhooks': knownWebhook.id,
    '/personal-data': people.gone.id,
    '/invitations': isVendor ? invitations.vendor : invitations.northwind,
    ...{ '/certificates': knownCertificate.number, '/materials': 'a-bank' },
    ...{ '/funds': knownFund.id, '/partners': 'northwind' },
    ...{ '/deals': dealId, '/cases': caseId, '/people': colleague },
    ...{ '/drafts': draftId, '/rehearsals': ownRehearsal },
    ...{
      '/payments/batches': payments.batch,
      '/payments': id === 'sendPaymentBack' ? payments.exported : payments.due,
    },
  };
  const [, subject = 'price-desk'] = Object.entries(subjects).find(([start]) => path.startsWith(start)) ?? [];
  const query = queries[id] ?? (isVendor ? (vendorQueries[id] ?? '') : '');
  const placed = path
    .replace('{kind}', 'bank')
    .replace('{id}', subject)
    .replace('{taskId}', path.includes('/course') ? 'T3' : path.includes('/attempt') ? 'T4' : 'T1')
    .replace('{lessonId}', 'start')
    .replace('{number}', '5')
    .replace('{allocationId}', knownAllocation.id)
    .replace('{version}', id === 'publishProgram' ? '3' : '1')
    .replace('{documentId}', hashOf('An offer'));
  return `/v1${placed}${query}`;
}
const queries: Record<string, string> = {
  search: '?q=acme',
  previewMigration: '?to=1',
  listBehindCertificationReport: '?list=good',
  getBehindReturn: '?by=partner&of=northwind',
};
const vendorQueries: Record<string, string> = {
  getTeam: '?partnerId=northwind',
  listDeals: '?stage=review',
  listCases: '?programId=price-desk',
};

/** Roles are of the company that invites, and the vendor's people say for which partner they start a case. */
function bodyOf(id: string, as: PersonName | undefined): unknown {
  const ofPartner = as !== undefined && 'partnerId' in people[as];
  if (id === 'invite') return { ...invitation, roles: [ofPartner ? 'seller' : 'ops'] };
  if (id !== 'startCase') return bodies[id];
  const partner = ofPartner ? {} : { partnerId: 'northwind' };
  return { programId: 'price-desk', values: priceRequest, ...partner };
}

/** What is refused, and what is only read, leaves everything as it was for whoever asks next. */
async function request(
  operation: (typeof operations)[number],
  as: PersonName | undefined,
  allowed: readonly Scope[] = scopes,
) {
  if (touched) await layOut();
  const body = bodyOf(operation.id, as);
  const before = await recorded();
  const answer = await api.ask(operation.method.toUpperCase(), pathOf(operation, as), {
    as,
    scopes: allowed,
    ...(body === undefined ? {} : { body }),
  });
  touched = operation.method !== 'get' && ![401, 403, 404].includes(answer.status);
  return { ...answer, records: (await recorded()).slice(before.length) };
}

const recorded = async () => (await api.stores.audit.onDay('2026-11-30', { limit: 100 })).items;

/** What changes something, or lets much out, is on record once, by whom and how. */
const leavesRecord = ({ method, readsOnly, exports }: (typeof operations)[number]) =>
  exports ?? (method !== 'get' && !readsOnly);
const recordOf = ({ method, path }: (typeof operations)[number], name: CallerName) => ({
  ...{ who: people[name].id, via: 'api', key: expect.any(String), outcome: 'done' },
  from: `${method.toUpperCase()} /v1${path}`,
});

test('every operation of the API stands in the table, and the table has no others', () => {
  expect(Object.keys(table).sort()).toEqual(operations.map(({ id }) => id).sort());
});

test('every capability is asked for by an operation, and every act is one', () => {
  const asked = new Set<Capability>(operations.map(({ capability }) => capability));

  // That of the codec server is no operation: codec-server.test.ts.
  expect([...asked, 'read-payloads'].sort()).toEqual((Object.keys(permissions) as Capability[]).sort());
  for (const act of dealActs) expect(asked).toContain(act);
});

describe.each(operations)('$id', (operation) => {
  const { may, scope } = table[operation.id] ?? { may: [] };

  test.each(callers)('as %s', async (name) => {
    const { status, body, records } = await request(operation, name);

    expect(records).toMatchObject(
      may.includes(name) && leavesRecord(operation) ? [recordOf(operation, name)] : [],
    );
    if (may.includes(name))
      expect({ status, code: body.code }).toMatchObject({ status: expect.toSatisfy(isDone) });
    else expect([403, 404]).toContain(status);
    if (operation.tag === 'Designer' && !may.includes(name)) expect(body.code).toBe('not-found');
    if (name === 'rival' || name === 'direct')
      if (/^\/(deals|cases)\/\{id\}/.test(operation.path)) expect(body.code).toBe('not-found');
  });

  test('without a key, or with that of somebody who left', async () => {
    expect((await request(operation, undefined)).status).toBe(401);
    expect((await request(operation, 'gone')).status).toBe(401);
  });

  test('with a key that lacks its scope', async () => {
    const [name] = may;
    const others = scopes.filter((each) => each !== scope);

    const { status, body } = await request(operation, name, others);

    if (scope)
      expect({ status, detail: body.detail }).toEqual({
        status: 403,
        detail: expect.stringContaining(scope),
      });
    else expect(status).toSatisfy(isDone);
  });
});

function isDone(status: unknown): boolean {
  return status === 200 || status === 201;
}
