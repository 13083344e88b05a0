import type { Operation } from '../operation.ts';
import { aboutOperations } from './about.operations.ts';
import { actOperations } from './acts.operations.ts';
import { caseActOperations } from './case-acts.operations.ts';
import { caseOperations } from './cases.operations.ts';
import { customerOperations } from './customers.operations.ts';
import { dealOperations } from './deals.operations.ts';
import { draftOperations } from './drafts.operations.ts';
import { fundOperations } from './funds.operations.ts';
import { inboxOperations } from './inbox.operations.ts';
import { paymentOperations } from './payments.operations.ts';
import { peopleOperations } from './people.operations.ts';
import { previewOperations } from './previews.operations.ts';
import { programOperations } from './programs.operations.ts';
import { rehearsalOperations } from './rehearsals.operations.ts';

/** All that the API can be asked, in the order of its reference. */
export const operations: readonly Operation[] = [
  ...dealOperations,
  ...actOperations,
  ...caseOperations,
  ...caseActOperations,
  ...inboxOperations,
  ...peopleOperations,
  ...paymentOperations,
  ...customerOperations,
  ...fundOperations,
  ...programOperations,
  ...previewOperations,
  ...draftOperations,
  ...rehearsalOperations,
  ...aboutOperations,
];
