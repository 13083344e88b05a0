import { type Action, remembered } from './action.ts';
import { activePeople, existingPartner, setActive } from './people-of-partner.ts';

/** Stops the partner: its people can no longer sign in, act or use API keys, until their access is restored. */
export const suspendPartner: Action<'suspend-partner'> = async (deps, _values, input) => {
  const { stores, now } = deps;
  const partner = await existingPartner(stores, input.partner.id);
  const { personIds } = await remembered(deps, input, async () => ({
    personIds: (await activePeople(stores, partner.id)).map(({ id }) => id),
  }));
  await stores.partners.change(partner.id, (found) => {
    const suspended = found.suspended ?? { since: now().toISOString(), personIds: [] };
    const all = [...new Set([...suspended.personIds, ...personIds])];
    return { ...found, suspended: { ...suspended, personIds: all } };
  });
  await setActive(stores, partner.id, personIds, false);
  return {};
};
