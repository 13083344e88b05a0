import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Partner } from '../../domain/partners/partner.schema.ts';

export interface PartnerStore {
  get(id: string): Promise<Partner | undefined>;
  put(partner: Partner): Promise<void>;
  /** Changes a partner as it is now, whatever else changes it meanwhile. Undefined: there is no such partner. */
  change(id: string, change: (partner: Partner) => Partner): Promise<Partner | undefined>;
  /** By id. */
  list(page: PageRequest): Promise<Page<Partner>>;
}
