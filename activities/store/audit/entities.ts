import type { Operation } from '../items.ts';

/**
 * Partitions that are named by the id of what lies in them. What is found by an address, a name or a secret has such a
 * partition too, and is left out: no record names one.
 */
const namedById = new Set([
  ...['CASE', 'PERSON', 'PARTNER', 'PROGRAM', 'PROGRAM-DRAFT', 'APPLICATION', 'DOCUMENT', 'UPLOADS'],
  ...['FUND', 'MDF', 'PAYMENT', 'PAYMENT-BATCH', 'CERTIFICATE', 'MATERIAL', 'ATTEMPT', 'LEARNER', 'STANDING'],
  ...['INVITATION'],
]);

/** The ids of what these operations write, each once. */
export function entitiesOf(operations: readonly Operation[]): string[] {
  return [...new Set(operations.flatMap(entityOf))];
}

function entityOf({ Put, Update, Delete }: Operation): string[] {
  const pk = String(Put?.Item?.pk ?? Update?.Key?.pk ?? Delete?.Key?.pk ?? '');
  const at = pk.indexOf('#');
  return at > 0 && namedById.has(pk.slice(0, at)) ? [pk.slice(at + 1)] : [];
}
