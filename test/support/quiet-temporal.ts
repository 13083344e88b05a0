import { DefaultLogger, Runtime } from '@temporalio/worker';

// Workers in a test's own process would tell of every start, stop and expected failure.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
});
