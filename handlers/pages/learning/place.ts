import { learningPath } from '../../../portal/components/learning/paths.ts';
import type { FormValues } from '../../../portal/form.ts';
import type { SignedInVisit } from '../page.tsx';
import { requestKeyOf } from '../request-key.ts';

/** Which task of which case a page is about. */
export function placeOf({ c }: SignedInVisit, kind: 'course' | 'quiz') {
  const [caseId, taskId] = [c.req.param('id') ?? '', c.req.param('taskId') ?? ''];
  return { caseId, taskId, path: learningPath(caseId, taskId, kind) };
}

interface Press {
  readonly caseId: string;
  readonly taskId: string;
  readonly outcome: string;
  /** The form as it was sent. */
  readonly values: FormValues;
}

/** Answers the task by one press, which asks for nothing besides; the same form sent twice is one answer. */
export async function press({ services, caller }: SignedInVisit, given: Press): Promise<void> {
  const { caseId, taskId, outcome, values } = given;
  await services.cases.completeTask(
    caller,
    caseId,
    taskId,
    { outcome },
    { requestKey: requestKeyOf(values) },
  );
}
