import type { ValueType } from './process.schema.ts';

/** A value that a check or an action takes from the step's `with`. */
export interface RegistryInput {
  /** As in a program's types: `string`, `int`, `list<string>`. */
  readonly type: string;
  readonly what: string;
  readonly optional?: true;
}

/** Something automatic that a program can name: what it does, what it takes, what is known afterwards. */
export interface RegistryEntry {
  readonly what: string;
  readonly inputs: Readonly<Record<string, RegistryInput>>;
  /** Fields that conditions can speak of afterwards; those of a check are the same for all. */
  readonly gives: Readonly<Record<string, ValueType>>;
}

/** A program that another one can start. */
export interface RegistryProgram {
  /** The fields of its starting form. */
  readonly inputs: Readonly<Record<string, RegistryInput>>;
  /** The programs that it starts itself. */
  readonly starts: readonly string[];
}

/** The names that programs can use in this installation. */
export interface Registry {
  readonly checks: Readonly<Record<string, RegistryEntry>>;
  readonly actions: Readonly<Record<string, RegistryEntry>>;
  /** Other programs that can be started; undefined while nothing is known of them. */
  readonly programs?: Readonly<Record<string, RegistryProgram>>;
  /** Webhooks of the installation; undefined while nothing is known of it, as on the desk of who writes a program. */
  readonly webhooks?: readonly string[];
}

/** What every check leaves behind. `outcome`: `pass`, `review`, `fail` or `unavailable`. */
export const checkGives = { outcome: 'string', detail: 'string' } as const;

const company = { type: 'string', what: 'The legal name of the company' } as const;
const country = { type: 'string', what: 'ISO 3166-1 code: DE' } as const;
const website = { type: 'string', what: 'The address of its website' } as const;

/** Automatic checks; each is implemented in activities/checks/ under the same name. */
export const checks = {
  'duplicate-partner': {
    what: 'Is the company a partner already? By domain, tax id, and name',
    inputs: {
      name: company,
      country,
      website: { ...website, optional: true },
      taxId: { type: 'string', what: 'Its tax id', optional: true },
    },
    gives: checkGives,
  },
  'email-domain': {
    what: "Does the address belong to the company's own domain, and does that domain take mail?",
    inputs: {
      email: { type: 'string', what: 'The e-mail address' },
      website: { ...website, optional: true },
    },
    gives: checkGives,
  },
  website: {
    what: 'Does the website answer?',
    inputs: { website },
    gives: checkGives,
  },
  sanctions: {
    what: 'Is the company, or one of the people named, on a sanctions list?',
    inputs: {
      name: company,
      country,
      people: { type: 'list<string>', what: 'Names of directors and owners', optional: true },
    },
    gives: checkGives,
  },
} as const satisfies Readonly<Record<string, RegistryEntry>>;
export type CheckName = keyof typeof checks;

const person = { type: 'string', what: 'The id of the person: P-7K3M9Q2XBA' } as const;

/** Things that are done in this installation; each is implemented in activities/actions/ under the same name. */
export const actions = {
  'create-partner': {
    what: "Makes the applicant's partner record and gives its people an account",
    inputs: {
      name: company,
      country,
      tier: { type: 'string', what: 'The tier it starts in: silver' },
      website: { ...website, optional: true },
      taxId: { type: 'string', what: 'Its tax id', optional: true },
    },
    gives: { partnerId: 'string' },
  },
  'invite-person': {
    what: 'Gives somebody an account for the partner and sends an e-mail to sign in with',
    inputs: {
      email: { type: 'string', what: 'The e-mail address' },
      name: { type: 'string', what: 'The name of the person' },
      role: { type: 'string', what: 'owner, seller or marketer' },
    },
    gives: { personId: 'string' },
  },
  'set-tier': {
    what: 'Moves the partner to another tier',
    inputs: { tier: { type: 'string', what: 'The new tier' } },
    gives: { before: 'string' },
  },
  'suspend-partner': {
    what: 'Stops the partner: its people can no longer sign in or start anything',
    inputs: { reason: { type: 'string', what: 'Why, for the record' } },
    gives: {},
  },
  'remove-access': {
    what: "Ends the access of one of the partner's people, or of all of them",
    inputs: { person: { ...person, optional: true } },
    gives: { removed: 'int' },
  },
  'restore-access': {
    what: 'Ends the suspension of a partner: who lost access by it has it again',
    inputs: {},
    gives: { restored: 'int' },
  },
  'publish-note': {
    what: "Puts a note on the case's record",
    inputs: {
      text: { type: 'string', what: 'The note' },
      audience: { type: 'string', what: 'everyone or vendor; vendor if not given', optional: true },
    },
    gives: {},
  },
} as const satisfies Readonly<Record<string, RegistryEntry>>;
export type ActionName = keyof typeof actions;

/** What ships. */
export const shippedRegistry: Registry = { checks, actions };
