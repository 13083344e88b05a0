import type { SendMessageDeps } from '../send-message.activity.ts';
import type { Stores } from '../store/stores.ts';
import { considerStanding } from './consider-standing.activity.ts';
import type { StandingActivities } from './standing-activities.ts';
import { tellStanding } from './tell-standing.activity.ts';

export interface StandingActivityDeps extends SendMessageDeps {
  readonly stores: Stores;
}

/** The activities of the standing of partners, over what they need. */
export function createStandingActivities(deps: StandingActivityDeps): StandingActivities {
  return { considerStanding: considerStanding(deps.stores), tellStanding: tellStanding(deps) };
}
