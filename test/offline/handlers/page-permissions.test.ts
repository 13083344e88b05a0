import { beforeAll, describe, expect, test } from 'vitest';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { signLink } from '../../../domain/links/link-token.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { pageRoutes } from '../../../handlers/pages/page-routes.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { knownCertificate } from './support/certificates.ts';
import { giveFund, knownFund } from './support/funds.ts';
import { giveLearning } from './support/learning-tasks.ts';
import { giveAccount, owed } from './support/payments.ts';
import { people, portal } from './support/people.ts';
import { priceDesk, priceRequest, priceTask, putInForce } from './support/processes.ts';
import { linkKeys, publicUrl, submission } from './support/setting.ts';
import { knownWebhook } from './support/webhooks.ts';

const names = ['seller', 'rival', 'manager', 'finance', 'ops', 'admin'] as const;
type Name = (typeof names)[number];
const vendor: readonly Name[] = ['manager', 'finance', 'ops', 'admin'];
const partners: readonly Name[] = ['seller', 'rival'];

type Answer =
  | '/certificates'
  | '/console/certificates'
  | '/board'
  | '/console/certificates/report'
  | '/standing'
  | '/console/standing'
  | '/cases'
  | '/deals'
  | '/board'
  | '/console'
  | '/console/funds'
  | '/funds'
  | 403
  | 404;

/** Who may read a page, and what the others get: the page of their own that is like it, or a refusal. */
interface Readers {
  readonly may: readonly Name[];
  readonly others: Answer | { readonly ofPartner: Answer; readonly ofVendor: Answer };
}

/** Each page that is read signed in. `:id` is northwind's deal, northwind's case, or the page of one of the vendor's people. */
const table: Readonly<Record<string, Readers>> = {
  '/deals': { may: partners, others: '/console' },
  '/deals/new': { may: ['seller', 'rival', 'manager', 'ops', 'admin'], others: 403 },
  '/deals/:id': { may: ['seller', ...vendor], others: 404 },
  '/cases': { may: partners, others: '/board' },
  '/cases/:id': { may: ['seller', ...vendor], others: 404 },
  '/cases/:id/documents/:documentId': { may: [], others: 404 },
  /** Their learner is the seller. */
  '/cases/:id/tasks/:taskId/course': { may: ['seller'], others: 404 },
  '/cases/:id/tasks/:taskId/course/:lessonId': { may: ['seller'], others: 404 },
  '/cases/:id/tasks/:taskId/quiz': { may: ['seller'], others: 404 },
  '/cases/:id/tasks/:taskId/quiz/:number': { may: ['seller'], others: 404 },
  '/cases/:id/tasks/:taskId/quiz/hand-in': { may: ['seller'], others: 404 },
  '/cases/:id/tasks/:taskId/files/:field': { may: [], others: 404 },
  '/cases/:id/tasks/:taskId/files/:field/:uploadId': { may: [], others: 404 },
  '/cases/:id/uploads/:uploadId': { may: [], others: 404 },
  '/board': { may: vendor, others: '/cases' },
  '/board/:programId': { may: vendor, others: '/cases' },
  '/console': { may: vendor, others: '/deals' },
  '/inbox': { may: vendor, others: '/deals' },
  '/me': { may: names, others: 404 },
  '/me/passkeys': { may: names, others: 404 },
  '/me/time-zone': { may: names, others: 404 },
  '/me/data': { may: names, others: 404 },
  '/me/data/file': { may: names, others: 404 },
  '/console/personal-data': { may: ['admin'], others: 403 },
  '/console/personal-data/:personId': { may: ['admin'], others: 403 },
  '/console/personal-data/:personId/file': { may: ['admin'], others: 403 },
  '/console/extra-time': { may: ['ops', 'admin'], others: 403 },
  '/console/extra-time/:id': { may: ['ops', 'admin'], others: 403 },
  '/people': { may: ['ops', 'admin'], others: 403 },
  '/people/:id': { may: ['ops', 'admin'], others: 403 },
  '/console/webhooks': { may: ['ops', 'admin'], others: 403 },
  '/console/webhooks/:webhookId': { may: ['ops', 'admin'], others: 403 },
  '/payments': { may: ['finance'], others: 403 },
  '/payments/list.csv': { may: ['finance'], others: 403 },
  '/payments/batches': { may: ['finance'], others: 403 },
  '/payments/batches/:batchId': { may: ['finance'], others: 403 },
  '/payments/batches/:batchId/:file': { may: ['finance'], others: 403 },
  '/payments/:paymentId': { may: ['finance'], others: 403 },
  '/console/funds': { may: vendor, others: '/funds' },
  '/console/funds.csv': { may: vendor, others: 403 },
  '/console/funds/new': { may: ['ops', 'admin'], others: 403 },
  '/console/funds/:fundId': { may: vendor, others: 404 },
  '/console/funds/:fundId/allocations.csv': { may: vendor, others: 404 },
  '/console/funds/:fundId/activities': { may: vendor, others: 404 },
  '/console/funds/:fundId/activities.csv': { may: vendor, others: 404 },
  '/console/funds/:fundId/return': { may: vendor, others: 404 },
  '/console/funds/:fundId/return.csv': { may: vendor, others: 404 },
  '/console/funds/:fundId/statement': { may: vendor, others: 404 },
  '/console/funds/:fundId/statement.csv': { may: vendor, others: 404 },
  '/console/funds/:fundId/allocate': { may: ['ops', 'admin'], others: { ofPartner: 404, ofVendor: 403 } },
  '/console/funds/:fundId/return/behind': { may: [], others: 404 },
  '/certificates': { may: partners, others: '/console/certificates' },
  '/certificates.csv': { may: names, others: 404 },
  '/learning': { may: partners, others: '/board' },
  '/learning/catalogue': { may: partners, others: '/board' },
  '/certificates/team': { may: partners, others: '/console/certificates/report' },
  '/certificates/team.csv': { may: partners, others: 404 },
  '/console/certificates': { may: vendor, others: '/certificates' },
  '/console/certificates/report': { may: vendor, others: '/certificates' },
  '/console/certificates/report/people': { may: vendor, others: 403 },
  '/console/certificates/report/people.csv': { may: vendor, others: 403 },
  '/console/certificates/:number': { may: vendor, others: 404 },
  '/console/materials': { may: ['ops', 'admin'], others: 404 },
  '/console/materials/:kind{course|bank}/:id': { may: ['ops', 'admin'], others: 404 },
  '/console/materials/:kind{course|bank}/:id/edit': { may: ['ops', 'admin'], others: 404 },
  '/console/materials/:kind{course|bank}/:id/versions/:version/source': {
    may: ['ops', 'admin'],
    others: 404,
  },
  '/console/materials/bank/:id/statistics': { may: ['ops', 'admin'], others: 404 },
  '/console/exams': { may: ['ops', 'admin'], others: 403 },
  '/standing': { may: partners, others: '/console/standing' },
  '/console/audit': { may: ['admin'], others: 403 },
  '/console/audit.csv': { may: ['admin'], others: 403 },
  '/console/standing': { may: vendor, others: '/standing' },
  '/console/standing.csv': { may: vendor, others: 403 },
  '/console/standing/rules': { may: vendor, others: 403 },
  '/console/standing/:partnerId': { may: ['seller', ...vendor], others: 404 },
  '/funds': { may: [], others: { ofPartner: 403, ofVendor: '/console/funds' } },
  '/funds/activities.csv': { may: [], others: { ofPartner: 403, ofVendor: 404 } },
  '/funds/statement': { may: [], others: { ofPartner: 403, ofVendor: 404 } },
  '/funds/statement.csv': { may: [], others: { ofPartner: 403, ofVendor: 404 } },
  '/programs': { may: ['ops', 'admin'], others: 404 },
  '/programs/:programId': { may: ['ops', 'admin'], others: 404 },
  '/programs/:programId/move': { may: ['ops', 'admin'], others: 404 },
  '/programs/:programId/picture': { may: ['ops', 'admin'], others: 404 },
  '/programs/:programId/versions/:version/program.yaml': { may: ['ops', 'admin'], others: 404 },
  '/programs/:programId/versions/:version/rehearsal.yaml': { may: ['ops', 'admin'], others: 404 },
  /** These pages are served without the designer's files, so there is no designer. */
  '/programs/drafts/:draftId': { may: [], others: 404 },
  '/programs/drafts/:draftId/program.yaml': { may: ['ops', 'admin'], others: 404 },
  '/programs/drafts/:draftId/rehearsal.yaml': { may: ['ops', 'admin'], others: 404 },
  '/search': { may: names, others: 404 },
  '/start': { may: names, others: 404 },
  '/start/:programId': { may: ['seller', 'rival', 'ops', 'admin'], others: 404 },
};
/** Read by whoever has the link, or by anybody. */
const open = [
  '/',
  '/a/:token',
  '/apply/:programId',
  '/assets/designer/:file',
  '/c/:token',
  '/c/:token/documents/:documentId',
  '/c/:token/tasks/:taskId/files/:field',
  '/c/:token/tasks/:taskId/files/:field/:uploadId',
  '/c/:token/uploads/:uploadId',
  '/certificates/:number',
  '/certificates/:number/certificate.pdf',
  '/certificates/:number/credential.jwt',
  '/certificates/:number/status.json',
  '/certificates/issuer',
  '/certificates/keys.json',
  '/certificates/keys/:kid',
  '/i/:token',
  '/sign-in',
  '/sign-in/:token',
  '/sign-in/passkey',
  '/sign-in/staff',
  '/sign-in/staff/callback',
  '/t/:token',
  '/t/:token/files/:field',
  '/t/:token/files/:field/:uploadId',
  '/t/:token/uploads/:uploadId',
  '/u/:token',
];

let api: ApiSetting;
let ids: { deal: string; kase: string; draft: string; payment: string; batch: string };
// Once for all: what is read stays as it was.
beforeAll(async () => {
  api = createApiSetting();
  await putInForce(api.memory, priceDesk());
  for (const version of api.memory.versions) version.scripts = 'program: price-desk\nscripts: []\n';
  const made = async (path: string, body: unknown) =>
    String((await api.ask('POST', path, { as: 'seller', body })).body.id);
  const begun = { from: { kind: 'file', source: 'program: price-desk' } };
  const draft = await api.ask('POST', '/v1/drafts', { as: 'ops', body: begun });
  giveAccount(api, 'alpine');
  await api.stores.certificates.award(knownCertificate);
  await api.stores.webhooks.create(knownWebhook);
  await giveFund(api);
  const source = '// Title: A bank\n\n::Q:: Is it? {T}';
  await api.services.materials.publish(portal('ops'), { kind: 'bank', id: 'a-bank' }, { source, after: 0 });
  const payment = (await owed(api)).id;
  const batch = await api.services.payments.export(portal('finance'), { paymentIds: [payment] });
  ids = {
    payment,
    batch: batch.id,
    draft: String(draft.body.id),
    deal: await made('/v1/deals', submission()),
    kase: await made('/v1/cases', { programId: 'price-desk', values: priceRequest }),
  };
  const ready = { state: 'ready', askedAt: '2026-11-30T12:00:00.000Z' } as const;
  for (const { id } of Object.values(people)) await api.stores.personalData.putGathered(id, ready, '{}');
  await giveLearning(api, ids.kase, [priceTask()]);
});

async function read(path: string, person?: Person) {
  const times = { issuedAt: api.clock.now, expiresAt: new Date(api.clock.now.getTime() + 3_600_000) };
  const session = person && (await signLink(linkKeys, { use: 'session', personId: person.id }, times));
  return api.ask('GET', path, session ? { headers: { cookie: `${sessionCookie}=${session}` } } : {});
}

const pathOf = (route: string, { deal, kase, draft, payment, batch } = ids) =>
  route
    .replace(':taskId/course', 'T3/course')
    .replace(':lessonId', 'start')
    .replace(':taskId/quiz', 'T4/quiz')
    .replace(':number', route.includes('/quiz') ? '1' : knownCertificate.number)
    .replace(/:kind\{.*?\}\/:id|bank\/:id/, kase === missing.kase ? 'bank/no-such' : 'bank/a-bank')
    .replace('a-bank/versions/:version', 'a-bank/versions/1')
    .replace(':batchId/:file', `${batch}/${batch}.xml`)
    .replace(':partnerId', 'northwind')
    .replace(':batchId', batch)
    .replace(':paymentId', payment)
    .replace('/deals/:id', `/deals/${deal}`)
    .replace('/cases/:id', `/cases/${kase}`)
    .replace('/extra-time/:id', `/extra-time/${people.seller.id}`)
    .replace('/people/:id', `/people/${people.director.id}`)
    .replace('/personal-data/:personId', `/personal-data/${people.gone.id}`)
    .replace(':webhookId', knownWebhook.id)
    .replace(':fundId', knownFund.id)
    .replace(':draftId', draft)
    .replace(':programId/versions/:version', 'price-desk/versions/1')
    .replace(':programId/picture', 'price-desk/picture?version=1')
    .replace(':programId', 'price-desk')
    .replace(':documentId', 'F-0000000000')
    .replace(':uploadId', 'U-0000000000');
const missing = {
  ...{ deal: 'D-0000000000', kase: 'C-0000000000', draft: 'PD-0000000000' },
  ...{ payment: 'PY-0000000000', batch: 'PB-0000000000' },
};

test('every page stands in the table, and the table has no others', () => {
  const { routes } = pageRoutes({
    ...api,
    audit: api.stores.audit,
    branding: brandingSchema.parse({}),
    publicUrl,
  });
  const pages = routes.filter(({ method, path }) => method === 'GET' && !/\.(css|js)$/.test(path));

  expect([...new Set(pages.map(({ path }) => path))].sort()).toEqual([...Object.keys(table), ...open].sort());
});

describe.each(Object.entries(table))('%s', (route, { may, others }) => {
  test.each(names)('as %s', async (name) => {
    const { status, headers, text } = await read(pathOf(route), people[name]);

    const { ofPartner, ofVendor } =
      typeof others === 'object' ? others : { ofPartner: others, ofVendor: others };
    const other = partners.includes(name) ? ofPartner : ofVendor;
    if (may.includes(name)) expect(status).toBe(200);
    else if (typeof other === 'string')
      expect({ status, to: headers.get('location') }).toEqual({ status: 303, to: other });
    else expect(status).toBe(other);
    if (status === 404) expect(text).toBe((await read('/no/such/page', people[name])).text);
  });

  test('as a stranger, an applicant and somebody who left: to sign-in, whether it exists or not', async () => {
    const applicant = { ...people.seller, id: 'P-0000000009', account: false } satisfies Person;
    api.memory.people.set(applicant.id, applicant);

    for (const person of [undefined, applicant, people.gone])
      for (const path of [pathOf(route), pathOf(route, missing)]) {
        const { status, headers } = await read(path, person);
        expect({ status, to: headers.get('location')?.split('?')[0] }).toEqual({
          status: 303,
          to: '/sign-in',
        });
      }
  });
});
