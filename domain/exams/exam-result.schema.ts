import * as z from 'zod';

/** A case's id as the number of a candidate. */
const candidateNumber = /^C-[0-9A-HJKMNP-TV-Z]{10}$/;
export const isCandidateNumber = (candidate: string): boolean => candidateNumber.test(candidate);

const printed = (most: number, what: string) =>
  z
    .string(`Give ${what} as text`)
    .trim()
    .min(1, `Give ${what}`)
    .max(most, `${most} characters at most`)
    .regex(/^\P{Cc}*$/u, 'Use characters that can be seen, on one line');

/** A result of an outside exam as its provider sends it. */
export const examResultSchema = z.strictObject({
  /** The provider's own id of the result: the same one is taken once. */
  resultId: printed(100, 'the id of the result'),
  /** The exam as the provider calls it, and the program too. */
  exam: printed(60, 'the exam, as the program calls it'),
  /** The candidate number, which is the case's id; or the e-mail address of who sat the exam. */
  candidate: z.union(
    [
      z.string().trim().toUpperCase().regex(candidateNumber),
      z.string().trim().toLowerCase().max(254).pipe(z.email()),
    ],
    'Give the candidate number, such as C-7K3M9Q2XBA, or the e-mail address',
  ),
  score: z.number('Give the score as a number'),
  /** When the exam was taken. */
  takenAt: z.iso
    .datetime({ offset: true, error: 'Give an instant such as 2027-03-31T17:00:00Z' })
    .transform((instant) => new Date(instant).toISOString()),
});
export type ExamResult = z.infer<typeof examResultSchema>;
