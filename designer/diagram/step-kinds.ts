import { stepReference } from '../../domain/programs/reference/examples.ts';
import type { StepKind } from '../../domain/programs/steps/step.schema.ts';

const names: Readonly<Record<StepKind, string>> = {
  form: 'Form',
  task: 'Task',
  decision: 'Decision',
  agreement: 'Agreement',
  course: 'Course',
  quiz: 'Quiz',
  exam: 'Outside exam',
  check: 'Automatic check',
  action: 'Action',
  message: 'E-mail',
  wait: 'Wait',
  branch: 'Branch',
  parallel: 'At the same time',
  each: 'For each',
  repeat: 'Again and again',
  set: 'Computed values',
  webhook: 'Webhook',
  program: 'Another program',
  end: 'End',
};

/** The name of a kind of step, as people read it. */
export const nameOfKind = (kind: string): string => names[kind as StepKind] ?? kind;

/** The kinds of step with their names and what each does, in a sentence. */
export const stepKinds = (Object.keys(names) as StepKind[]).map((kind) => ({
  kind,
  name: names[kind],
  what: firstSentence(stepReference[kind].what),
}));

/** Up to the first full stop, without the marks of code. */
function firstSentence(text: string): string {
  return (/^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text).replaceAll('`', '');
}
