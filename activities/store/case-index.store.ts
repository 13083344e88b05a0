/** A case as the index has it: what a list is put in order by. */
export interface IndexedCase {
  readonly caseId: string;
  readonly openedAt: string;
}

/** Its place in that order, the one opened last first; of those opened at the same instant by the id. */
export const placeOf = ({ openedAt, caseId }: IndexedCase): string => `${openedAt}#${caseId}`;

/** Cases by the words of their titles and names. What is filed follows the cases themselves: see domain/cases/findable.rules.ts. */
export interface CaseIndex {
  /**
   * Files a case by the words that it has now, and takes away those that it has no more. Writes nothing where it is filed so
   * already: it may be called for the same change again, and in any order.
   */
  file(caseId: string): Promise<void>;
  /**
   * Cases that have all these words, or words that begin with them, the one opened last first: a partner's, or everybody's.
   * `whole`: these are all; else too many begin so to have looked at each.
   */
  find(
    sought: readonly string[],
    partnerId?: string,
  ): Promise<{ readonly cases: readonly IndexedCase[]; readonly whole: boolean }>;
}
