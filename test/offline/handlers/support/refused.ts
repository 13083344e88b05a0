import type { DomainError } from '../../../../domain/errors.ts';

/** What a service refused with; undefined where it did as it was asked. */
export const refusalOf = (asked: Promise<unknown>): Promise<DomainError | undefined> =>
  asked.then(
    () => undefined,
    (failure: DomainError) => failure,
  );

export const codeOf = async (asked: Promise<unknown>) => (await refusalOf(asked))?.code;

/** The code, and the names of the fields that something is wrong with. */
export async function codeAndFieldsOf(asked: Promise<unknown>) {
  const refusal = await refusalOf(asked);
  return refusal && { code: refusal.code, fields: refusal.fields.map(({ field }) => field) };
}
