/** `npm run reset`: forgets every deal, person, mail, file and key of this machine's product. Fetched parts stay cached. */
import { endLeftovers, isStillAlive, readRecords } from './processes/records.ts';
import { readSettings } from './settings.ts';
import { clearState, statePaths } from './state.ts';

const settings = readSettings(process.env);
const paths = statePaths(settings.state);
const records = readRecords(paths.records);
if (records && (await isStillAlive(records.supervisor))) {
  console.error(
    `Throughline is running (process ${records.supervisor.pid}). Stop it with Ctrl-C, then reset again.`,
  );
  process.exitCode = 1;
} else {
  if (records) await endLeftovers(records);
  clearState(paths);
  console.log(`Cleared ${settings.state}. The next npm start begins from nothing.`);
  const theirs = ['TEMPORAL_ADDRESS', 'DYNAMODB_ENDPOINT', 'SES_ENDPOINT', 'S3_ENDPOINT'].filter(
    (name) => process.env[name],
  );
  if (theirs.length > 0)
    console.log(`What the servers in ${theirs.join(', ')} keep is not ours to clear; it is still there.`);
}
