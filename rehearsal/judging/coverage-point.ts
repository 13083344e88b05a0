export const coverageKinds = ['step', 'way', 'answer', 'silence', 'outcome'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** Something of a program that a script can walk. */
export interface CoveragePoint {
  readonly kind: CoverageKind;
  /**
   * `profile`, `approval/Finance`; of a way `<branch>/<index>` (-1 for `otherwise`), of a
   * rule `rule/<its name>`, of an answer `<step>/<outcome>`.
   */
  readonly path: string;
  /** The same for people: `the way of risk if "sanctions.outcome == 'fail'"`. */
  readonly name: string;
}
