/** Where a task that is learned with has its pages: for its learner, signed in. */
export function learningPath(caseId: string, taskId: string, kind: 'course' | 'quiz'): string {
  return `/cases/${encodeURIComponent(caseId)}/tasks/${encodeURIComponent(taskId)}/${kind}`;
}
