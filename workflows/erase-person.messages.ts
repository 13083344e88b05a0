export const erasePersonWorkflow = 'erasePerson';
export const erasureAskedWorkflow = 'erasureAsked';
export const gatherPersonWorkflow = 'gatherPerson';

/** Ids alone: whose name it is, is read from the store. */
export interface OfPersonInput {
  readonly personId: string;
}

export interface ErasePersonInput {
  readonly personId: string;
  /** The state carried over by continue-as-new: running cases that name them. */
  readonly open?: readonly string[];
}
