import { context, propagation, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { AppVariables } from '../variables.ts';

/** A span for each request under the trace that its caller began, or a new one. Routes as patterns: a path can hold a token. */
export function traceRequests(tracer: Tracer): MiddlewareHandler<AppVariables> {
  return async (c, next) => {
    const caller = propagation.extract(context.active(), c.req.header());
    const span = tracer.startSpan(c.req.method, { kind: SpanKind.SERVER }, caller);
    const { traceId } = span.spanContext();
    c.set('traceId', traceId);
    try {
      await context.with(trace.setSpan(caller, span), next);
    } finally {
      const route = c.get('route') ?? routePath(c, -1);
      const { status } = c.res;
      span.updateName(`${c.req.method} ${route}`);
      span.setAttributes({
        ...{ 'http.request.method': c.req.method, 'http.route': route, 'http.response.status_code': status },
        'throughline.request': c.get('requestId'),
      });
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    }
  };
}
