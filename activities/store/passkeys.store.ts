import type { Passkey } from '../../domain/people/passkey.schema.ts';

/** The passkeys of people, by the ids that are ours. */
export interface PasskeyStore {
  ofPerson(personId: string): Promise<readonly Passkey[]>;
  get(personId: string, id: string): Promise<Passkey | undefined>;
  /** False: this person has it already. */
  add(personId: string, passkey: Passkey): Promise<boolean>;
  /** Writes down that it was used. One that was removed meanwhile stays removed: false. */
  used(personId: string, passkey: Passkey): Promise<boolean>;
  remove(personId: string, id: string): Promise<void>;
}
