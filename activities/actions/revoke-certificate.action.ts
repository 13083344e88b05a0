import { endsHere } from '../automatic-failures.ts';
import { reconsiderHolder } from '../standing/reconsider-holder.ts';
import type { Action } from './action.ts';

/** Revokes a certificate that was awarded to the partner's people. One that is revoked stays as it is. */
export const revokeCertificate: Action<'revoke-certificate'> = async (
  { stores, client, now },
  { number, reason },
  { partner },
) => {
  const found = await stores.certificates.get(number);
  if (found?.partnerId !== partner.id)
    throw endsHere(
      'refused',
      'The partner has no certificate with this number. Give the number of one that it has.',
    );
  await stores.certificates.change(number, { what: 'revoked', at: now().toISOString(), reason });
  await reconsiderHolder({ stores, client }, found);
  return {};
};
