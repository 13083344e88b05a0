import * as z from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { ServiceContext } from '../context.ts';
import type { ExtraTime, ExtraTimeService } from '../extra-time.services.ts';
import { parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';

const whole = 'Give a whole number from 0 to 300';
/** Percent of the time limit; a form sends it as text. */
const extraTimeSchema = z.strictObject({
  percent: z
    .union(
      [
        z.int(whole),
        z
          .string()
          .trim()
          .regex(/^\d{1,3}$/, whole)
          .transform(Number),
      ],
      whole,
    )
    .refine((percent) => percent >= 0 && percent <= 300, whole),
});
const emailSchema = z.strictObject({ email: z.string().trim().max(254) });

function extraTimeIn(person: Person | undefined): ExtraTime {
  if (!person) throw new DomainError('not-found', 'There is no such person.');
  const { id, name, extraTime = 0 } = person;
  return { id, name, percent: extraTime };
}

export function readExtraTime({ stores }: ServiceContext): ExtraTimeService['of'] {
  return async (caller, personId) => {
    refuseUnlessAllowed(caller, 'give-extra-time');
    return extraTimeIn(await stores.people.get(personId));
  };
}

export function findExtraTime({ stores }: ServiceContext): ExtraTimeService['ofEmail'] {
  return async (caller, input) => {
    refuseUnlessAllowed(caller, 'give-extra-time');
    const { email } = parse(emailSchema, input);
    const person = await stores.people.byEmail(email.toLowerCase());
    if (person) return extraTimeIn(person);
    const message = 'Nobody has an account with this address; check how it is written';
    throw new DomainError('invalid-input', `${message}.`, [{ field: 'email', message }]);
  };
}

export function giveExtraTime({ stores }: ServiceContext): ExtraTimeService['give'] {
  return async (caller, personId, input) => {
    refuseUnlessAllowed(caller, 'give-extra-time');
    const { percent } = parse(extraTimeSchema, input);
    const changed = await stores.people.change(personId, ({ extraTime: _before, ...person }) =>
      percent === 0 ? person : { ...person, extraTime: percent },
    );
    return extraTimeIn(changed);
  };
}
