/** Something that was expected of a case and did not come about: what, what happened instead, and where. */
export interface Difference {
  /** `outcome`, `mails 2`, `act 3 (profile)`. */
  readonly about: string;
  readonly expected: string;
  readonly happened: string;
  /** The moment in the program's zone that comes closest, if there is one: `Mon 4 Jan 2027 10:00`. */
  readonly at?: string;
}
