import type { FieldProblem } from '../../../domain/errors.ts';
import { RulesPageView, type RulesProps, rulesFormId } from '../../../portal/pages/standing/rules.page.tsx';
import { isAllowed } from '../../services/permissions.ts';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { countProblems, messageOf } from '../sent-form.ts';

export async function showRules(
  visit: SignedInVisit,
  more: Partial<RulesProps> = {},
  status?: Parameters<typeof show>[2],
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const rules = await services.standing.rules(caller);
  const names = await services.namesOf(rules.versions.slice(0, 1).map(({ publishedBy }) => publishedBy));
  const mayPublish = isAllowed(caller, 'publish-standing-rules');
  return show(c, <RulesPageView {...{ frame, rules, names, mayPublish }} {...more} />, status);
}

/** Shows what a text would change, or publishes it; what is wrong is shown by line, with nothing lost. */
export async function sendRules(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const values = await formValues(c);
  // Browsers send line feeds as two characters.
  const source = textOf(values, 'source').replaceAll('\r\n', '\n');
  const refused = (problems: readonly FieldProblem[], message: string, status: Parameters<typeof show>[2]) =>
    showRules(visit, { attempt: { form: rulesFormId, values: { source }, problems, message } }, status);
  try {
    if (textOf(values, 'act') === 'publish') {
      await services.standing.publish(caller, { source, after: Number(textOf(values, 'after')) });
      return leadOn(visit, '/console/standing', 'rules-published');
    }
    const seen = await services.standing.preview(caller, source);
    if ('preview' in seen) return showRules(visit, { source, preview: seen.preview });
    const problems = seen.problems.map(({ line, message }) => ({
      field: 'source',
      message: `Line ${line}: ${message}`,
    }));
    return refused(problems, countProblems(problems), 422);
  } catch (failure) {
    const { error, status } = refusal(failure);
    return refused(error.fields, messageOf(error), status);
  }
}
