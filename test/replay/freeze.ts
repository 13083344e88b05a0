import { readdirSync, writeFileSync } from 'node:fs';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { obtainPart } from '../../local/parts/part.ts';
import { testServerPart } from '../../local/parts/test-server.ts';
import { workflowCode } from '../../local/parts/workflow-code.ts';
import { startTimeskip } from '../support/timeskip.ts';
import '../support/quiet-temporal.ts';
import { holderActivities } from './certification-scenarios.ts';
import { scenarios } from './scenarios.ts';

/**
 * Freezes histories of this version of the workflow code: `npx tsx test/replay/freeze.ts <version> [scenario ...]`, of
 * the scenarios that have none yet if none is named. Frozen ones are never written again: a change that cannot replay
 * them needs a patch, not another history.
 */
const [version = '', ...named] = process.argv.slice(2);
if (!/^\d+$/.test(version)) throw new Error('Give the version of the histories to write, as in: freeze.ts 7');
const folder = new URL('histories/', import.meta.url);
const frozen = readdirSync(folder);
const isNew = (name: string) => !frozen.some((file) => file.startsWith(`${name}_`));
const wanted = named.length > 0 ? named : Object.keys(scenarios).filter(isNew);

const bundle = { codePath: await workflowCode() };
const harness = await startTimeskip(await obtainPart(testServerPart, console.log), holderActivities, bundle);
try {
  for (const name of wanted) {
    const file = `${name}_${version}.json`;
    if (frozen.includes(file)) throw new Error(`${file} is frozen. Take the next version.`);
    const live = scenarios[name];
    if (!live) throw new Error(`There is no scenario ${name} in test/replay/scenarios.ts.`);
    const { handle } = await live(harness);
    writeFileSync(new URL(file, folder), historyToJSON(await handle.fetchHistory()));
    console.log(file);
  }
} finally {
  await harness.close();
}
