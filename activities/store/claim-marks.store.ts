/** Where an invoice number or a file was claimed: enough to find it, nothing about its content. */
export interface ClaimMark {
  readonly caseId: string;
  readonly partnerId: string;
  /** The claim of the case, from 1. */
  readonly claim: number;
  readonly at: string;
}

/** Which invoices and files have been claimed, anywhere. */
export interface ClaimMarkStore {
  /**
   * Puts a mark on each (`invoice#<issuer>#<number>` normalised, `file#<sha256>`; at most 200) and answers the earliest
   * other marks on the same. Idempotent by case and claim.
   */
  mark(names: readonly string[], mark: ClaimMark): Promise<Readonly<Record<string, readonly ClaimMark[]>>>;
}
