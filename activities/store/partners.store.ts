import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Partner } from '../../domain/partners/partner.schema.ts';

export interface PartnerStore {
  get(id: string): Promise<Partner | undefined>;
  put(partner: Partner): Promise<void>;
  /** By id. */
  list(page: PageRequest): Promise<Page<Partner>>;
}
