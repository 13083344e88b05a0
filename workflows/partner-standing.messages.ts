import { defineSignal } from './define.ts';

export const partnerStandingWorkflow = 'partnerStanding';

/** The start of the workflow of a partner's standing: all that it looks at stands in the store. */
export interface PartnerStandingInput {
  readonly partnerId: string;
  /** The state carried over by continue-as-new; absent at the start. */
  readonly resume?: unknown;
}

export interface Reconsider {
  /** What changed is read from a list that comes a moment late: look again after it. */
  readonly again?: boolean;
}

/** Something has changed that the partner's standing may follow from: its people, their certificates, deals, the rules. */
export const reconsiderSignal = defineSignal<[Reconsider]>('reconsider');
