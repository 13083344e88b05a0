import type { Step } from '../steps/step.schema.ts';
import { isOfPartner } from '../who.rules.ts';
import type { Check } from './context.ts';

/** Steps of which the partner shall not learn, and that ask or tell the partner something all the same. */
export const audiences: Check = ({ steps }) =>
  steps
    .filter(({ step, inside }) => isHidden(step) || inside.some((outer) => isHidden(outer.step)))
    .flatMap(({ step, path }) => {
      const key = partnerIn(step);
      return key === undefined ? [] : [{ path: [...path, key], message }];
    });

const message = 'The partner cannot be asked or told something in a step of which it shall not learn';

const isHidden = ({ audience }: Step): boolean => audience === 'vendor';

/** Where the step names the partner, if it does. */
function partnerIn(step: Step): 'by' | 'to' | 'changes' | undefined {
  if (step.step === 'decision' && step.changes) return 'changes';
  if ('by' in step && isOfPartner(step.by)) return 'by';
  return step.step === 'message' && isOfPartner(step.to) ? 'to' : undefined;
}
