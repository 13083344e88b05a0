import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { type ProcessHarness, processesIn } from '../../support/process-harness.ts';
import { startTimeskip } from '../../support/timeskip.ts';

/**
 * Virtual time, the real workflow code, and a world in memory, for cases of programs. For the tests of one file: starts
 * before them, closes after them, and has noted nothing when one begins.
 */
export function processHarness(): ProcessHarness {
  let started: ProcessHarness | undefined;
  beforeAll(async () => {
    started = processesIn(await startTimeskip(inject('testServerPath')));
  });
  afterAll(() => started?.close());
  beforeEach(() => {
    const { mails, trail, programMails, acted, webhooks } = harness.world;
    for (const list of [mails, trail, programMails, acted, webhooks]) list.length = 0;
  });
  const harness = new Proxy({} as ProcessHarness, { get: (_none, name) => Reflect.get(started ?? {}, name) });
  return harness;
}
