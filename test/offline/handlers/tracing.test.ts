import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { trace } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { startTracing } from '../../../handlers/tracing/start-tracing.ts';

/** An address at which nobody listens any more. */
async function collectorThatIsAway(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

test('spans that no collector takes are lost, and nothing else: flushing and stopping go on', async () => {
  const tracing = startTracing({ service: 'throughline-api', url: await collectorThatIsAway() });
  const span = trace.getTracer('test').startSpan('a request');
  expect(span.isRecording()).toBe(true);
  span.end();

  await expect(tracing.flush()).resolves.toBeUndefined();
  trace.getTracer('test').startSpan('another').end();
  await expect(tracing.stop()).resolves.toBeUndefined();
});
