import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { inject } from 'vitest';
import { registerSearchAttributes } from '../../local/parts/search-attributes.ts';

/**
 * A fresh Temporal namespace with the product's search attributes, for one test file: the product's task queue has one
 * name, so files that run side by side need a namespace each. `close` ends the connection when done.
 */
export async function createTestNamespace(address = inject('temporalAddress')): Promise<{
  connection: Connection;
  address: string;
  namespace: string;
  close: () => Promise<void>;
}> {
  const connection = await Connection.connect({ address });
  const namespace = `test-${randomUUID()}`;
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs('1 day'),
  });
  await registerSearchAttributes(connection, namespace);
  return { connection, address, namespace, close: () => connection.close() };
}
