import type { PayloadCodec } from '@temporalio/common';
import type { Context } from 'hono';
import { UnreadablePayload } from '../../activities/payloads/key-provider.ts';
import type { Stores } from '../../activities/store/stores.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Limits } from '../api/limits.ts';
import { problemResponse } from '../api/problem.ts';
import { readJson, readText } from '../api/read-body.ts';
import { refuseUnlessAllowed } from '../services/permissions.ts';
import type { SignInService } from '../services/sign-in.services.ts';
import type { AppVariables } from '../variables.ts';
import { allowUi, originOfUi, preflight } from './cors.ts';
import { jsonOf, payloadsSchema } from './payloads.schema.ts';
import { type TemporalTokens, whoAsks } from './who-asks.ts';

export interface CodecServerDeps {
  readonly services: { readonly signIn: SignInService };
  readonly stores: Pick<Stores, 'people' | 'requests'>;
  readonly payloadCodec?: PayloadCodec | undefined;
  /** The only other site that may ask. */
  readonly temporalUiUrl?: string | undefined;
  /** With what Temporal UI can say who asks, where it is of another site. */
  readonly temporalTokens?: TemporalTokens | undefined;
  readonly limits: Limits;
  readonly now: () => Date;
  readonly addressOf: (c: Context) => string | undefined;
  /** Told of every failure that has no name of ours. */
  readonly onUnexpected: (failure: unknown, requestId: string) => void;
}

/**
 * The codec server of Temporal UI and its command line: `POST /codec/decode` and `/codec/encode`, by the protocol that they
 * speak. It reads everything that Temporal keeps, so it answers who steers the channel, and nobody else.
 * @throws `forbidden` where the page of another site asks; what else is refused is answered, for that page to read.
 */
export async function answerCodec(deps: CodecServerDeps, c: Context<AppVariables>): Promise<Response> {
  const fromUi = originOfUi(c, deps.temporalUiUrl);
  const answer = await answerTo(deps, c, fromUi).catch((failure: unknown) => {
    const requestId = c.get('requestId');
    if (!(failure instanceof DomainError)) deps.onUnexpected(failure, requestId);
    return problemResponse(failure, requestId);
  });
  if (fromUi) allowUi(answer.headers, fromUi);
  return answer;
}

async function answerTo(
  deps: CodecServerDeps,
  c: Context<AppVariables>,
  fromUi: string | undefined,
): Promise<Response> {
  const { payloadCodec } = deps;
  const work = c.req.param('work');
  const known = work === 'decode' || work === 'encode';
  if (fromUi && c.req.method === 'OPTIONS') return preflight();
  if (!known || c.req.method !== 'POST')
    throw new DomainError('not-found', 'Send a POST to /codec/decode or /codec/encode.');
  if (!payloadCodec)
    throw new DomainError(
      'not-found',
      'Nothing is encrypted here, so there is nothing to decode. Take this address out of the settings of Temporal UI.',
    );
  const caller = await whoAsks(deps, c, fromUi !== undefined);
  c.set('callerId', caller.person.id);
  refuseUnlessAllowed(caller, 'read-payloads');
  const payloads = await readPayloads(c);
  const body = { payloads: (await carryOut(payloadCodec, work, payloads)).map(jsonOf) };
  return Response.json(body, { headers: { 'cache-control': 'no-store' } });
}

async function readPayloads(c: Context) {
  const read = payloadsSchema.safeParse(readJson(await readText(c.req)));
  if (read.success) return read.data.payloads;
  throw new DomainError(
    'invalid-input',
    'Send { "payloads": [...] }, each payload as Temporal writes it in JSON, and at most 1,000.',
  );
}

async function carryOut(
  codec: PayloadCodec,
  work: 'encode' | 'decode',
  payloads: Parameters<PayloadCodec['decode']>[0],
) {
  try {
    return await codec[work](payloads);
  } catch (failure) {
    if (failure instanceof UnreadablePayload) throw new DomainError('invalid-input', failure.message);
    throw failure;
  }
}
