/**
 * `LEDGER_CASES=250000 npx tsx bench/million.ts <folder>`: the check of a million entries alone. Writing them takes some
 * minutes, so they are kept in the folder for the next time.
 */
import { documentClient } from '../activities/store/connect.ts';
import { shown } from '../local/gather.ts';
import { dynamoPart } from '../local/parts/dynamodb.ts';
import { freePort } from '../local/parts/ports.ts';
import { startService } from '../local/processes/service.ts';
import { dynamoService } from '../local/services.ts';
import { machine, markdownOf } from './figures.ts';
import { measureLedgerCheck } from './ledger-million.ts';

const [, , folder] = process.argv;
if (!folder) throw new Error('Name a folder to keep the entries in.');
const service = dynamoService(await shown(dynamoPart), {
  ...{ port: await freePort(), logs: folder, state: `${folder}/dynamodb` },
});
const server = await startService(service);
try {
  console.log(machine());
  const client = documentClient({ region: 'eu-central-1', endpoint: service.address });
  console.log(markdownOf(await measureLedgerCheck(client, server.pid)));
} finally {
  await server.stop();
}
