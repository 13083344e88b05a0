import { getConnInfo, handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { apiLambdaEnvSchema } from './api-lambda.env.ts';
import { createApp } from './app.ts';
import { connect } from './connect.ts';
import { fetchLinkKeys } from './fetch-link-keys.ts';
import { filesOriginOf } from './files-origin.ts';
import { createLog } from './log.ts';
import { readEnv } from './read-env.ts';

const env = readEnv(apiLambdaEnvSchema, process.env);
const log = createLog(env.LOG_LEVEL);
type Handler = (event: LambdaEvent, context?: LambdaContext) => Promise<unknown>;
let app: Promise<Handler> | undefined;

/** Answers one request of API Gateway. Connections and signing keys are had at the first, and kept. */
export async function handler(event: LambdaEvent, context: LambdaContext): Promise<unknown> {
  app ??= build().catch((failure: unknown) => {
    app = undefined;
    throw failure;
  });
  return (await app)(event, context);
}

async function build(): Promise<Handler> {
  const keys = await fetchLinkKeys(env.LINK_KEYS_SECRET_ARN, process.env.AWS_SESSION_TOKEN ?? '');
  return handle(
    createApp({
      // Beside the bundle: see infra/constructs/bundle.ts.
      ...connect({ ...env, LINK_KEYS: keys }, log, new URL('programs/', import.meta.url)),
      log,
      branding: env.BRANDING,
      publicUrl: env.PUBLIC_URL,
      designerFiles: env.DESIGNER_FILES,
      filesOrigin: filesOriginOf(env),
      addressOf: (c) => getConnInfo(c).remote.address,
    }),
  );
}
