/**
 * `npm run bench` measures side by side and keeps the figures in bench/RESULTS.md; `npm run bench -- hot-fund replay` only
 * these. What is not measured, and what was written by hand, stays there as it is.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../activities/store/connect.ts';
import { measureBundle } from './bundle.ts';
import { measureDeals } from './deals.ts';
import { measureDesigner } from './designer.ts';
import type { Section } from './figures.ts';
import { measureInterpreter } from './interpreter.ts';
import { measureHotFund } from './ledger-hot.ts';
import { measureLedgerCheck } from './ledger-million.ts';
import { measurePayloads } from './payloads.ts';
import { measureReading } from './reading.ts';
import { measureReplay } from './replay.ts';
import { keep } from './results.ts';
import { type Stage, startStage } from './stage.ts';
import { measureStanding } from './standing.ts';
import { withTemporal } from './temporal.ts';
import { measureWorkflowBundle } from './workflow-bundle.ts';

const alone: Readonly<Record<string, () => Promise<Section>>> = {
  bundle: measureBundle,
  'workflow-bundle': measureWorkflowBundle,
  replay: measureReplay,
  designer: measureDesigner,
};
const onTemporal: Readonly<Record<string, (address: string) => Promise<Section>>> = {
  interpreter: measureInterpreter,
  payloads: measurePayloads,
};
type OnStage = (stage: Stage, client: DynamoDBDocumentClient) => Promise<Section>;
const onStage: Readonly<Record<string, OnStage>> = {
  deals: (stage) => measureDeals(stage),
  reading: (stage) => measureReading(stage),
  'hot-fund': (_, client) => measureHotFund(client, 'throughline'),
  standing: (stage, client) => measureStanding(stage, client, 'throughline'),
  'ledger-check': ({ dynamodbPid }, client) => measureLedgerCheck(client, dynamodbPid),
};

const names = [alone, onTemporal, onStage].flatMap(Object.keys);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are ${names.join(', ')}.`);
const wanted = <T>(all: Readonly<Record<string, T>>): T[] =>
  Object.entries(all).flatMap(([name, one]) => (asked.length === 0 || asked.includes(name) ? [one] : []));

for (const measure of wanted(alone)) keep(await measure());
if (wanted(onTemporal).length > 0)
  await withTemporal(async (address) => {
    for (const measure of wanted(onTemporal)) keep(await measure(address));
  });
if (wanted(onStage).length > 0) {
  const stage = await startStage();
  try {
    const client = documentClient({ region: 'eu-central-1', endpoint: stage.dynamodb });
    for (const measure of wanted(onStage)) keep(await measure(stage, client));
  } finally {
    await stage.stop();
  }
}
process.exit();
