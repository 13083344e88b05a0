import { own } from '../../records.ts';
import type { Check } from './context.ts';
import { namedEndings } from './named-endings.ts';

/**
 * Money that was reserved goes back when the case ends. An outcome that can be taken up again would bring back a case
 * whose money is gone, so it may not stand behind the step that reserves.
 */
export const reopenings: Check = ({ program, steps, registry }) => {
  const reserves = steps.findIndex(
    ({ step }) => step.step === 'action' && own(registry.actions, step.action)?.movesMoney,
  );
  if (reserves < 0) return [];
  const byItself = Object.keys(program.outcomes)[0] ?? '';
  const behind = [
    ...namedEndings({ steps }).filter(({ step }) => step > reserves),
    { outcome: byItself, path: ['outcomes', byItself, 'reopenWithin'] },
  ];
  return behind.flatMap(({ outcome, path }) =>
    own(program.outcomes, outcome)?.reopenWithin === undefined
      ? []
      : [
          {
            path,
            message: `${outcome} can be taken up again, and the money of the case goes back when it ends: end with an outcome without reopenWithin from ${steps[reserves]?.step.id} on`,
          },
        ],
  );
};
