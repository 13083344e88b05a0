import { setCookie } from 'hono/cookie';
import type { FormAttempt } from '../../../portal/form.ts';
import {
  addPasskeyFormId,
  PasskeySignInPage,
  PasskeysPage,
  passkeysPath,
} from '../../../portal/pages/passkeys.page.tsx';
import { sessionCookie } from '../../own-pages.ts';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf, type Visit } from '../page.tsx';
import { safeReturnTo } from '../return-to.ts';
import { allowOwnScript } from '../security.ts';
import { messageOf } from '../sent-form.ts';
import { cookieOptions } from '../sign-in/cookies.ts';

type Status = Parameters<typeof show>[2];

export async function askForPasskey(visit: Visit): Promise<Response> {
  const returnTo = safeReturnTo(visit.c.req.query('returnTo'));
  return visit.frame.person ? visit.c.redirect(returnTo, 303) : signInPage(visit, returnTo);
}

async function signInPage(
  { c, frame, services }: Visit,
  returnTo: string,
  attempt?: FormAttempt,
  status?: Status,
): Promise<Response> {
  const ceremony = await services.passkeys.beginSignIn();
  allowOwnScript(c);
  return show(c, <PasskeySignInPage {...{ frame, ceremony, returnTo, attempt }} />, status);
}

export async function signInByPasskey(visit: Visit): Promise<Response> {
  const { c, deps, services } = visit;
  const values = await formValues(c);
  const returnTo = safeReturnTo(textOf(values, 'returnTo'));
  const answer = { attempt: textOf(values, 'attempt'), response: textOf(values, 'response') };
  const session = await services.passkeys.signIn(answer);
  if (session === undefined) {
    const message = 'That passkey does not sign in here. Try again, or have a link e-mailed.';
    return signInPage(visit, returnTo, { form: 'passkey', values: {}, problems: [], message }, 403);
  }
  setCookie(c, sessionCookie, session, cookieOptions(deps));
  return c.redirect(returnTo, 303);
}

export const showPasskeys = (visit: SignedInVisit): Promise<Response> => passkeysPage(visit);

async function passkeysPage(
  { c, frame, services, caller }: SignedInVisit,
  attempt?: FormAttempt,
  status?: Status,
): Promise<Response> {
  const passkeys = await services.passkeys.list(caller);
  const ceremony = await services.passkeys.beginAdding(caller);
  allowOwnScript(c);
  const props = { frame, passkeys, ceremony, attempt };
  return show(c, <PasskeysPage {...props} />, status);
}

export async function addPasskey(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const values = await formValues(c);
  const [attempt, response, name] = ['attempt', 'response', 'name'].map((field) => textOf(values, field));
  try {
    await services.passkeys.add(caller, { attempt, response, name } as Record<
      'attempt' | 'response' | 'name',
      string
    >);
  } catch (failure) {
    const { error, status } = refusal(failure);
    const again = { form: addPasskeyFormId, values: { name: name ?? '' }, problems: error.fields };
    return passkeysPage(visit, { ...again, message: messageOf(error) }, status);
  }
  return leadOn(visit, passkeysPath, 'passkey-added');
}

export async function removePasskey(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  await services.passkeys.remove(caller, c.req.param('id') ?? '');
  return leadOn(visit, passkeysPath, 'passkey-removed');
}
