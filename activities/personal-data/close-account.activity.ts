import type { Person } from '../../domain/people/person.schema.ts';
import { erasedEmail, erasedName } from '../../domain/personal-data/personal-data.ts';
import type { PersonalDataGround } from './create-personal-data-activities.ts';
import type { PersonalDataActivities } from './personal-data-activities.ts';

/** From now on nobody signs in as this person, and the id stands for nobody: cases that name it still find somebody. */
export function closeAccount({ stores, now }: PersonalDataGround): PersonalDataActivities['closeAccount'] {
  const { people, identities, passkeys, addresses, personalData } = stores;
  return async ({ personId }) => {
    const person = await people.get(personId);
    if (!person) return;
    if (!(await personalData.subject(personId))) {
      const { id, name, email } = person;
      await personalData.keepSubject({ id, name, email });
      await addresses.speak(email);
    }
    await identities.forget(personId);
    for (const { id } of await passkeys.ofPerson(personId)) await passkeys.remove(personId, id);
    await people.change(personId, nobody);
    const startedAt = now().toISOString();
    await personalData.change(personId, (erasure) => ({
      ...erasure,
      startedAt: erasure.startedAt ?? startedAt,
    }));
  };
}

/** What is left of a person: which company the id was of, so that nobody takes it for one of another. */
const nobody = ({ id, partnerId }: Person): Person => ({
  ...{
    id,
    name: erasedName,
    email: erasedEmail(id),
    roles: [],
    timeZone: 'UTC',
    active: false,
    account: false,
  },
  ...(partnerId === undefined ? {} : { partnerId }),
});
