import { ErrorSummary } from '../components/error-summary.tsx';
import { EmailField, Hidden } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { type FormAttempt, formState } from '../form.ts';
import type { Frame } from '../frame.ts';

interface SignInProps {
  readonly frame: Frame;
  readonly returnTo: string;
  /** What the vendor's people call their identity provider, if they have one. */
  readonly provider?: string | undefined;
  readonly attempt?: FormAttempt | undefined;
}

/** Asks for an e-mail address: there are no passwords. */
export function SignInPage({ frame, returnTo, provider, attempt }: SignInProps) {
  const form = formState('sign-in', attempt);
  return (
    <Layout frame={frame} title="Sign in" narrow alone failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['email']} /> : null}
      <h1>Sign in</h1>
      {provider ? <StaffWay {...{ frame, provider, returnTo }} /> : null}
      {provider ? <h2>At a partner?</h2> : null}
      <p class="lead">We e-mail you a link. There is no password to remember.</p>
      <form method="post" action="/sign-in" novalidate>
        <Hidden name="returnTo" value={returnTo} />
        <EmailField form={form} name="email" label="E-mail address" required />
        <button type="submit" class="button button-main">
          E-mail me a link
        </button>
      </form>
      <p>
        <a href={`/sign-in/passkey${queryOf(returnTo)}`}>Sign in with a passkey</a>
      </p>
    </Layout>
  );
}

const queryOf = (returnTo: string) => (returnTo === '/' ? '' : `?${new URLSearchParams({ returnTo })}`);

interface StaffWayProps {
  readonly frame: Frame;
  readonly provider: string;
  readonly returnTo: string;
}

/** The way in for the vendor's own people. */
function StaffWay({ frame, provider, returnTo }: StaffWayProps) {
  return (
    <section aria-labelledby="staff-title">
      <h2 id="staff-title">With {frame.branding.name}?</h2>
      <p>
        <a class="button" href={`/sign-in/staff${queryOf(returnTo)}`}>
          Sign in with {provider}
        </a>
      </p>
    </section>
  );
}

/** The same words for every address, known or not. */
export function LookInInboxPage({ frame, provider }: Pick<SignInProps, 'frame' | 'provider'>) {
  return (
    <Layout frame={frame} title="Look in your inbox" narrow alone>
      <h1>Look in your inbox</h1>
      <p class="lead">If this address is one we know, a link to sign in is on its way to it.</p>
      <p>
        It can take a minute. The link works once, for a short time. Nothing there? Look in the junk folder,
        too. At most five links are sent in a quarter of an hour.
      </p>
      {provider ? (
        <p>
          People of {frame.branding.name} get no links: they{' '}
          <a href="/sign-in/staff">sign in with {provider}</a>.
        </p>
      ) : null}
      <p>
        <a href="/sign-in">Try another address</a>
      </p>
    </Layout>
  );
}

/** The page behind the link: says who would sign in. Opening it does nothing. */
export function ConfirmSignInPage({ frame, token, name }: { frame: Frame; token: string; name: string }) {
  return (
    <Layout frame={frame} title="Sign in" narrow alone>
      <h1>Sign in as {name}?</h1>
      <p class="lead">One press signs you in to {frame.branding.name} on this device.</p>
      <form method="post" action={`/sign-in/${encodeURIComponent(token)}`}>
        <button type="submit" class="button button-main">
          Sign in
        </button>
      </form>
      <p class="sub">Are you somebody else? Then close this page: nothing has happened.</p>
    </Layout>
  );
}

const spent = {
  used: [
    'This link was used',
    'Each link signs in once. If it was not you who used it, nobody can use it again.',
  ],
  expired: ['This link is too old', 'Links to sign in work for a short time.'],
  invalid: [
    'This link does not work',
    'It may have been cut in two on its way. Copy all of it, or ask for another.',
  ],
} as const;

/** A link that signs nobody in: why, and the way on. */
export function SpentLinkPage({ frame, state }: { frame: Frame; state: keyof typeof spent }) {
  const [title, reason] = spent[state];
  return (
    <Layout frame={frame} title={title} narrow alone>
      <h1>{title}</h1>
      <p class="lead">{reason}</p>
      <p>
        <a class="button button-main" href="/sign-in">
          E-mail me a new link
        </a>
      </p>
    </Layout>
  );
}
