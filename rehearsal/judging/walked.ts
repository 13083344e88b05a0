/** What a case has walked of its program, by the steps' paths; paths inside an `each` stand without it, too. */
export interface Walked {
  /** Steps, and levels of decisions, that were begun. */
  readonly steps: ReadonlySet<string>;
  /** Steps whose condition did not hold. */
  readonly skipped: ReadonlySet<string>;
  /** `<branch>/<index of the way>`, -1 for `otherwise`. */
  readonly ways: ReadonlySet<string>;
  /** `<step>/<outcome>` that somebody has pressed. */
  readonly answers: ReadonlySet<string>;
  /** Tasks that nobody answered in time, by their paths. */
  readonly silences: ReadonlySet<string>;
  /** Outcomes of the program; a case that was taken up again has had several. */
  readonly outcomes: ReadonlySet<string>;
}
