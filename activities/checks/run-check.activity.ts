import { type CheckName, checks } from '../../domain/programs/registry.ts';
import type { OutsideActivities } from '../activities.ts';
import { endsHere } from '../automatic-failures.ts';
import { readValues } from '../automatic-values.ts';
import type { Check, CheckDeps } from './check.ts';
import { createLookups } from './lookups.ts';
import { checkImplementations } from './registry.ts';

/**
 * Asks a check of the registry. Looking twice harms nothing.
 * @throws ApplicationFailure `unknown-name` or `values-refused`; anything else passes, and is tried again.
 */
export function createRunCheck(
  deps: Omit<CheckDeps, 'lookups'> & Partial<Pick<CheckDeps, 'lookups'>>,
): OutsideActivities['runCheck'] {
  const lookups = deps.lookups ?? createLookups();
  return async (input) => {
    if (!isCheck(input.name))
      throw endsHere('unknown', `There is no check "${input.name}" in this installation.`);
    const values = readValues(input.name, checks[input.name].inputs, input.values);
    // Name and values belong together, which the compiler cannot see of a name that it does not know.
    const check = checkImplementations[input.name] as Check<CheckName>;
    return check({ ...deps, lookups }, values as Parameters<typeof check>[1], input);
  };
}

const isCheck = (name: string): name is CheckName => Object.hasOwn(checkImplementations, name);
