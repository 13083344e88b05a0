import type { CommonEnv } from '../common.env.ts';
import type { Tracing, TracingOptions } from './start-tracing.ts';

/** Tracing where the environment says where traces go. A start without does not load what sends them. */
export async function tracingOf(
  { TELEMETRY_URL: url }: Pick<CommonEnv, 'TELEMETRY_URL'>,
  service: TracingOptions['service'],
): Promise<Tracing | undefined> {
  if (url === undefined) return undefined;
  return (await import('./start-tracing.ts')).startTracing({ service, url });
}
