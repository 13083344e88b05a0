import type { Operation } from '../operation.ts';
import { aboutOperations } from './about.operations.ts';
import { actOperations } from './acts.operations.ts';
import { customerOperations } from './customers.operations.ts';
import { dealOperations } from './deals.operations.ts';
import { inboxOperations } from './inbox.operations.ts';

/** All that the API can be asked, in the order of its reference. */
export const operations: readonly Operation[] = [
  ...dealOperations,
  ...actOperations,
  ...inboxOperations,
  ...customerOperations,
  ...aboutOperations,
];
