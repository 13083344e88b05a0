import type { Ground } from './personal-data.ts';

/** An item of the table, as far as it tells whose it is. */
export interface HeldItem {
  readonly pk: string;
  readonly sk: string;
  readonly [field: string]: unknown;
}

/** By what somebody's own items are known. */
export interface SubjectKeys {
  readonly id: string;
  /** In small letters. */
  readonly email: string;
  /** SHA-256 of the address, hexadecimal. */
  readonly emailHash: string;
}

/** What an erasure leaves as it is, by the beginnings of keys (docs/technical-description/table.md). */
const kept: readonly (readonly [RegExp, Ground])[] = [
  [/^AUDIT/, 'audit'],
  [/^(MDF|FUND|PAYMENT|PAYMENT-BATCH|CLAIMED)#/, 'ledger'],
  [/^DOCUMENT#/, 'agreements'],
  [/^(PARTNER|KNOWN|KNOWN-PARTNER|SLOT|TOKEN|ACCOUNT)#/, 'companies'],
  [/^(PROGRAM|MATERIAL)#/, 'works'],
  [/^FILE#/, 'files'],
];

/** The ground on which an item stays as it is. */
export const groundOf = ({ pk }: HeldItem): Ground | undefined => kept.find(([key]) => key.test(pk))?.[1];

type Own = (item: HeldItem, subject: SubjectKeys) => boolean;
const personOf = (value: unknown) => (value as { personId?: string } | undefined)?.personId;
const emailOf = (value: unknown) => (value as { email?: string } | undefined)?.email?.toLowerCase();

/** By the kind of key: under which heading items are counted that are one person's own, and how they are known. */
const own: Readonly<Record<string, { readonly heading: string; readonly isOwn: Own }>> = {
  EMAIL: { heading: 'account', isOwn: ({ personId }, { id }) => personId === id },
  STAFF: { heading: 'account', isOwn: ({ sk }, { id }) => sk === id },
  ROLE: { heading: 'account', isOwn: ({ sk }, { id }) => sk === id },
  APIKEY: { heading: 'API keys', isOwn: ({ key }, { id }) => personOf(key) === id },
  IDENTITY: { heading: 'identity provider', isOwn: ({ personId }, { id }) => personId === id },
  'SIGNS-IN': { heading: 'identity provider', isOwn: ({ pk }, { id }) => pk === `SIGNS-IN#${id}` },
  PASSKEYS: { heading: 'passkeys', isOwn: ({ pk }, { id }) => pk === `PASSKEYS#${id}` },
  ADDRESS: { heading: 'silent address', isOwn: ({ pk }, { emailHash }) => pk === `ADDRESS#${emailHash}` },
  INBOX: { heading: 'inbox', isOwn: ({ pk }, { id }) => pk === `INBOX#${id}` },
  MAIL: { heading: 'mail log', isOwn: ({ pk }, { id }) => pk.endsWith(`/${id}`) },
  DRAFT: { heading: 'drafts', isOwn: ({ pk }, { id }) => pk.endsWith(`/${id}`) },
  APPLICATION: { heading: 'drafts', isOwn: ({ about }, { email }) => emailOf(about) === email },
  INVITATION: { heading: 'invitations', isOwn: ({ invitation }, { email }) => emailOf(invitation) === email },
  INVITATIONS: {
    heading: 'invitations',
    isOwn: ({ invitation }, { email }) => emailOf(invitation) === email,
  },
  LEARNER: { heading: 'enrolments', isOwn: ({ pk }, { id }) => pk === `LEARNER#${id}` },
  READING: { heading: 'lessons read', isOwn: ({ pk }, { id }) => pk.startsWith(`READING#${id}#`) },
  ATTEMPT: { heading: 'quizzes', isOwn: ({ personId }, { id }) => personId === id },
  'PERSON-DATA': { heading: 'gathered files', isOwn: ({ pk }, { id }) => pk === `PERSON-DATA#${id}` },
};

/** The heading of an item that is somebody's own, and nobody else's: an erasure removes it. */
export function ownHeading(item: HeldItem, subject: SubjectKeys): string | undefined {
  const kind = item.pk.slice(0, item.pk.indexOf('#'));
  const found = Object.hasOwn(own, kind) ? own[kind] : undefined;
  return found?.isOwn(item, subject) ? found.heading : undefined;
}
