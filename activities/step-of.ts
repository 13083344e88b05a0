import type { AutomaticInput } from './activities.ts';

/** Whose step it is: a key is `<workflow id>/<path of the step>`, and a workflow id ends with the id of its case. */
export function stepOf({ key, caseId }: Pick<AutomaticInput, 'key' | 'caseId'>): {
  readonly workflowId: string;
  readonly path: string;
} {
  const end = key.indexOf(caseId) + caseId.length;
  return { workflowId: key.slice(0, end), path: key.slice(end + 1) };
}
