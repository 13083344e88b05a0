/** `npm run bench`: measures side by side, prints the figures, and keeps them in bench/RESULTS.md. */
import { writeFileSync } from 'node:fs';
import { documentClient } from '../activities/store/connect.ts';
import { measureBundle } from './bundle.ts';
import { measureDeals } from './deals.ts';
import { measureDesigner } from './designer.ts';
import { machine, markdownOf } from './figures.ts';
import { measureInterpreter } from './interpreter.ts';
import { measureHotFund } from './ledger-hot.ts';
import { measureLedgerCheck } from './ledger-million.ts';
import { measurePayloads } from './payloads.ts';
import { measureReading } from './reading.ts';
import { measureReplay } from './replay.ts';
import { startStage } from './stage.ts';
import { measureStanding } from './standing.ts';
import { measureWorkflowBundle } from './workflow-bundle.ts';

const file = new URL('RESULTS.md', import.meta.url);
const sections: string[] = [
  `# Results\n\nMeasured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench\`, in one run: ${machine()}.\n`,
];

function keep(section: string): void {
  console.log(`\n${section}`);
  sections.push(section);
}

keep(markdownOf(await measureBundle()));
keep(markdownOf(await measureWorkflowBundle()));
keep(markdownOf(await measureReplay()));
keep(markdownOf(await measureDesigner()));
const stage = await startStage();
try {
  keep(markdownOf(await measureDeals(stage)));
  keep(markdownOf(await measureInterpreter(stage.temporalAddress)));
  keep(markdownOf(await measurePayloads(stage.temporalAddress)));
  keep(markdownOf(await measureReading(stage)));
  const client = documentClient({ region: 'eu-central-1', endpoint: stage.dynamodb });
  keep(markdownOf(await measureHotFund(client, 'throughline')));
  keep(markdownOf(await measureStanding(stage, client, 'throughline')));
  keep(markdownOf(await measureLedgerCheck(client, stage.dynamodbPid)));
} finally {
  await stage.stop();
}
writeFileSync(file, sections.join('\n'));
process.exit();
