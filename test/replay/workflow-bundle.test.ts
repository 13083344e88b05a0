import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';

/** What Temporal's own workflow library brings along. */
const allowed = new Set(['nexus-rpc', 'long', 'ms', 'protobufjs', '@protobufjs']);
const megabyte = 1_000_000;
/** A bundle is parsed by every worker thread, and every replay runs what is not shared of it: what is not needed costs. */
const heaviest = 1.12 * megabyte;

/** The bundle as the worker runs it; whatever an import of ours leads to, types apart, is in it. */
const [code = ''] = readFileSync(inject('workflowBundlePath'), 'utf8').split('//# sourceMappingURL=');

const [, loadedFirst = ''] = /exports\.preloadModules = .*?\{(.*?)^\}/ms.exec(code) ?? [];
/** Each module as webpack has it: its own lines begin where the file's do. */
const sections = code
  .split(/^\/\*\*\*\/ "(?=\.\/)/m)
  .slice(1)
  .map((section) => ({ name: section.slice(0, section.indexOf('"')), lines: section.split('\n') }));
/** A line of a module, not of a function of it, by which something can be kept from one case to the next. */
const changes = /^(?:let|var) |^const \w+ = (?:new (?:Map|Set|WeakMap|WeakSet)\(\)|\[\]|\{\});/;

const heldIn = (folder: string) =>
  sections
    .filter(({ name }) => name.startsWith(folder))
    .flatMap(({ name, lines }) =>
      lines.filter((line) => changes.test(line)).map((line) => `${name}: ${line}`),
    );

describe('what the worker runs as workflow code', () => {
  test('holds packages of Temporal only, besides our own rules: no schema library, whatever way leads there', () => {
    const packages = [...code.matchAll(/\/node_modules\/((?:@[^/"]+\/)?[^/"]+)\//g)].map(
      ([, name = '']) => name,
    );

    const foreign = new Set(packages.filter((name) => !name.startsWith('@temporalio/')));
    expect(packages).toContain('@temporalio/workflow');
    expect([...foreign].filter((name) => !allowed.has(name))).toEqual([]);
  });

  test('shares the rules among all cases: they are loaded before any, and hold nothing that one could leave behind', () => {
    const shared = [...loadedFirst.matchAll(/\*\/ "([^"]+)"\)/g)].map(([, name = '']) => name);

    expect(shared.length).toBeGreaterThan(20);
    expect(shared.filter((name) => !name.startsWith('./domain/'))).toEqual([]);
    expect(heldIn('./domain/')).toEqual([]);
    // What is kept for one case stands here, and is not shared.
    expect(heldIn('./workflows/')).not.toEqual([]);
  });

  test('weighs little', () => {
    expect(code.length).toBeLessThan(heaviest);
  });
});
