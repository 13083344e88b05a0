import type { SendMessageDeps } from '../send-message.activity.ts';
import type { Stores } from '../store/stores.ts';
import { accrueShares } from './accrue-shares.activity.ts';
import { carryOver, endFund, returnRest } from './end-fund.activity.ts';
import type { FundActivities } from './fund-activities.ts';
import { readFund } from './read-fund.activity.ts';
import { tellFundOwner } from './tell-fund-owner.activity.ts';

export interface FundActivityDeps extends SendMessageDeps {
  readonly stores: Stores;
}

/** The activities of funds, over what they need. */
export function createFundActivities(deps: FundActivityDeps): FundActivities {
  const ground = { stores: deps.stores, now: deps.now ?? (() => new Date()) };
  return {
    readFund: readFund(ground),
    accrueShares: accrueShares(ground),
    tellFundOwner: tellFundOwner(deps),
    endFund: endFund(ground),
    returnRest: returnRest(ground),
    carryOver: carryOver(ground),
  };
}
