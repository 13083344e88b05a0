/**
 * `EXPIRIES=10000 npx tsx bench/expiries.ts`: ten thousand people who hold a certificate, idle, whose time to renew it
 * comes at the same instant; beside bare workflows on the same server, one kind after another. Starting them takes some
 * minutes.
 */
import { machine, markdownOf } from './figures.ts';
import { mailPerSecond, measureExpiries } from './idle-certificates.ts';
import { startStage } from './stage.ts';

const stage = await startStage({ mailPerSecond });
try {
  console.log(machine());
  console.log(markdownOf(await measureExpiries(stage, Number(process.env.EXPIRIES ?? 10_000))));
} finally {
  await stage.stop();
}
process.exit();
