import { learningPath } from '../../../portal/components/learning/paths.ts';
import type { SignedInVisit } from '../page.tsx';

/** Which task of which case a page is about. */
export function placeOf({ c }: SignedInVisit, kind: 'course' | 'quiz') {
  const [caseId, taskId] = [c.req.param('id') ?? '', c.req.param('taskId') ?? ''];
  return { caseId, taskId, path: learningPath(caseId, taskId, kind) };
}
