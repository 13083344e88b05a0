import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, expect, test } from 'vitest';
import { cfnLintPart } from '../../local/parts/cfn-lint.ts';
import { run } from '../../local/parts/command.ts';
import { obtainPart } from '../../local/parts/part.ts';
import { deployment, onLambda } from './deployment.ts';

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

/** What it says of these files, line by line. */
async function findings(files: readonly string[]): Promise<string[]> {
  const { program, args, env } = await obtainPart(cfnLintPart, () => {});
  const lines: string[] = [];
  const asked = [...args, '--regions', 'eu-central-1', '--ignore-checks', ...ignored, '--', ...files];
  const ended = await run(program, asked, { env, onLine: (line) => lines.push(line) }).then(
    () => true,
    () => false,
  );
  expect(ended).toBe(lines.length === 0);
  return lines;
}

test('cfn-lint finds nothing: as it is shipped, and with all that the context can add', async () => {
  const files = [
    ...written('shipped', {}),
    ...written('more', { stage: 'staging', customerManagedKeys: 'true', mailZoneId: 'Z0123456789' }),
    ...written('functions', onLambda).filter((file) => /Worker|Observability/.test(file)),
  ];

  expect(await findings(files)).toEqual([]);
}, 300_000);

test('cfn-lint can fail: a property that there is not', async () => {
  const file = join(folder, 'wrong.json');
  const Topic = { Type: 'AWS::SNS::Topic', Properties: { Colour: 'green' } };
  writeFileSync(file, JSON.stringify({ Resources: { Topic } }));

  expect(await findings([file])).toContainEqual(expect.stringContaining('Colour'));
}, 300_000);
