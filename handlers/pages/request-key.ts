import type { DomainError } from '../../domain/errors.ts';
import type { FormValues } from '../../portal/form.ts';

/** The key of the form as it was rendered: sent twice, a form does its work once. Undefined for a form that lost it. */
export function requestKeyOf(values: FormValues): string | undefined {
  const [key = ''] = [values.requestKey ?? ''].flat();
  return /^[\w-]{16,80}$/.test(key) ? key : undefined;
}

/** Only the answer was lost, maybe: sent again under the same key, the form still does its work once. */
export function mayHaveWorked({ code }: DomainError): boolean {
  return code === 'busy-elsewhere' || code === 'idempotency-in-progress' || code === 'rate-limited';
}

/** What was typed, to be shown again: with the same key only where the first sending may have worked. */
export function valuesAgain(values: FormValues, error: DomainError): FormValues {
  if (mayHaveWorked(error)) return values;
  const { requestKey: _spent, ...typed } = values;
  return typed;
}
