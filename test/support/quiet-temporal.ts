import { DefaultLogger, Runtime } from '@temporalio/worker';

/** In a process that runs many files this file is run for each, but the SDK takes, and remembers, its options once. */
const told = globalThis as { [key: symbol]: boolean | undefined };
const key = Symbol.for('throughline.test.quiet');

// Workers in a test's own process would tell of every start, stop and expected failure.
if (!told[key])
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
  });
told[key] = true;
