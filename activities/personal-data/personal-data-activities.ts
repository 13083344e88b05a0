/** What the workflows of somebody's personal data do. Ids go in and come out: the name is read from the store. */
export interface PersonalDataActivities {
  /** Puts together everything that is held about a person, for them to download. */
  gatherPersonalData(input: { personId: string }): Promise<void>;
  /** Tells the administrators that this person asks to be erased, if nobody has answered yet. Idempotent. */
  tellErasureAsked(input: { personId: string }): Promise<void>;
  /** They can act and sign in no more, and stand in no list by their name. Idempotent. */
  closeAccount(input: { personId: string }): Promise<void>;
  /** Goes through the whole table; answers the workflow ids of running cases that name them. Idempotent. */
  eraseFromTable(input: { personId: string }): Promise<{ open: readonly string[] }>;
  /** Looks at these cases again; answers those that still run and name them. Idempotent. */
  eraseFromCases(input: { personId: string; workflowIds: readonly string[] }): Promise<{
    open: readonly string[];
  }>;
  /** Forgets the name itself, and keeps ids and counts as evidence. */
  finishErasure(input: { personId: string }): Promise<void>;
}
