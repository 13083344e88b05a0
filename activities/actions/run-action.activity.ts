import { DomainError } from '../../domain/errors.ts';
import { type ActionName, actions } from '../../domain/programs/registry.ts';
import type { OutsideActivities } from '../activities.ts';
import { endsHere } from '../automatic-failures.ts';
import { readValues } from '../automatic-values.ts';
import { reconsider } from '../standing/reconsider.ts';
import type { Action, ActionDeps } from './action.ts';
import { actionImplementations } from './registry.ts';

/**
 * Does something of the registry, once for each key: what was done is on record with its answer.
 * @throws ApplicationFailure `unknown-name`, `values-refused` or `action-refused`; anything else passes, and is tried
 *   again.
 */
export function createRunAction(deps: ActionDeps): OutsideActivities['runAction'] {
  return async (input) => {
    if (!isAction(input.name))
      throw endsHere('unknown', `There is no action "${input.name}" in this installation.`);
    const done = await deps.stores.deeds.answerOf(input.key);
    if (done) return done;
    const values = readValues(input.name, actions[input.name].inputs, input.values);
    // Name and values belong together, which the compiler cannot see of a name that it does not know.
    const action = actionImplementations[input.name] as Action<ActionName>;
    try {
      const answer = await action(deps, values as Parameters<typeof action>[1], input);
      if (movesStanding.has(input.name)) await reconsider(deps.client, input.partner.id);
      return await deps.stores.deeds.keep(input.key, answer, deps.now().toISOString());
    } catch (failure) {
      throw failure instanceof DomainError && failure.code === 'invalid-input'
        ? endsHere('refused', failure.message)
        : failure;
    }
  };
}

/** What changes whom a partner has, what they hold, or its tier: its standing is looked at afterwards. */
const movesStanding: ReadonlySet<ActionName> = new Set([
  'create-partner',
  'invite-person',
  'remove-access',
  'suspend-partner',
  'restore-access',
  'award-certificate',
  'revoke-certificate',
  'set-tier',
]);

const isAction = (name: string): name is ActionName => Object.hasOwn(actionImplementations, name);
