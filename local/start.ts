/** `npm start`: the whole product on this machine, until Ctrl-C. `--watch` follows changes of the sources. */
import { endProgress } from './parts/progress.ts';
import { endLeftovers, isStillAlive, readRecords } from './processes/records.ts';
import { startProduct } from './product.ts';
import { readSettings } from './settings.ts';
import { statePaths } from './state.ts';
import { welcome } from './welcome.ts';

const say = (text: string) => {
  endProgress();
  console.log(text);
};

/** Calls back when we are asked to end, or when npm, under which we run, was killed and can ask nobody any more. */
function onEnd(callback: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, callback);
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return;
  setInterval(() => {
    if (process.ppid !== parent) callback();
  }, 500).unref();
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const { records } = statePaths(settings.state);
  const earlier = readRecords(records);
  if (earlier && (await isStillAlive(earlier.supervisor))) {
    throw new Error(
      `Throughline runs already (process ${earlier.supervisor.pid}, state in ${settings.state}). ` +
        'Stop it with Ctrl-C there, or start a second one with another folder in THROUGHLINE_STATE.',
    );
  }
  for (const left of earlier ? await endLeftovers(earlier) : [])
    say(`Ended ${left}, left by an earlier start.`);

  const stopping = new AbortController();
  const asked = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  onEnd(() => stopping.abort());
  say('Starting Throughline. The first start fetches what is missing, and can take some minutes.');
  const product = await startProduct(settings, {
    watch: process.argv.includes('--watch'),
    say,
    signal: stopping.signal,
  });
  say(welcome(product));
  await asked;
  say('Stopping.');
  await product.stop();
  say('Stopped; nothing is left running.');
}

try {
  await main();
} catch (error) {
  endProgress();
  const stopped = error instanceof DOMException && error.name === 'AbortError';
  console.error(
    stopped ? 'Stopped before it was up.' : `\n${error instanceof Error ? error.message : error}`,
  );
  // At once: a fetch that was given up is still under way, and ends with us.
  process.exit(1);
}
