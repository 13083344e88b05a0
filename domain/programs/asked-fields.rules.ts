import { evaluateAll } from './expressions.rules.ts';
import type { EvaluateInput } from './expressions.ts';
import type { Form } from './form.schema.ts';
import { askedFields } from './form-values.rules.ts';
import { typesOfForm } from './types.rules.ts';

/**
 * The fields that are asked when these values are typed, over what the case knows; in the order of the form. The form's
 * own fields go by their bare names, before others of the same name. A condition that cannot be computed does not hold.
 */
export function askedOf(
  form: Form,
  given: unknown,
  knows: Pick<EvaluateInput, 'types' | 'data' | 'now'>,
): ReadonlySet<string> {
  const types = { ...knows.types, ...typesOfForm(form) };
  return askedFields(form, given, (condition, values) => {
    const data = { ...knows.data, ...values };
    const { values: answers } = evaluateAll({
      types,
      data,
      now: knows.now,
      expressions: [condition],
      texts: [],
    });
    const [answer] = answers;
    return answer !== undefined && 'value' in answer && answer.value === true;
  });
}
