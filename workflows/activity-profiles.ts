import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { OutsideActivities, StoreActivities } from '../activities/activities.ts';

/**
 * Short steps beside the store. They run inside the workflow task, so a step costs no round trip; a store that is
 * down for a minute is waited for, however long it takes.
 */
export const store = proxyLocalActivities<StoreActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/** E-mail and other systems: slow, rate-limited or down for an hour. Each activity says in its summary what it is for. */
export function outside(summary: string): OutsideActivities {
  return proxyActivities<OutsideActivities>({
    summary,
    startToCloseTimeout: '30s',
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '10m' },
  });
}
