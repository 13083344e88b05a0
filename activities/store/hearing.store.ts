/** Open cases that wait for events. Written with the case: see {@link CaseStore.record}. */
export interface HearingStore {
  /** The workflow ids of a partner's open cases in whose programs a step waits for an event of this name. */
  of(partnerId: string, event: string): Promise<readonly string[]>;
}
