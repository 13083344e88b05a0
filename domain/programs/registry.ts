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
  /** It moves money of a fund: a case that ends waits for it, and then gives back what is left. */
  readonly movesMoney?: true;
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
  /** Courses and banks of questions of the installation, likewise. */
  readonly courses?: readonly string[];
  readonly banks?: readonly string[];
  /** The same of who holds exams. */
  readonly examProviders?: readonly string[];
}

/** What only the installation itself knows. */
export type InstalledNames = Pick<Registry, 'courses' | 'banks' | 'examProviders'>;

/** What every check leaves behind. `outcome`: `pass`, `review`, `fail` or `unavailable`. */
export const checkGives = { outcome: 'string', detail: 'string' } as const;

const company = { type: 'string', what: 'The legal name of the company' } as const;
const country = { type: 'string', what: 'ISO 3166-1 code: DE' } as const;
const website = { type: 'string', what: 'The address of its website' } as const;

const ratesInput = {
  type: 'map',
  what: "Currency → value of one unit in the fund's currency: the program's `rates`",
  optional: true,
} as const;

const days = {
  from: { type: 'date', what: 'The first day of the activity' },
  to: { type: 'date', what: 'Its last day' },
} as const;
/** The days of a reservation. */
const reservedDays = {
  ...days,
  claimBy: { type: 'date', what: 'The last day on which a claim is taken' },
} as const;

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
  'mdf-request': {
    what: 'Does the request hold together: lines and total, days, what is left to spend, results reported before?',
    inputs: {
      amount: { type: 'money', what: 'What is asked for' },
      lines: { type: 'list<dyn>', what: 'The cost lines: what, amount' },
      ...days,
      rates: ratesInput,
    },
    gives: checkGives,
  },
  'mdf-claim': {
    what: 'Was one of the invoices or files claimed before, anywhere? Are they of others, and of the right days?',
    inputs: {
      lines: { type: 'list<dyn>', what: 'The lines: invoice, issuer, date, what, amount' },
      files: { type: 'list<dyn>', what: 'The files' },
      total: { type: 'money', what: 'What is claimed' },
      share: { type: 'int', what: 'How much of it is paid, in percent; 100 if not given', optional: true },
      ...days,
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
  'reserve-funds': {
    what: 'Reserves money for an activity, out of the allocation that the partner may use and that has enough',
    movesMoney: true,
    inputs: {
      amount: { type: 'money', what: 'What was approved' },
      kind: { type: 'string', what: 'The kind of activity: event' },
      ...reservedDays,
      rates: ratesInput,
    },
    /**
     * `outcome`: `reserved`, then `reserved` is its value in the fund's currency; or `short`, then `left` is the most that
     * one allocation has, in the currency that was asked for.
     */
    gives: { outcome: 'string', reserved: 'money', left: 'money' },
  },
  'change-reservation': {
    what: 'Changes the amount and the days of what is reserved',
    movesMoney: true,
    inputs: {
      amount: { type: 'money', what: 'What is approved now, in all' },
      ...reservedDays,
    },
    /** `outcome`: `changed`, or `short`: then `left` is what could be reserved besides, in the currency asked for. */
    gives: { outcome: 'string', reserved: 'money', left: 'money' },
  },
  'accept-claim': {
    what: 'Makes money of the reservation payable, and puts the payment into the queue of finance',
    movesMoney: true,
    inputs: {
      amount: { type: 'money', what: 'What is accepted, in the currency of the request' },
      method: { type: 'string', what: 'bank or credit-note' },
    },
    /**
     * `outcome`: `payable`, or `nothing` where nothing is to be paid. `left`: still reserved. Money in the fund's
     * currency. `capped`: more was accepted than was reserved, and what was reserved is paid.
     */
    gives: { outcome: 'string', payment: 'string', amount: 'money', left: 'money', capped: 'bool' },
  },
  'confirm-payment': {
    what: 'Finance has paid: the money is booked as paid',
    movesMoney: true,
    inputs: {
      payment: { type: 'string', what: 'The id of the payment: PY-7K3M9Q2XBA' },
      amount: { type: 'money', what: 'What was paid' },
      paidOn: { type: 'date', what: 'The day' },
      reference: { type: 'string', what: "The bank's reference, or the number of the credit note" },
    },
    gives: {},
  },
  'release-funds': {
    what: 'Gives back what is reserved and not claimed',
    movesMoney: true,
    inputs: {},
    gives: { released: 'money' },
  },
  'report-result': {
    what: 'Keeps what the activity led to, for the return on investment',
    inputs: {
      leads: { type: 'int', what: 'How many leads' },
      pipeline: { type: 'money', what: 'What is expected of them' },
      deals: {
        type: 'list<string>',
        what: 'Deals of this partner that came of it: D-7K3M9Q2XBA',
        optional: true,
      },
    },
    /** `unknown`: those that the partner has not, with commas between; they are left out. */
    gives: { unknown: 'string' },
  },
  'set-bank-details': {
    what: "Keeps where the partner's money goes",
    inputs: {
      holder: { type: 'string', what: 'The name on the account' },
      iban: { type: 'string', what: 'The IBAN' },
      bic: { type: 'string', what: 'The BIC', optional: true },
    },
    /** Masked: the account as it is now, and the one before; empty if there was none. */
    gives: { account: 'string', before: 'string' },
  },
  'award-certificate': {
    what: 'Awards a certificate that anybody can check; who holds it already has it renewed',
    inputs: {
      certificate: {
        type: 'string',
        what: 'What it certifies, the same for all who hold it: platform-engineer',
      },
      title: { type: 'string', what: 'How it is called: Platform engineer' },
      criteria: { type: 'string', what: 'What its holder has shown, in Markdown', optional: true },
      months: { type: 'int', what: 'For how many months it is good', optional: true },
      days: {
        type: 'int',
        what: 'The same in days; good for ever if neither is given',
        optional: true,
      },
      person: {
        type: 'string',
        what: 'The id of who gets it: P-7K3M9Q2XBA; who started the case if not given',
        optional: true,
      },
    },
    /** `validUntil`: an instant; empty if it is good for ever. `renews`: the number of the one before, or empty. */
    gives: { number: 'string', validUntil: 'string', renews: 'string' },
  },
  'revoke-certificate': {
    what: "Revokes a certificate of one of the partner's people: whoever checks it learns so at once",
    inputs: {
      number: { type: 'string', what: 'The number of the certificate: CT-7K3M9Q2XBA' },
      reason: { type: 'string', what: 'Why, for the record; only the vendor reads it' },
    },
    gives: {},
  },
} as const satisfies Readonly<Record<string, RegistryEntry>>;
export type ActionName = keyof typeof actions;

/** What ships. */
export const shippedRegistry: Registry = { checks, actions };
