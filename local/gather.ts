import { cfnLintPart } from './parts/cfn-lint.ts';
import { chromiumPart } from './parts/chromium.ts';
import { type DynamoLaunch, dynamoPart } from './parts/dynamodb.ts';
import { checkPart, obtainPart, type Part } from './parts/part.ts';
import { endProgress, showProgress } from './parts/progress.ts';
import { temporalPart } from './parts/temporal.ts';
import { testServerPart } from './parts/test-server.ts';
import { versitygwPart } from './parts/versitygw.ts';
import { answers } from './processes/service.ts';
import { temporalAnswers } from './services.ts';
import type { Settings } from './settings.ts';

/** What the product is started from; undefined where the environment gives the address of a running one. */
export interface Gathered {
  readonly temporal: string | undefined;
  readonly dynamodb: DynamoLaunch | undefined;
  readonly files: string | undefined;
}

/**
 * Comes by every part that is not running already, before anything is started. Throws one error that names each part
 * that cannot be had, with its remedy.
 */
export async function gatherParts(settings: Settings): Promise<Gathered> {
  const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, DYNAMODB_ENDPOINT, SES_ENDPOINT, S3_ENDPOINT } = settings;
  await allOrComplain([
    TEMPORAL_ADDRESS
      ? mustAnswer('TEMPORAL_ADDRESS', TEMPORAL_ADDRESS, () =>
          temporalAnswers(TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE),
        )
      : checkPart(temporalPart),
    DYNAMODB_ENDPOINT
      ? mustAnswer('DYNAMODB_ENDPOINT', DYNAMODB_ENDPOINT, answers(DYNAMODB_ENDPOINT))
      : checkPart(dynamoPart),
    SES_ENDPOINT ? mustAnswer('SES_ENDPOINT', SES_ENDPOINT, answers(SES_ENDPOINT)) : Promise.resolve(),
    S3_ENDPOINT ? mustAnswer('S3_ENDPOINT', S3_ENDPOINT, answers(S3_ENDPOINT)) : checkPart(versitygwPart),
  ]);
  const [temporal, dynamodb, files] = await allOrComplain([
    TEMPORAL_ADDRESS ? Promise.resolve(undefined) : shown(temporalPart),
    DYNAMODB_ENDPOINT ? Promise.resolve(undefined) : shown(dynamoPart),
    S3_ENDPOINT ? Promise.resolve(undefined) : shown(versitygwPart),
  ] as const);
  return { temporal, dynamodb, files };
}

/** Comes by every part that the product or its tests need, so that what follows finds them in the cache. */
export async function gatherAllParts(): Promise<void> {
  const env = process.env;
  await allOrComplain([
    env.TEMPORAL_ADDRESS ? Promise.resolve(undefined) : shown(temporalPart),
    env.DYNAMODB_ENDPOINT ? Promise.resolve(undefined) : shown(dynamoPart),
    env.S3_ENDPOINT ? Promise.resolve(undefined) : shown(versitygwPart),
    shown(testServerPart),
    shown(chromiumPart),
    shown(cfnLintPart),
  ]);
}

/** Obtains a part, showing how far it is. */
export async function shown<T>(part: Part<T>): Promise<T> {
  try {
    return await obtainPart(part, showProgress(part.name));
  } finally {
    endProgress();
  }
}

async function mustAnswer(name: string, address: string, ask: () => Promise<boolean>): Promise<void> {
  if (await ask()) return;
  throw new Error(`${name} is ${address}, but nothing usable answers there. Start it, or unset ${name}.`);
}

/** All results, or one error with every problem, each on its own line. */
async function allOrComplain<T extends readonly Promise<unknown>[]>(
  promises: T,
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(promises);
  const problems = settled.flatMap((one) => (one.status === 'rejected' ? [messageOf(one.reason)] : []));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return Promise.all(promises) as Promise<{ [K in keyof T]: Awaited<T[K]> }>;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
