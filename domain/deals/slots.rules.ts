import type { Registration } from './deal.schema.ts';

/**
 * The slots a registration claims: each exact identity key of the customer, for one product family in one territory.
 * A slot has at most one holder; two registrations conflict when they share one.
 */
export function slotsOf(
  registration: Pick<Registration, 'identityKeys' | 'productFamily' | 'territory'>,
): string[] {
  return registration.identityKeys.map(
    (key) => `${key}#${registration.productFamily}#${registration.territory}`,
  );
}
