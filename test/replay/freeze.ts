import { existsSync, writeFileSync } from 'node:fs';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { obtainPart } from '../../local/parts/part.ts';
import { testServerPart } from '../../local/parts/test-server.ts';
import { startTimeskip } from '../support/timeskip.ts';
import { scenarios } from './scenarios.ts';

/**
 * Freezes the histories of this version of the workflow code: `npx tsx test/replay/freeze.ts <version>`. Frozen ones
 * are never written again: a change that cannot replay them needs a patch, not another history.
 */
const version = process.argv[2] ?? '';
if (!/^\d+$/.test(version)) throw new Error('Give the version of the histories to write, as in: freeze.ts 2');
const harness = await startTimeskip(await obtainPart(testServerPart, console.log));
for (const [name, live] of Object.entries(scenarios)) {
  const file = new URL(`histories/${name}_${version}.json`, import.meta.url);
  if (existsSync(file)) throw new Error(`${file.pathname} is frozen. Take the next version.`);
  const { handle } = await live(harness);
  writeFileSync(file, historyToJSON(await handle.fetchHistory()));
  console.log(`${name}_${version}.json`);
}
await harness.close();
