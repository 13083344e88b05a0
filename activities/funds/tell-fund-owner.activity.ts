import { fundWorkflowId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import { portalUrl } from '../mail/links.ts';
import { fundMailContent } from '../mail/templates/fund.templates.ts';
import { deliver } from '../send-message.activity.ts';
import type { FundActivityDeps } from './create-fund-activities.ts';
import type { FundActivities } from './fund-activities.ts';
import { existingFund } from './ground.ts';

/** Where the owner is gone, those who manage funds are told; operations, if there is nobody. */
const instead = ['marketing-manager', 'ops'];

export function tellFundOwner(deps: FundActivityDeps): FundActivities['tellFundOwner'] {
  return async ({ fundId, step, message, standing }) => {
    const fund = await existingFund(deps, fundId);
    const into = 'into' in message && message.into ? await deps.stores.funds.fund(message.into) : undefined;
    const url = portalUrl(deps, `/console/funds/${encodeURIComponent(fundId)}`);
    for (const person of await toldFor(deps, fund.ownerId)) {
      const content = fundMailContent(message, { fund, standing, person, url, into });
      await deliver(deps, { workflowId: fundWorkflowId(fundId), step }, person, content);
    }
  };
}

async function toldFor(
  { stores: { people } }: FundActivityDeps,
  ownerId: string,
): Promise<readonly Person[]> {
  const owner = await people.get(ownerId);
  if (owner?.active) return [owner];
  for (const role of instead) {
    const found = await people.byRole(role);
    if (found.length > 0) return found;
  }
  return [];
}
