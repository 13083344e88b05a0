import { randomUUID } from 'node:crypto';
import { readLink, signLink } from '../../../domain/links/link-token.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { ServiceContext } from '../context.ts';

/** How long a person stays signed in, in milliseconds. */
const sessionLasts = 12 * 3_600_000;
/** Among the nonces that were used up. */
const endedNonce = (id: string) => `session/${id}`;

/** The cookie's value for somebody who signs in now. */
export function beginSession({ linkKeys, now }: ServiceContext, personId: string): Promise<string> {
  const issuedAt = now();
  const expiresAt = new Date(issuedAt.getTime() + sessionLasts);
  return signLink(linkKeys, { use: 'session', personId, id: randomUUID() }, { issuedAt, expiresAt });
}

/** The person of a session that goes on. It is looked at whether it was ended while the person is looked up. */
export async function personOfSession(context: ServiceContext, session: string): Promise<Person | undefined> {
  const claims = await claimsOf(context, session);
  if (!claims) return undefined;
  const { id, personId } = claims;
  const [person, ended] = await Promise.all([
    personWithAccount(context, personId),
    id !== undefined && context.stores.requests.isUsed(endedNonce(id)),
  ]);
  return ended ? undefined : person;
}

export async function endSession(context: ServiceContext, session: string): Promise<void> {
  const id = (await claimsOf(context, session))?.id;
  if (id === undefined) return;
  const over = new Date(context.now().getTime() + sessionLasts);
  await context.stores.requests.useOnce(endedNonce(id), over.toISOString());
}

async function claimsOf({ linkKeys, now }: ServiceContext, session: string) {
  const link = await readLink(linkKeys, session, now());
  return link?.claims.use === 'session' && !link.expired ? link.claims : undefined;
}

/** Somebody who can sign in. */
export async function personWithAccount({ stores }: ServiceContext, id: string): Promise<Person | undefined> {
  const person = await stores.people.get(id);
  return person?.active && person.account !== false ? person : undefined;
}

/** Everybody, but the vendor's people where they come from their identity provider. */
export function signsInHere(
  { staffSignIn }: ServiceContext,
  { partnerId }: Pick<Person, 'partnerId'>,
): boolean {
  return staffSignIn === undefined || partnerId !== undefined;
}
