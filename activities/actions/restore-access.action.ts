import { type Action, remembered } from './action.ts';
import { existingPartner, setActive } from './people-of-partner.ts';

/** Ends a suspension: whoever lost access by it has it again. Nothing for a partner that is not suspended. */
export const restoreAccess: Action<'restore-access'> = async (deps, _values, input) => {
  const { stores } = deps;
  const { suspended, id } = await existingPartner(stores, input.partner.id);
  const { personIds } = await remembered(deps, input, async () => ({
    personIds: suspended?.personIds ?? [],
  }));
  await setActive(stores, id, personIds, true);
  if (suspended) await stores.partners.change(id, ({ suspended: _over, ...partner }) => partner);
  return { restored: personIds.length };
};
