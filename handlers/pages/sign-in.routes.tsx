import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import {
  ConfirmSignInPage,
  LookInInboxPage,
  SignInPage,
  SpentLinkPage,
} from '../../portal/pages/sign-in.page.tsx';
import { sessionCookie } from '../own-pages.ts';
import {
  formValues,
  limitBody,
  type PageDeps,
  pageKinds,
  show,
  textOf,
  tokenOf,
  type Visit,
} from './page.tsx';
import { safeReturnTo } from './return-to.ts';
import { cookieOptions } from './sign-in/cookies.ts';
import { signOut } from './sign-in/sign-out.ts';

/** Loaded for the vendor's people, where they have an identity provider: a cold start does without. */
const staff = () => import('./sign-in/staff.tsx');

/** Signing in by an e-mailed link: opening it shows who would sign in, one press does it. Or by the vendor's provider. */
export function signInRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { open, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/sign-in', open(askForAddress));
  routes.post('/sign-in', limitBody, open(sendLink));
  routes.get(
    '/sign-in/staff',
    open(async (visit) => (await staff()).goToProvider(visit)),
  );
  routes.get(
    '/sign-in/staff/callback',
    open(async (visit) => (await staff()).comeBack(visit)),
  );
  routes.get('/sign-in/:token', open(confirmSignIn));
  routes.post('/sign-in/:token', limitBody, open(signIn));
  routes.post('/sign-out', limitBody, open(signOut));
  return routes;
}

async function askForAddress({ c, frame, services }: Visit): Promise<Response> {
  const returnTo = safeReturnTo(c.req.query('returnTo'));
  const { provider } = services.signIn;
  if (c.req.query('sent') !== undefined)
    return show(c, <LookInInboxPage frame={frame} provider={provider} />);
  if (frame.person) return c.redirect(returnTo, 303);
  return show(c, <SignInPage {...{ frame, returnTo, provider }} />);
}

async function sendLink({ c, frame, services }: Visit): Promise<Response> {
  const values = await formValues(c);
  const returnTo = safeReturnTo(textOf(values, 'returnTo'));
  const email = textOf(values, 'email').trim();
  if (!/^\S+@\S+\.\S+$/.test(email)) {
    const problems = [{ field: 'email', message: 'Write your e-mail address, such as ana@partner.example' }];
    const attempt = { form: 'sign-in', values: { email }, message: 'We need your e-mail address', problems };
    const { provider } = services.signIn;
    return show(c, <SignInPage {...{ frame, returnTo, provider, attempt }} />, 422);
  }
  await services.signIn.requestLink(email, returnTo);
  return c.redirect('/sign-in?sent', 303);
}

async function confirmSignIn({ c, frame, services }: Visit): Promise<Response> {
  const token = tokenOf({ c });
  const link = await services.signIn.inspect(token);
  if (link.state !== 'usable') return show(c, <SpentLinkPage frame={frame} state={link.state} />);
  return show(c, <ConfirmSignInPage frame={frame} token={token} name={link.personName} />);
}

async function signIn({ c, frame, deps, services }: Visit): Promise<Response> {
  const token = tokenOf({ c });
  const redeemed = await services.signIn.redeem(token);
  if (!redeemed) {
    const { state } = await services.signIn.inspect(token);
    return show(c, <SpentLinkPage frame={frame} state={state === 'usable' ? 'invalid' : state} />, 409);
  }
  setCookie(c, sessionCookie, redeemed.session, cookieOptions(deps));
  return c.redirect(safeReturnTo(redeemed.returnTo), 303);
}
