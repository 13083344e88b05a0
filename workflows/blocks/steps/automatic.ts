import type { AutomaticInput } from '../../../activities/activities.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import type { Place, Run } from '../../process/run.ts';

/** What a check, an action or a webhook is given; its key is the same however often the step is tried. */
export function automatic(
  { c, input }: Run,
  { path }: Pick<Place, 'path'>,
  name: string,
  values: FormValues,
): AutomaticInput {
  const { caseId, partner } = input;
  return { name, key: `${c.identity.workflowId}/${path}`, caseId, partner, values };
}
