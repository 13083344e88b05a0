import type { Context } from 'hono';
import { DomainError } from '../../domain/errors.ts';

/**
 * The origin of Temporal UI, if its page asks; undefined where no page asks.
 * @throws `forbidden` where the page of any other site asks.
 */
export function originOfUi(c: Context, temporalUiUrl: string | undefined): string | undefined {
  const origin = c.req.header('origin');
  if (origin === undefined) return undefined;
  if (temporalUiUrl !== undefined && origin === new URL(temporalUiUrl).origin) return origin;
  throw new DomainError(
    'forbidden',
    'Only the Temporal UI that TEMPORAL_UI_URL names may ask this. If this page is yours, give its address there ' +
      '(on AWS: temporalUiUrl in cdk.json), and start or deploy again.',
  );
}

/** Lets that page read the answer, and send who is signed in with its request. */
export function allowUi(answer: Headers, origin: string): void {
  answer.set('access-control-allow-origin', origin);
  answer.set('access-control-allow-credentials', 'true');
  answer.set('vary', 'Origin');
}

/** What a browser is told before it sends what is no plain form. */
export const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'Content-Type, X-Namespace, Authorization, Authorization-Extras',
      'access-control-max-age': '600',
    },
  });
