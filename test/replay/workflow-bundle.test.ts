import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';

/** What Temporal's own workflow library brings along. */
const allowed = new Set(['nexus-rpc', 'long', 'ms', 'protobufjs', '@protobufjs']);
const megabyte = 1_000_000;
/** A bundle is parsed by every worker thread, and every replay runs it: what is not needed costs each time. */
const heaviest = 1.1 * megabyte;

/** The bundle as the worker runs it; whatever an import of ours leads to, types apart, is in it. */
const [code = ''] = readFileSync(inject('workflowBundlePath'), 'utf8').split('//# sourceMappingURL=');

describe('what the worker runs as workflow code', () => {
  test('holds packages of Temporal only, besides our own rules: no schema library, whatever way leads there', () => {
    const packages = [...code.matchAll(/\/node_modules\/((?:@[^/"]+\/)?[^/"]+)\//g)].map(
      ([, name = '']) => name,
    );

    const foreign = new Set(packages.filter((name) => !name.startsWith('@temporalio/')));
    expect(packages).toContain('@temporalio/workflow');
    expect([...foreign].filter((name) => !allowed.has(name))).toEqual([]);
  });

  test('weighs little', () => {
    expect(code.length).toBeLessThan(heaviest);
  });
});
