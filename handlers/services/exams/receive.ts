import { isSignedBy } from '../../../activities/webhook-signature.ts';
import { DomainError } from '../../../domain/errors.ts';
import { examResultSchema } from '../../../domain/exams/exam-result.schema.ts';
import { own } from '../../../domain/records.ts';
import type { ServiceContext } from '../context.ts';
import type { ExamsService, SignedResult } from '../exams.services.ts';
import { parse } from '../parse.ts';
import type { NoExam } from './find.ts';
import { takeResult } from './take.ts';

/** So old, or so far ahead, a signature may be, in milliseconds. */
const tolerance = 5 * 60_000;

/** Takes a result that a provider sends, once its signature holds. */
export function receiveResult(context: ServiceContext): ExamsService['receive'] {
  return async (provider, sent, known) => {
    const { secrets = [] } = own((await context.examProviders?.()) ?? {}, provider) ?? {};
    if (secrets.length === 0)
      throw new DomainError('not-found', 'There is no exam provider of this name that sends results here.');
    refuseUnlessSigned(secrets, sent, context.now());
    await known();
    const result = parse(examResultSchema, jsonOf(sent.body));
    await takeResult(context, { provider, result }, wordsOf);
    return { resultId: result.resultId };
  };
}

function refuseUnlessSigned(secrets: readonly string[], sent: SignedResult, now: Date): void {
  const { id, timestamp, signature, body } = sent;
  if (!id || !timestamp || !signature)
    throw badSignature('Sign the call: send webhook-id, webhook-timestamp and webhook-signature.');
  if (!/^\d{1,12}$/.test(timestamp))
    throw badSignature('Give webhook-timestamp in whole seconds since 1970.');
  if (Math.abs(Number(timestamp) * 1000 - now.getTime()) > tolerance)
    throw badSignature('The webhook-timestamp is more than five minutes off: sign each attempt anew.');
  if (!isSignedBy(secrets, signature, { id, seconds: timestamp, body }))
    throw badSignature('The webhook-signature is not by the secret that was agreed, or of another body.');
}

const badSignature = (words: string) => new DomainError('bad-signature', words);

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new DomainError('malformed-request', 'The body is not JSON in UTF-8.');
  }
}

/** A provider learns no more of who there is than that nothing waits for its result. */
function wordsOf(none: NoExam): string {
  if (none.none === 'one-of-several')
    return 'Several exams of this name are open for this candidate: send the candidate number instead of the address.';
  return 'There is no open exam of this name for this candidate. Check the exam and the candidate number; if the candidate was early, send it again later.';
}
