import type { DealSummary } from '../../../domain/cases/listing.ts';
import { nextForPartner } from '../../../domain/cases/redaction.rules.ts';
import { dealStages } from '../../../domain/deals/stages.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { ServiceContext } from '../context.ts';
import type { DealsService } from '../deals.services.ts';
import { invalid } from '../parse.ts';
import { maySeePartner, refuseUnlessAllowed } from '../permissions.ts';
import { loadDeal, pageFor } from './load.ts';

export function getDeal(context: ServiceContext): DealsService['get'] {
  return async (caller, dealId) => {
    refuseUnlessAllowed(caller, 'read-deals');
    return pageFor(context, caller, await loadDeal(context, caller, dealId));
  };
}

/** A partner's deals, or the vendor's by stage; the vendor names a stage or a partner, so that a list stays one query. */
export function listDeals({ stores }: ServiceContext): DealsService['list'] {
  return async (caller, { stage, partnerId }, page) => {
    refuseUnlessAllowed(caller, 'read-deals');
    if (stage !== undefined && !Object.hasOwn(dealStages, stage))
      throw invalid([{ field: 'stage', message: `Choose among ${Object.keys(dealStages).join(', ')}` }]);
    const { partnerId: own } = caller.person;
    if (partnerId !== undefined && !maySeePartner(caller, partnerId))
      throw new DomainError('not-found', 'There is no such partner.');
    const of = partnerId ?? own;
    if (of !== undefined) {
      const found = await stores.cases.listByPartner(of, page, stage);
      return own === undefined ? found : { ...found, items: found.items.map(summaryForPartner) };
    }
    if (stage !== undefined) return stores.cases.listByStage(stage, page);
    throw invalid([{ field: 'stage', message: 'Name a stage, a partner, or both' }]);
  };
}

function summaryForPartner(summary: DealSummary): DealSummary {
  return { ...summary, next: nextForPartner(summary.next) };
}
