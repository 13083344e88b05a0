/** Somebody's case of a program that is walked by one person. */
export interface Enrolment {
  readonly personId: string;
  readonly programId: string;
  /** Counts a person's cases of the program, from 1; the case's id follows from the three. */
  readonly count: number;
  readonly caseId: string;
  /** Where the person was when it began. */
  readonly partnerId: string;
  readonly at: string;
  /** SHA-256 of the key of the request that asked for it: the same again is answered with the same case. */
  readonly askedBy: string;
}

/** Who walks, or has walked, which program. */
export interface EnrolmentStore {
  /** The newest of each program. */
  ofPerson(personId: string): Promise<readonly Enrolment[]>;
  newest(personId: string, programId: string): Promise<Enrolment | undefined>;
  /** Takes the place of the one before it. False: somebody was quicker. */
  enrol(enrolment: Enrolment): Promise<boolean>;
}
