import type { Context } from 'hono';
import type { Act } from '../../activities/store/audit/act.ts';
import { DomainError } from '../../domain/errors.ts';
import { audited } from '../audited.ts';
import type { AppVariables } from '../variables.ts';
import type { ApiDeps } from './create-api.ts';
import { countRequest, countStranger } from './limits.ts';
import { refuseOtherContent } from './read-body.ts';

/** Takes a signed result of an exam provider: its signature, and no key of ours, says who calls. */
export async function receiveResult(
  { services, stores, limits, addressOf }: ApiDeps,
  c: Context<AppVariables>,
): Promise<Response> {
  refuseOtherContent(c.req);
  const provider = c.req.param('provider') ?? '';
  const sent = {
    id: c.req.header('webhook-id'),
    timestamp: c.req.header('webhook-timestamp'),
    signature: c.req.header('webhook-signature'),
    body: new Uint8Array(await c.req.arrayBuffer()),
  };
  // Once it is signed by the provider, that is who acts.
  const act: Act = {
    ...{ who: `provider:${provider}`, via: 'api', from: 'POST /v1/exams/{provider}/results', on: [] },
    ...{ verb: 'receiveExamResult', request: c.get('requestId') },
    ...(sent.id === undefined ? {} : { once: JSON.stringify(['exam-result', provider, sent.id]) }),
  };
  try {
    const taken = await audited(stores.audit, act, () =>
      services.exams.receive(provider, sent, async () => {
        await countRequest(stores.requests, `exam-provider/${provider}`, limits.perKey);
      }),
    );
    return c.json(taken, 200, { 'cache-control': 'no-store' });
  } catch (failure) {
    const stranger = failure instanceof DomainError && strangers.has(failure.code);
    if (stranger) await countStranger(stores.requests, addressOf(c), limits.perAddress);
    throw failure;
  }
}

const strangers = new Set<string>(['bad-signature', 'not-found']);
