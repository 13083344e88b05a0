import type { InvitationState, OpenedInvitation } from '../../handlers/services/invitations.services.ts';
import { roleWords } from '../components/choose-person.tsx';
import { Hidden } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { ExactTime } from '../components/moment.tsx';
import type { Frame } from '../frame.ts';

interface Props {
  readonly frame: Frame;
  readonly opened: OpenedInvitation;
  readonly token: string;
}

/** Behind an invitation's link: what accepting means, or where the invitation stands. Opening it does nothing. */
export function InvitationPage(props: Props) {
  const { frame, opened } = props;
  const title = titleOf(opened, frame.branding.name);
  return (
    <Layout frame={frame} title={title} narrow alone>
      <h1>{title}</h1>
      {opened.state === 'pending' ? <Accept {...props} /> : null}
      {opened.state === 'accepted' ? <WayIn {...props} /> : null}
      {opened.state === 'pending' || opened.state === 'accepted' ? null : (
        <p class="lead">{words[opened.state].text(aboutOf(props))}</p>
      )}
    </Layout>
  );
}

const companyOf = ({ partnerName }: OpenedInvitation, vendor: string) => partnerName ?? vendor;

function titleOf(opened: OpenedInvitation, vendor: string): string {
  const company = companyOf(opened, vendor);
  if (opened.state === 'pending') return `Join ${company}?`;
  return opened.state === 'accepted' ? `You are with ${company}` : words[opened.state].title;
}

function Accept({ frame, opened, token }: Props) {
  const { invitation, inviterName } = opened;
  const company = companyOf(opened, frame.branding.name);
  return (
    <>
      <p class="lead">
        {inviterName} invites you to work for {company} in{' '}
        {opened.partnerName ? `the portal of ${frame.branding.name}` : 'its partner portal'}.
      </p>
      <dl class="facts panel">
        <div>
          <dt>Name</dt>
          <dd>{invitation.name}</dd>
        </div>
        <div>
          <dt>E-mail address</dt>
          <dd>{invitation.email}</dd>
        </div>
        <div>
          <dt>Roles</dt>
          <dd>{roleWords(invitation.roles)}</dd>
        </div>
        <div>
          <dt>Good until</dt>
          <dd>
            <ExactTime frame={frame} at={invitation.until} />
          </dd>
        </div>
      </dl>
      <p>
        Accepting makes you one of the people of {company} here: colleagues see your name, tasks are e-mailed
        to this address, and you sign in with it. Nothing happens before you press.
      </p>
      <form method="post" action={`/i/${encodeURIComponent(token)}`}>
        <button type="submit" class="button button-main">
          Accept
        </button>
      </form>
      <p class="sub">Do you not know {inviterName}? Then close this page: nothing has happened.</p>
    </>
  );
}

/** On to signing in, as whoever it is does. */
function WayIn({ opened }: Props) {
  const { invitation, signsInAt } = opened;
  if (signsInAt)
    return (
      <>
        <p class="lead">The invitation is accepted. Sign in with {signsInAt} to go on.</p>
        <p>
          <a class="button button-main" href="/sign-in/staff">
            Sign in with {signsInAt}
          </a>
        </p>
      </>
    );
  return (
    <>
      <p class="lead">
        The invitation is accepted. To sign in you get a link by e-mail, now and each time: there is no
        password to remember.
      </p>
      <form method="post" action="/sign-in">
        <Hidden name="returnTo" value="/" />
        <Hidden name="email" value={invitation.email} />
        <button type="submit" class="button button-main">
          E-mail me a link to sign in
        </button>
      </form>
      <p class="sub">It goes to {invitation.email}.</p>
    </>
  );
}

interface About {
  readonly company: string;
  readonly inviter: string;
  readonly vendor: string;
  readonly support: string;
}

const aboutOf = ({ frame, opened }: Props): About => ({
  company: companyOf(opened, frame.branding.name),
  inviter: opened.inviterName,
  vendor: frame.branding.name,
  support: frame.branding.supportEmail,
});

const words: Readonly<
  Record<
    Exclude<InvitationState, 'pending' | 'accepted'>,
    { readonly title: string; readonly text: (about: About) => string }
  >
> = {
  withdrawn: {
    title: 'This invitation was withdrawn',
    text: ({ company }) => `Ask at ${company} whether it was meant: they can send another.`,
  },
  expired: {
    title: 'This link is too old',
    text: ({ inviter, company }) =>
      `Look for a later e-mail, or ask ${inviter} at ${company} to send the invitation again.`,
  },
  elsewhere: {
    title: 'This address has an account already',
    text: ({ company, vendor, support, inviter }) =>
      `It is with another company, and a person is with one. Nothing was changed. If you have moved to ${company}, write to ${support}: ${vendor} can move accounts between its partners. Or ask ${inviter} to invite another address of yours.`,
  },
  suspended: {
    title: 'This invitation cannot be accepted now',
    text: ({ company, vendor, support }) =>
      `The access of ${company} to the portal is suspended. Ask there, or write to ${support}, to learn when ${vendor} restores it.`,
  },
  void: {
    title: 'This invitation does not hold any more',
    text: ({ company }) =>
      `Whoever sent it may not invite any more. Ask somebody else at ${company} to invite you.`,
  },
};
