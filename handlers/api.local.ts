import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { apiEnvSchema } from './api.env.ts';
import { createApp } from './app.ts';
import { connect } from './connect.ts';
import { filesOriginOf } from './files-origin.ts';
import { createLog } from './log.ts';
import { readEnv } from './read-env.ts';
import { tracingOf } from './tracing/tracing-of.ts';

/** Serves the app on PORT (a free one if 0 or absent) until SIGINT or SIGTERM. Says `{"listening":port}` when it is up. */
async function main(): Promise<void> {
  const env = readEnv(
    apiEnvSchema.refine((read) => !read.STAFF_SIGN_IN || read.STAFF_SIGN_IN_SECRET, {
      path: ['STAFF_SIGN_IN_SECRET'],
      message: 'STAFF_SIGN_IN needs it',
    }),
    process.env,
  );
  const log = createLog(env.LOG_LEVEL);
  const tracing = await tracingOf(env, 'throughline-api');
  const connected = connect(
    {
      ...env,
      EXAM_PROVIDERS: async () => env.EXAM_PROVIDERS,
      STAFF_SIGN_IN_SECRET: async () => env.STAFF_SIGN_IN_SECRET ?? '',
    },
    log,
    new URL('../programs/', import.meta.url),
    tracing,
  );
  const app = createApp({
    ...connected,
    log,
    tracing,
    branding: env.BRANDING,
    publicUrl: env.PUBLIC_URL,
    designerFiles: env.DESIGNER_FILES,
    filesOrigin: filesOriginOf(env),
    temporalUiUrl: env.TEMPORAL_UI_URL,
    temporalTokens: env.TEMPORAL_TOKENS,
    addressOf: (c) => getConnInfo(c).remote.address,
  });
  // Reached from this machine alone: what the world sees is the Lambda.
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: env.PORT ?? 0 }, ({ port }) => {
    process.stdout.write(`${JSON.stringify({ listening: port })}\n`);
  });
  const stop = () => {
    server.close(() => void Promise.all([connected.close(), tracing?.stop()]));
    // Idle connections are kept by browsers for long; what is being answered has a second to be.
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    setTimeout(() => process.exit(0), 1_000).unref();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

await main();
