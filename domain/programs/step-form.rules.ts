import type { Form } from './form.schema.ts';
import type { Process } from './process.schema.ts';
import type { Step } from './steps/step.schema.ts';

/** The form that a step is answered with: its own, or a decision's scorecard. */
export function formOfStep({ forms }: Pick<Process, 'forms'>, step: Step): Form | undefined {
  if (step.step === 'form') return forms[step.form];
  return step.step === 'decision' && step.scorecard ? forms[step.scorecard] : undefined;
}

/** `signedBy` and `not-approved` as people write them. */
export function inWords(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
