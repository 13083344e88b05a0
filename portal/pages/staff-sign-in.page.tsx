import type { ProviderProblem } from '../../handlers/services/sign-in.services.ts';
import { Layout } from '../components/layout.tsx';
import type { Frame } from '../frame.ts';

interface Words {
  readonly title: string;
  /** What happened, and what to do. `provider`: what people call it; `support`: whom they write to. */
  readonly text: (about: { provider: string; support: string; email: string }) => string;
  /** Whether trying again can help. */
  readonly again: boolean;
}

const words: Readonly<Record<ProviderProblem, Words>> = {
  unreachable: {
    title: 'The sign-in service does not answer',
    text: ({ provider, support }) =>
      `${provider} cannot be reached at the moment. Wait a minute and try again. If it goes on, tell your own IT, or write to ${support}. Links in e-mails about tasks work meanwhile.`,
    again: true,
  },
  denied: {
    title: 'You were not signed in',
    text: ({ provider }) =>
      `${provider} says that the sign-in was stopped, or that your account there may not use this portal. Try again; if it says the same, ask your IT to give your account access.`,
    again: true,
  },
  clock: {
    title: 'Two clocks do not agree',
    text: ({ provider, support }) =>
      `The clocks of ${provider} and of this portal are more than half a minute apart, so its word cannot be trusted. Try again in a minute; if it goes on, write to ${support}: a clock must be set right.`,
    again: true,
  },
  stale: {
    title: 'This sign-in cannot be finished',
    text: () =>
      'It was begun in another browser or more than ten minutes ago, or it was finished already. Start once more: most often no password is asked again.',
    again: true,
  },
  misconfigured: {
    title: 'The sign-in is not set up right',
    text: ({ provider, support }) =>
      `${provider} and this portal do not understand each other. It is nothing that you did. Write to ${support}, with the time at which it happened: the log says what is wrong.`,
    again: true,
  },
  unverified: {
    title: 'Your e-mail address is not confirmed',
    text: ({ provider }) =>
      `${provider} does not say that the e-mail address of your account is yours. Confirm it there, or ask your IT to, and sign in again.`,
    again: true,
  },
  unknown: {
    title: 'You are not known here yet',
    text: ({ provider, support, email }) =>
      `You are signed in at ${provider} as ${email}, but nobody with this address works here, or not any more. Ask for access: write to ${support}.`,
    again: false,
  },
  partner: {
    title: 'This way in is for the vendor’s people',
    text: ({ email }) => `${email} belongs to somebody at a partner. Sign in with a link by e-mail instead.`,
    again: false,
  },
  'other-account': {
    title: 'This address is somebody’s already',
    text: ({ provider, support, email }) =>
      `${email} signed in before with another account of ${provider}. If both accounts are yours, write to ${support}: who manages people can allow the new one.`,
    again: false,
  },
  'no-groups': {
    title: 'The sign-in is not set up right',
    text: ({ provider, support }) =>
      `${provider} does not say in which groups you are, and your role here comes from them. It is nothing that you did. Write to ${support}.`,
    again: true,
  },
  'no-role': {
    title: 'You have no role here',
    text: ({ provider }) =>
      `None of your groups at ${provider} gives you a role in this portal. Ask your IT to put you into one, and sign in again.`,
    again: true,
  },
};

interface Props {
  readonly frame: Frame;
  readonly provider: string;
}

/** Why the identity provider signed nobody in, and the way on. */
export function ProviderProblemPage({
  frame,
  provider,
  why,
  email = 'your address',
}: Props & { readonly why: ProviderProblem; readonly email?: string | undefined }) {
  const { title, text, again } = words[why];
  return (
    <Layout frame={frame} title={title} narrow alone>
      <h1>{title}</h1>
      <p class="lead">{text({ provider, email, support: frame.branding.supportEmail })}</p>
      <p>
        {again ? (
          <a class="button button-main" href="/sign-in/staff">
            Sign in with {provider}
          </a>
        ) : (
          <a class="button" href="/sign-in">
            Other ways to sign in
          </a>
        )}
      </p>
    </Layout>
  );
}

/**
 * Goes on to the provider by itself, to end the session there. A redirect would not do: browsers hold a form to the
 * addresses that the page's policy names, also where it is redirected to.
 */
export function SignOutTherePage({ frame, provider, url }: Props & { readonly url: string }) {
  const ahead = <meta http-equiv="refresh" content={`0; url=${url}`} />;
  return (
    <Layout frame={frame} title="You are signed out" narrow alone head={ahead}>
      <h1>You are signed out here</h1>
      <p class="lead">Now {provider} ends its own session.</p>
      <p>
        <a class="button" href={url}>
          Go on to {provider}
        </a>
      </p>
    </Layout>
  );
}
