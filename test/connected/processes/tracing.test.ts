import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { apiEnvSchema } from '../../../handlers/api.env.ts';
import { createApp } from '../../../handlers/app.ts';
import { connect } from '../../../handlers/connect.ts';
import { createLog } from '../../../handlers/log.ts';
import { startTracing } from '../../../handlers/tracing/start-tracing.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { linkKeys, payloadKeys, startProduct, type TestProduct, typedDeal } from '../../support/product.ts';
import { spawnWorker } from '../../support/worker-process.ts';
import { clientOf, makeKey } from '../api/client.ts';

interface SentSpan {
  readonly traceId: string;
  readonly name: string;
  readonly service: string;
}
interface SentTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly { traceId: string; name: string }[] }[];
  }[];
}

const spans: SentSpan[] = [];
const signals = new Set<string>();
let collector: Server;
let product: TestProduct;
let url: string;

beforeAll(async () => {
  collector = createServer(async (request, response) => {
    signals.add(String(request.url));
    if (request.url === '/v1/traces') spans.push(...spansIn((await json(request)) as SentTraces));
    else request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  product = await startProduct();
});
afterAll(async () => {
  await product?.close();
  collector?.close();
});

function spansIn({ resourceSpans }: SentTraces): SentSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
    return scopeSpans.flatMap((scope) =>
      scope.spans.map(({ traceId, name }) => ({ traceId, name, service })),
    );
  });
}

test('one trace leads from a request through Temporal to the store', async () => {
  await spawnWorker(product, { telemetry: url });
  const tracing = startTracing({ service: 'throughline-api', url });
  const log = createLog('silent');
  const programs = new URL('../../../programs/', import.meta.url);
  const env = apiEnvSchema.parse({
    ...{ TABLE_NAME: product.tableName, AWS_REGION: 'eu-central-1', FILES_BUCKET: 'no-bucket' },
    ...{ TEMPORAL_ADDRESS: product.address, TEMPORAL_NAMESPACE: product.namespace },
    ...{ DYNAMODB_ENDPOINT: inject('dynamodbEndpoint'), LINK_KEYS: JSON.stringify(linkKeys) },
    ...{
      PAYLOAD_KEYS: JSON.stringify(payloadKeys),
      PUBLIC_URL: 'http://portal.example',
      DESIGNER_FILES: 'designer',
    },
  });
  const secrets = { EXAM_PROVIDERS: async () => ({}), STAFF_SIGN_IN_SECRET: async () => '' };
  const connected = connect({ ...env, ...secrets }, log, programs, tracing);
  const app = createApp({
    ...connected,
    ...{ log, tracing, branding: env.BRANDING, publicUrl: env.PUBLIC_URL, addressOf: () => undefined },
  });
  const key = await makeKey(product.stores, seedPeople.northwindSeller);
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const traced: typeof fetch = async (path, init) =>
    app.request(String(path), {
      ...init,
      headers: {
        ...(init?.headers as Record<string, string>),
        traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      },
    });

  const answer = await clientOf(traced, '', key)('POST', '/v1/deals', typedDeal(), 'traced');
  await tracing.flush();

  expect(answer.status).toBe(201);
  const ofTrace = () =>
    spans.filter((span) => span.traceId === traceId).map(({ service, name }) => `${service}: ${name}`);
  await expect
    .poll(ofTrace)
    .toEqual(
      expect.arrayContaining([
        'throughline-api: POST /v1/deals',
        expect.stringMatching(/^throughline-api: DynamoDB /),
        expect.stringMatching(/^throughline-api: StartUpdateWithStart|^throughline-api: .*Workflow/),
        expect.stringMatching(/^throughline-worker: RunActivity:/),
        expect.stringMatching(/^throughline-worker: DynamoDB /),
      ]),
    );
  await expect.poll(() => [...signals]).toContain('/v1/metrics');
  await tracing.stop();
  await connected.close();
});
