import * as z from 'zod';
import { type ErrorCode, errorTable } from '../../domain/errors.ts';
import { scopes } from '../../domain/people/api-key.schema.ts';
import { permissions } from '../services/permissions.ts';
import { routeOf } from './find-operation.ts';
import type { Operation } from './operation.ts';
import { problemMediaType } from './problem.ts';
import { problemAnswer } from './schemas.ts';

/** JSON Schema 2020-12, which is what OpenAPI 3.1 writes schemas in. */
export type JsonSchema = Readonly<Record<string, unknown>>;
type Parameter = Readonly<{
  name: string;
  in: string;
  required: boolean;
  schema: JsonSchema;
  description?: string;
}>;
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

/** One operation as the document has it. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Content }>>;
}
type Paths = Record<string, Record<string, DescribedOperation>>;

/** What every request can meet. */
const commonCodes: readonly ErrorCode[] = [
  'unauthenticated',
  'forbidden',
  'rate-limited',
  'busy-elsewhere',
  'unexpected',
];
const bodyCodes: readonly ErrorCode[] = ['malformed-request', 'payload-too-large', 'invalid-input'];
const onceCodes: readonly ErrorCode[] = ['idempotency-mismatch', 'idempotency-in-progress'];

/** The OpenAPI 3.1 document of these operations, made from the schemas that check what is sent. */
export function openApiDocument(operations: readonly Operation[], publicUrl: string) {
  const schemas: Record<string, JsonSchema> = {};
  const paths: Paths = {};
  for (const operation of operations) {
    const path = routeOf(operation);
    paths[path] = { ...paths[path], [operation.method]: describe(operation, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      summary: 'Registers deals and protects them, and runs every other process of a channel',
      description:
        'Failures are problem details (RFC 9457) with a stable `code`. Lists are read page by page.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl.replace(/\/+$/, '') }],
    security: [{ apiKey: [] }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: `An API key (\`tl_…\`). Its scopes: ${scopes.join(', ')}.`,
        },
      },
    },
  };
}
export type OpenApiDocument = ReturnType<typeof openApiDocument>;

function describe(operation: Operation, schemas: Record<string, JsonSchema>): DescribedOperation {
  const { method, id, tag, summary, capability, body, answer, status = 200 } = operation;
  const { scope } = permissions[capability];
  const needs = scope ? `Needs the scope \`${scope}\`.` : 'Any API key will do.';
  const json = (schema: z.ZodType, io: 'input' | 'output') => ({
    'application/json': { schema: schemaOf(schema, io, schemas) },
  });
  const problem = { [problemMediaType]: { schema: schemaOf(problemAnswer, 'output', schemas) } };
  const failures = [...byStatus(codesOf(operation))].map(([failed, codes]) => [
    failed,
    { description: codes.map((code) => `\`${code}\``).join(', '), content: problem },
  ]);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: operation.description ? `${operation.description} ${needs}` : needs,
    parameters: [
      ...parametersOf('path', operation.params, schemas),
      ...parametersOf('query', operation.query, schemas),
      ...(method === 'post' ? parametersOf('header', idempotencyHeader, schemas) : []),
    ],
    ...(body ? { requestBody: { required: true, content: json(body, 'input') } } : {}),
    responses: {
      [status]: { description: 'Done', content: json(answer, 'output') },
      ...Object.fromEntries(failures),
    },
  };
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .max(255)
    .optional()
    .meta({ description: 'Sent again with the same content, the request is answered as the first time' }),
});

function codesOf({ method, body, query, codes = [] }: Operation): ErrorCode[] {
  const ofInput = body ? bodyCodes : query ? (['malformed-request', 'invalid-input'] as const) : [];
  return [...new Set([...commonCodes, ...ofInput, ...(method === 'post' ? onceCodes : []), ...codes])];
}

function byStatus(codes: readonly ErrorCode[]): Map<number, ErrorCode[]> {
  const grouped = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = errorTable[code];
    grouped.set(status, [...(grouped.get(status) ?? []), code]);
  }
  return grouped;
}

function parametersOf(
  place: string,
  schema: z.ZodObject | undefined,
  schemas: Record<string, JsonSchema>,
): Parameter[] {
  return Object.entries(schema?.shape ?? {}).map(([name, part]) => {
    const { description, ...described } = schemaOf(part as z.ZodType, 'input', schemas);
    const required = place === 'path';
    const about = typeof description === 'string' ? { description } : {};
    return { name, in: place, required, schema: described, ...about };
  });
}

/** A schema as JSON Schema; those with an id go among the components, and are referred to. */
function schemaOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  schemas: Record<string, JsonSchema>,
): JsonSchema {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: readable });
  const { $schema: _dialect, $defs = {}, ...rest } = inComponents(made) as Record<string, JsonSchema>;
  Object.assign(schemas, $defs);
  const { id } = schema.meta() ?? {};
  if (!id || rest.$ref) return rest;
  schemas[id] = rest;
  return { $ref: `#/components/schemas/${id}` };
}

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

/** Takes out what a reader has no use for, and brings in the length of texts that are trimmed before it is checked. */
const readable: Override = ({ zodSchema, jsonSchema }) => {
  delete jsonSchema.id;
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  const { def } = zodSchema._zod;
  if (def.type !== 'pipe' || jsonSchema.type !== 'string') return;
  const { minLength, maxLength } = z.toJSONSchema(def.out as z.ZodType, {
    io: 'input',
    unrepresentable: 'any',
    override: readable,
  });
  if (minLength !== undefined) jsonSchema.minLength = minLength;
  if (maxLength !== undefined) jsonSchema.maxLength = maxLength;
};

/** References as OpenAPI writes them. */
function inComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inComponents);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) =>
    name === '$ref' && typeof part === 'string'
      ? [name, part.replace('#/$defs/', '#/components/schemas/')]
      : [name, inComponents(part)],
  );
  return Object.fromEntries(entries);
}
