import type { Client } from '@temporalio/client';
import type { Certificate } from '../../domain/certification/certificate.schema.ts';
import type { Stores } from '../store/stores.ts';
import { reconsider } from './reconsider.ts';

/** Has the partner looked at that the holder of a certificate is with now, wherever that was at the award. */
export async function reconsiderHolder(
  { stores, client }: { readonly stores: Pick<Stores, 'people'>; readonly client: Pick<Client, 'workflow'> },
  { holder }: Pick<Certificate, 'holder'>,
): Promise<void> {
  const person = await stores.people.get(holder.personId);
  if (person?.partnerId !== undefined) await reconsider(client, person.partnerId);
}
