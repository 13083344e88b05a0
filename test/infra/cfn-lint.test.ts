import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, expect, test } from 'vitest';
import { cfnLintPart } from '../../local/parts/cfn-lint.ts';
import { run } from '../../local/parts/command.ts';
import { obtainPart } from '../../local/parts/part.ts';
import { deployment } from './deployment.ts';

/** CDK has a function wait for its role, which a reference says already: twice the same, and CDK writes both. */
const ignored = ['W3005'];
const folder = mkdtempSync(join(tmpdir(), 'throughline-templates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, context: Readonly<Record<string, unknown>>): string[] {
  const { app: _app, ...stacks } = deployment({ operationsEmail: 'ops@vendor.example', ...context });
  return Object.values(stacks).map((stack: Stack) => {
    const file = join(folder, `${name}-${stack.stackName}.json`);
    writeFileSync(file, JSON.stringify(Template.fromStack(stack).toJSON()));
    return file;
  });
}

test('cfn-lint finds nothing: as it is shipped, and with all that the context can add', async () => {
  const { program, args, env } = await obtainPart(cfnLintPart, () => {});
  const zone = { id: 'Z0123456789', name: 'vendor.example' };
  const files = [
    ...written('shipped', {}),
    ...written('more', { stage: 'staging', customerManagedKeys: 'true', mailZone: zone }),
  ];

  const said = await run(
    program,
    [...args, '--regions', 'eu-central-1', '--ignore-checks', ...ignored, '--', ...files],
    { env },
  ).catch((failure: Error) => failure.message);

  expect(said).toBe('');
}, 300_000);

test('cfn-lint can fail: a property that there is not', async () => {
  const { program, args, env } = await obtainPart(cfnLintPart, () => {});
  const file = join(folder, 'wrong.json');
  const Topic = { Type: 'AWS::SNS::Topic', Properties: { Colour: 'green' } };
  writeFileSync(file, JSON.stringify({ Resources: { Topic } }));

  await expect(run(program, [...args, '--', file], { env })).rejects.toThrow('Colour');
}, 300_000);
