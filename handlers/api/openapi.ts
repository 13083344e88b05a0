import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { type ErrorCode, errorTable } from '../../domain/errors.ts';
import { scopes } from '../../domain/people/api-key.schema.ts';
import { permissions } from '../services/permissions.ts';
import type { Operation } from './operation.ts';
import { problemMediaType } from './problem.ts';
import { problemAnswer } from './schemas.ts';

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .max(255)
    .optional()
    .openapi({ description: 'Sent again with the same content, the request is answered as the first time' }),
});
/** What every request can meet. */
const commonCodes: readonly ErrorCode[] = [
  'unauthenticated',
  'forbidden',
  'rate-limited',
  'busy-elsewhere',
  'unexpected',
];
const bodyCodes: readonly ErrorCode[] = [
  ...(['malformed-request', 'payload-too-large', 'invalid-input'] as const),
  ...(['idempotency-mismatch', 'idempotency-in-progress'] as const),
];

/** The OpenAPI 3.1 document of these operations, made from the schemas that check what is sent. */
export function openApiDocument(operations: readonly Operation[], publicUrl: string) {
  const app = new OpenAPIHono();
  const registry = app.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: `An API key (\`tl_…\`). Its scopes: ${scopes.join(', ')}.`,
  });
  for (const operation of operations) registry.registerPath(describe(operation));
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      description:
        'Registers deals, and protects them. Failures are problem details (RFC 9457) with a stable `code`. Lists are read page by page.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: publicUrl.replace(/\/+$/, '') }],
    security: [{ apiKey: [] }],
  });
}
export type OpenApiDocument = ReturnType<typeof openApiDocument>;

function describe(operation: Operation): Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0] {
  const { method, path, id, tag, summary, capability, params, query, body, answer, status = 200 } = operation;
  const { scope } = permissions[capability];
  const needs = scope ? `Needs the scope \`${scope}\`.` : 'Any API key will do.';
  return {
    method,
    path: `/v1${path}`,
    operationId: id,
    tags: [tag],
    summary,
    description: operation.description ? `${operation.description} ${needs}` : needs,
    security: [{ apiKey: [] }],
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(method === 'post' ? { headers: idempotencyHeader } : {}),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: {
      [status]: { description: 'Done', content: { 'application/json': { schema: answer } } },
      ...problems([
        ...commonCodes,
        ...(body ? bodyCodes : query ? (['invalid-input'] as const) : []),
        ...(operation.codes ?? []),
      ]),
    },
  };
}

/** The codes by their status, as responses. */
function problems(codes: readonly ErrorCode[]) {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const { status } = errorTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = { [problemMediaType]: { schema: problemAnswer } };
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      { description: same.map((code) => `\`${code}\``).join(', '), content },
    ]),
  );
}
