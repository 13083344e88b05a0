import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { InvocationRole } from './role.ts';

/** What the Temporal server runs as. */
export const serverCredentials = { accessKeyId: 'AKIATEMPORAL', secretAccessKey: 'of-the-server' };
export const roleArn = 'arn:aws:iam::111122223333:role/ThroughlineWorkerFunctions-Invocation';

/** A request as AWS understood it, and whether it was allowed. */
export interface Asked {
  readonly action: string;
  readonly allowed: boolean;
  readonly externalId?: string | undefined;
}

/**
 * STS and Lambda in one, as far as a Temporal server asks them: hands out the role to whom it trusts, and takes an
 * invocation from whoever has it. Who asks is told by the key that they sign with; signatures are not checked.
 */
export async function standInForAws(role: InvocationRole, onInvoke: (arn: string) => void) {
  const asked: Asked[] = [];
  const handedOut = new Set<string>();
  const app = new Hono();
  const note = (one: Asked) => {
    asked.push(one);
    return one.allowed;
  };

  app.post('/', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const externalId = form.get('ExternalId') ?? undefined;
    const known = keyIn(c.req.header('authorization')) === serverCredentials.accessKeyId;
    const allowed = known && form.get('RoleArn') === roleArn && role.trusts(role.principal, externalId);
    if (!note({ action: form.get('Action') ?? '', allowed, externalId })) return c.text(refused, 403);
    const key = `ASIA${handedOut.size}`;
    handedOut.add(key);
    return c.text(assumed(key));
  });
  const lambda = (action: string, functionName: string, authorization: string | undefined) =>
    note({
      action,
      allowed: handedOut.has(keyIn(authorization)) && role.allows(`lambda:${action}`, functionName),
    });
  app.get('/2015-03-31/functions/:name', (c) => {
    const name = c.req.param('name');
    if (!lambda('GetFunction', name, c.req.header('authorization'))) return c.json(...denied);
    return c.json({ Configuration: { FunctionArn: name } });
  });
  app.post('/2015-03-31/functions/:name/invocations', (c) => {
    const name = c.req.param('name');
    if (!lambda('InvokeFunction', name, c.req.header('authorization'))) return c.json(...denied);
    onInvoke(name);
    return c.body(null, c.req.header('x-amz-invocation-type') === 'Event' ? 202 : 501);
  });

  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, asked, close: () => void server.close() };
}

const keyIn = (authorization = '') => /Credential=([^/]+)\//.exec(authorization)?.[1] ?? '';

const denied = [
  { Message: 'User is not authorized to perform this' },
  403,
  { 'x-amzn-errortype': 'AccessDeniedException' },
] as const;
const refused = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
<Message>User is not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>`;

const assumed = (key: string) => `<AssumeRoleResponse><AssumeRoleResult><Credentials>
<AccessKeyId>${key}</AccessKeyId><SecretAccessKey>of-the-role</SecretAccessKey><SessionToken>token</SessionToken>
<Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration>
</Credentials></AssumeRoleResult></AssumeRoleResponse>`;
