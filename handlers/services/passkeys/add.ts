import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { DomainError } from '../../../domain/errors.ts';
import type { Passkey } from '../../../domain/people/passkey.schema.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import type { Ceremony, PasskeyAnswer } from '../passkeys.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { signsInHere } from '../sign-in/sessions.ts';
import { passkeyIdOf, relyingParty, signAttempt, supportedAlgorithmIDs, takeAnswer } from './ceremony.ts';

const mostOfOne = 10;

/** @throws `forbidden` for an API key, and for the vendor's people where their provider signs them in. */
function refuseUnlessOwn(context: ServiceContext, caller: Caller): void {
  refuseUnlessAllowed(caller, 'know-oneself');
  if (caller.via !== 'portal' || !signsInHere(context, caller.person))
    throw new DomainError('forbidden', 'You sign in with your identity provider: passkeys are kept there.');
}

export async function listPasskeys(context: ServiceContext, caller: Caller): Promise<Passkey[]> {
  refuseUnlessOwn(context, caller);
  const found = await context.stores.passkeys.ofPerson(caller.person.id);
  return [...found].sort((one, other) => other.createdAt.localeCompare(one.createdAt));
}

export async function beginAdding(context: ServiceContext, caller: Caller): Promise<Ceremony> {
  const { id, email, name } = caller.person;
  const known = await listPasskeys(context, caller);
  const { rpID } = relyingParty(context);
  const options = await generateRegistrationOptions({
    rpID,
    rpName: context.branding?.name ?? rpID,
    supportedAlgorithmIDs,
    userID: new TextEncoder().encode(id),
    userName: email,
    userDisplayName: name,
    // Found by the browser alone, without an address typed; and it asks for a finger, a face or a PIN.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  });
  return { options, attempt: await signAttempt(context, options.challenge, id) };
}

/** @throws `invalid-input` on `name`, `not-now` if it is too late, not right, or one too many. */
export async function addPasskey(
  context: ServiceContext,
  caller: Caller,
  { name: typed, ...answer }: PasskeyAnswer & { readonly name: string },
): Promise<void> {
  const known = await listPasskeys(context, caller);
  const name = typed.trim();
  if (name === '' || name.length > 60)
    throw invalid([{ field: 'name', message: 'Write what you call this device, in up to 60 characters' }]);
  if (known.length >= mostOfOne)
    throw new DomainError(
      'not-now',
      `You have ${mostOfOne} passkeys. Remove one that you no longer use first.`,
    );
  const taken = await takeAnswer(context, answer, caller.person.id);
  const credential = taken && (await verified(context, taken.challenge, taken.response));
  if (!credential)
    throw new DomainError(
      'not-now',
      'That took too long, or did not work. Nothing was added: try once more.',
    );
  const passkey: Passkey = {
    id: passkeyIdOf(credential.id),
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    name,
    createdAt: context.now().toISOString(),
  };
  if (!(await context.stores.passkeys.add(caller.person.id, passkey)))
    throw new DomainError('not-now', 'This device has a passkey of yours already.');
}

async function verified(context: ServiceContext, expectedChallenge: string, response: object) {
  const { expectedOrigin, expectedRPID } = relyingParty(context);
  const options = {
    response: response as RegistrationResponseJSON,
    expectedChallenge,
    expectedOrigin,
    expectedRPID,
    supportedAlgorithmIDs,
  };
  // It fails at whatever is not as it should be, each with words of its own.
  const result = await verifyRegistrationResponse(options).catch(() => undefined);
  return result?.verified ? result.registrationInfo.credential : undefined;
}

export async function removePasskey(context: ServiceContext, caller: Caller, id: string): Promise<void> {
  refuseUnlessOwn(context, caller);
  await context.stores.passkeys.remove(caller.person.id, id);
}
