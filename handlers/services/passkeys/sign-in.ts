import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { noteActor } from '../../../activities/store/audit/act.ts';
import type { Passkey } from '../../../domain/people/passkey.schema.ts';
import type { ServiceContext } from '../context.ts';
import type { Ceremony, PasskeyAnswer } from '../passkeys.services.ts';
import { beginSession, personWithAccount, signsInHere } from '../sign-in/sessions.ts';
import { type BrowserResponse, passkeyIdOf, relyingParty, signAttempt, takeAnswer } from './ceremony.ts';

/** No passkey is named: nobody learns from it who has one. */
export async function beginSignIn(context: ServiceContext): Promise<Ceremony> {
  const { rpID } = relyingParty(context);
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
  return { options, attempt: await signAttempt(context, options.challenge) };
}

export async function signInByPasskey(
  context: ServiceContext,
  answer: PasskeyAnswer,
): Promise<string | undefined> {
  const taken = await takeAnswer(context, answer);
  if (!taken) return undefined;
  const { challenge, response } = taken;
  // Whose it is says the authenticator: what was given to it as the person's id.
  const personId = Buffer.from(response.response.userHandle ?? '', 'base64url').toString();
  const passkey = await context.stores.passkeys.get(personId, passkeyIdOf(response.id));
  const person = passkey && (await personWithAccount(context, personId));
  if (!person || !signsInHere(context, person)) return undefined;
  const counter = await countOf(context, challenge, response, passkey);
  if (counter === undefined) return undefined;
  noteActor(personId, 'portal');
  const lastUsedAt = context.now().toISOString();
  const kept = await context.stores.passkeys.used(personId, { ...passkey, counter, lastUsedAt });
  return kept ? beginSession(context, personId) : undefined;
}

/** How often the authenticator has signed, if this signature is right. One that counts backwards was copied. */
async function countOf(
  context: ServiceContext,
  expectedChallenge: string,
  response: BrowserResponse,
  { credentialId, publicKey, counter }: Passkey,
): Promise<number | undefined> {
  const { expectedOrigin, expectedRPID } = relyingParty(context);
  const key = new Uint8Array(Buffer.from(publicKey, 'base64url'));
  const options = { expectedChallenge, expectedOrigin, expectedRPID };
  // It fails at whatever is not as it should be, each with words of its own.
  const result = await verifyAuthenticationResponse({
    ...options,
    response: response as unknown as AuthenticationResponseJSON,
    credential: { id: credentialId, publicKey: key, counter },
  }).catch(() => undefined);
  return result?.verified ? result.authenticationInfo.newCounter : undefined;
}
