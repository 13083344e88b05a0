import type { Task } from '../../domain/cases/case.schema.ts';

/** The path of a deal's task: a level of approval is named after its step, `approval/Finance approval`. */
export const dealPathOf = ({ step, title }: Pick<Task, 'step' | 'title'>): string =>
  step === 'approval' ? `${step}/${title}` : step;
