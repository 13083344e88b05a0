import { getConnInfo, handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { keptOnceMade } from '../activities/store/calls.ts';
import type { ExamProviders } from '../domain/programs/installation.schema.ts';
import { apiLambdaEnvSchema } from './api-lambda.env.ts';
import { createApp } from './app.ts';
import { connect } from './connect.ts';
import { fetchKeys } from './fetch-keys.ts';
import { filesOriginOf } from './files-origin.ts';
import { createLog } from './log.ts';
import { readEnv } from './read-env.ts';
import { tracingOf } from './tracing/tracing-of.ts';

const env = readEnv(apiLambdaEnvSchema, process.env);
const log = createLog(env.LOG_LEVEL);
type Handler = (event: LambdaEvent, context?: LambdaContext) => Promise<unknown>;
const app = keptOnceMade(build);

/** Answers one request of API Gateway. Connections and signing keys are had at the first, and kept. */
export async function handler(event: LambdaEvent, context: LambdaContext): Promise<unknown> {
  return (await app())(event, context);
}

async function build(): Promise<Handler> {
  const [secrets, tracing] = await Promise.all([
    fetchKeys(env, sessionToken()),
    tracingOf(env, 'throughline-api'),
  ]);
  const answer = handle(
    createApp({
      // Beside the bundle: see infra/constructs/bundle.ts.
      ...connect(
        {
          ...env,
          ...secrets,
          EXAM_PROVIDERS: examProviders,
          STAFF_SIGN_IN_SECRET: clientSecret,
          PRIVATE_WEBHOOKS: false,
        },
        log,
        new URL('programs/', import.meta.url),
        tracing,
      ),
      log,
      tracing,
      branding: env.BRANDING,
      publicUrl: env.PUBLIC_URL,
      designerFiles: env.DESIGNER_FILES,
      temporalUiUrl: env.TEMPORAL_UI_URL,
      temporalTokens: env.TEMPORAL_TOKENS,
      filesOrigin: filesOriginOf(env),
      addressOf: (c) => getConnInfo(c).remote.address,
    }),
  );
  if (!tracing) return answer;
  // Lambda freezes the process once it has answered.
  return (...request) => answer(...request).finally(tracing.flush);
}

const sessionToken = () => process.env.AWS_SESSION_TOKEN ?? '';

/** Each time anew: the extension keeps it for a while, and whoever replaces a secret need not deploy. */
async function examProviders(): Promise<ExamProviders> {
  const { EXAM_PROVIDERS_SECRET_ARN: arn } = env;
  if (arn === undefined) return {};
  return (await import('./fetch-exam-providers.ts')).fetchExamProviders(arn, sessionToken());
}

async function clientSecret(): Promise<string> {
  const { STAFF_SIGN_IN_SECRET_ARN: arn } = env;
  if (arn === undefined) throw new Error('STAFF_SIGN_IN needs STAFF_SIGN_IN_SECRET_ARN.');
  return (await import('./fetch-client-secret.ts')).fetchClientSecret(arn, sessionToken());
}
