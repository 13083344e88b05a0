import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { errorTable } from '../../../domain/errors.ts';
import { openApiDocument } from '../../../handlers/api/openapi.ts';
import { allOperations } from '../../../handlers/api/operations/operations.ts';
import { problemAnswer } from '../../../handlers/api/schemas.ts';
import { createApiSetting } from './support/api.ts';
import { portal } from './support/people.ts';
import {
  changeProcess,
  hashOf,
  priceDesk,
  priceRequest,
  proposalOf,
  putInForce,
} from './support/processes.ts';
import { submission } from './support/setting.ts';

const operations = await allOperations();
const document = openApiDocument(operations, 'http://portal.example/');
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every value under a key of this name, at any depth. */
function valuesOf(key: string, within: unknown): unknown[] {
  if (typeof within !== 'object' || within === null) return [];
  return Object.entries(within).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(key, value),
  ]);
}

describe('the OpenAPI document', () => {
  test('is of version 3.1 and has every operation once, with an id of its own', () => {
    const ids = described.map(({ operation }) => operation.operationId);

    expect(document.openapi).toMatch(/^3\.1\./);
    expect(ids.sort()).toEqual(operations.map(({ id }) => id).sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.servers).toEqual([{ url: 'http://portal.example' }]);
  });

  test('refers to nothing that is not in it, and has nothing that is not referred to', () => {
    const references = new Set(valuesOf('$ref', document));
    const components = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);

    expect([...references].sort()).toEqual(components.sort());
    expect(valuesOf('$defs', document)).toEqual([]);
    expect(valuesOf('id', document).filter((id) => typeof id === 'string')).toEqual([]);
  });

  test('declares the parameters of each path', () => {
    for (const { path, operation } of described) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const declared = operation.parameters.filter((parameter) => parameter.in === 'path');

      expect(declared.map(({ name }) => name).sort(), path).toEqual(named);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  test('names known codes only, each under its status', () => {
    for (const { operation } of described)
      for (const [status, { description, content }] of Object.entries(operation.responses)) {
        if (!('application/problem+json' in content)) continue;
        const codes = description
          .split(', ')
          .map((code) => code.replaceAll('`', '')) as (keyof typeof errorTable)[];
        expect(codes.map((code) => String(errorTable[code].status))).toEqual(codes.map(() => status));
      }
  });

  test('says how long a text can be, though it is trimmed before that is checked', () => {
    const { properties } = document.components.schemas.DealSubmission as {
      properties: Record<string, { maxLength?: number; properties: Record<string, unknown> }>;
    };

    expect(properties.description?.maxLength).toBe(2000);
    expect(properties.customer?.properties.name).toMatchObject({ maxLength: 200, minLength: 2 });
  });

  test('tells an integrator the amount in minor units', () => {
    expect(document.components.schemas.Money).toMatchObject({
      description: expect.stringContaining('cents'),
    });
  });
});

describe('what is answered is what is described', () => {
  const answerOf = (id: string) => {
    const operation = operations.find((one) => one.id === id);
    if (!operation) throw new Error(`There is no operation ${id}`);
    return operation.answer;
  };
  /** Nothing is missing, nothing is wrong, and nothing is there that the schema does not know. */
  function expectExactly(schema: z.ZodType, body: unknown): void {
    expect(schema.parse(body)).toEqual(body);
  }

  test.each([
    ['submitDeal', 'POST', '/v1/deals', 'seller', submission()],
    ['listDeals', 'GET', '/v1/deals', 'seller', undefined],
    ['listInbox', 'GET', '/v1/inbox', 'manager', undefined],
    ['getProgram', 'GET', '/v1/program', 'seller', undefined],
    ['getMe', 'GET', '/v1/me', 'seller', undefined],
    [
      'checkCustomer',
      'POST',
      '/v1/customers/check',
      'seller',
      { customer: submission().customer, productFamily: 'platform' },
    ],
    ['putAccount', 'POST', '/v1/accounts', 'ops', { name: 'Acme GmbH', country: 'DE', website: 'acme.de' }],
  ] as const)('by %s', async (id, method, path, as, body) => {
    const api = createApiSetting();
    await api.ask('POST', '/v1/deals', { as: 'seller', body: submission() });

    const answer = await api.ask(method, path, { as, ...(body ? { body } : {}) });

    expectExactly(answerOf(id), answer.body);
  });

  test.each([
    ['startCase', 'POST', '/v1/cases', 'seller', { programId: 'price-desk', values: priceRequest }],
    ['listCases', 'GET', '/v1/cases', 'seller', undefined],
    ['getCase', 'GET', '/v1/cases/{case}', 'seller', undefined],
    ['getCase', 'GET', '/v1/cases/{case}', 'ops', undefined],
    ['getCaseDocument', 'GET', `/v1/cases/{case}/documents/${hashOf('An offer')}`, 'seller', undefined],
    ['noteOnCase', 'POST', '/v1/cases/{case}/acts/note', 'ops', { text: 'Call them' }],
    ['listInbox', 'GET', '/v1/inbox', 'manager', undefined],
    ['listPrograms', 'GET', '/v1/programs', 'ops', undefined],
    ['listProgramVersions', 'GET', '/v1/programs/price-desk/versions', 'ops', undefined],
    ['getProgramSource', 'GET', '/v1/programs/price-desk/versions/1', 'ops', undefined],
    ['proposeProgram', 'POST', '/v1/programs', 'ops', proposalOf(priceDesk({ version: 3 }))],
    ['previewMigration', 'GET', '/v1/programs/price-desk/migrations?to=2', 'ops', undefined],
    ['listDecisions', 'GET', '/v1/programs/price-desk/decisions', 'ops', undefined],
  ] as const)('by %s, over a running case (%s %s)', async (id, method, path, as, body) => {
    const api = createApiSetting();
    await putInForce(api.memory, priceDesk());
    await putInForce(api.memory, priceDesk({ version: 2, within: 'PT24H' }));
    const { id: caseId } = await api.services.cases.start(portal('seller'), 'price-desk', priceRequest, {
      requestKey: 'key-1',
    });
    changeProcess(api.memory, caseId, { program: { id: 'price-desk', version: 1 } });

    const answer = await api.ask(method, path.replace('{case}', caseId), { as, ...(body ? { body } : {}) });

    expectExactly(answerOf(id), answer.body);
  });

  test('by a refusal', async () => {
    const { body } = await createApiSetting().ask('POST', '/v1/deals', { as: 'seller', body: {} });

    expectExactly(problemAnswer, body);
  });
});

describe('the reference page', () => {
  test('shows every operation and code, without a script and with its own stylesheet', async () => {
    const api = createApiSetting();
    const page = await api.ask('GET', '/v1/docs');
    const [, stylesheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(page.text) ?? [];
    const style = await api.ask('GET', stylesheet);

    expect(page.headers.get('content-type')).toContain('text/html');
    for (const { id } of operations) expect(page.text).toContain(`id="${id}"`);
    for (const code of Object.keys(errorTable)) expect(page.text).toContain(code);
    expect(page.text).not.toMatch(/<script|<style| style=/);
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  test('is made from the document that programs read', async () => {
    const { body } = await createApiSetting().ask('GET', '/v1/openapi.json');

    expect(body).toEqual(JSON.parse(JSON.stringify(openApiDocument(operations, 'http://portal.example'))));
  });
});
