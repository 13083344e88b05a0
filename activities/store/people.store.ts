import type { ApiKey } from '../../domain/people/api-key.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { Witness } from '../../domain/people/roles.rules.ts';

/** Somebody as they become, and who must still have which roles when they do. */
export interface WitnessedChange {
  readonly person: Person;
  readonly witnesses: readonly Witness[];
}

export interface PeopleStore {
  get(id: string): Promise<Person | undefined>;
  byEmail(email: string): Promise<Person | undefined>;
  /** The vendor's people with a role, or with `partnerId` that partner's people. Active ones only. */
  byRole(role: string, partnerId?: string): Promise<readonly Person[]>;
  /** Everybody of the vendor, or with `partnerId` of that partner: also who is inactive or has no account. */
  ofCompany(partnerId?: string): Promise<readonly Person[]>;
  /** Creates or replaces; an e-mail address belongs to one person (`invalid-input` on `email` otherwise). */
  put(person: Person): Promise<void>;
  /** Changes somebody as they are now, whatever else changes them meanwhile. Undefined: there is no such person. */
  change(id: string, change: (person: Person) => Person): Promise<Person | undefined>;
  /**
   * The same on the word of colleagues: nothing is written unless each witness is active and has these roles at that very
   * moment. Where one is not, `change` is asked again, with everybody of the company as they are then.
   */
  changeAmong(
    id: string,
    change: (person: Person, company: readonly Person[]) => WitnessedChange,
  ): Promise<Person | undefined>;
  apiKeyByHash(hash: string): Promise<ApiKey | undefined>;
  putApiKey(key: ApiKey): Promise<void>;
}
