import { invitedForDays } from '../../../domain/people/invitation.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { InvitationList } from '../../../handlers/services/invitations.services.ts';
import { type FormAttempt, formState } from '../../form.ts';
import { roleLabels, roleOption } from '../../format/roles.ts';
import { isPast } from '../../format/time.ts';
import type { Frame } from '../../frame.ts';
import { roleWords } from '../choose-person.tsx';
import { ChoiceField, EmailField, TextField } from '../fields.tsx';
import { ExactTime } from '../moment.tsx';
import { Chip } from '../stage-chip.tsx';

export const inviteFormId = 'invite';
export const inviteFields = ['name', 'email', 'roles'] as const;

/** Where invitations are sent from. */
export const invitationsPath = '/people/invitations';

interface InviteProps {
  readonly frame: Frame;
  readonly invited: InvitationList;
  readonly attempt?: FormAttempt | undefined;
}

/** Asks a colleague to join; or says why nobody can be asked from here. */
export function InviteForm({ invited, attempt }: InviteProps) {
  const form = formState(inviteFormId, attempt);
  const { rolesFrom, suspended, roles } = invited;
  return (
    <section class="panel" aria-labelledby="invite-title">
      <h2 id="invite-title">Invite a colleague</h2>
      {rolesFrom ? (
        <p>
          Whoever is in one of the groups at {rolesFrom} becomes known here when they sign in for the first
          time. Nobody needs an invitation.
        </p>
      ) : null}
      {suspended ? (
        <p>Your company is suspended: nobody can be invited until its access is restored.</p>
      ) : null}
      {rolesFrom || suspended ? null : (
        <form id={inviteFormId} class="outcome-form" method="post" action={invitationsPath} novalidate>
          <TextField form={form} name="name" label="Name" max={120} required />
          <EmailField form={form} name="email" label="E-mail address" autocomplete="off" required />
          <ChoiceField
            form={form}
            name="roles"
            label="What they may do"
            kind="checkbox"
            options={roles.map(roleOption)}
          />
          <p class="effect">
            They get an e-mail with a link that is good for {invitedForDays} days. They are one of your people
            once they accept; until then the invitation stands in the list.
          </p>
          <button type="submit" class="button button-main">
            Send the invitation
          </button>
        </form>
      )}
    </section>
  );
}

/** Invitations that nobody has accepted yet. */
export function PendingInvitations({
  frame,
  invited,
  people,
}: InviteProps & { readonly people: readonly Person[] }) {
  if (invited.invitations.length === 0) return null;
  const labels = roleLabels(invited.roles);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'Somebody who left';
  return (
    <>
      <h2 id="pending-title">Invited, and not here yet</h2>
      <table class="list" aria-labelledby="pending-title">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Roles</th>
            <th scope="col">Invited</th>
            <th scope="col">Good until</th>
            <th scope="col">
              <span class="unseen">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invited.invitations.map(({ id, name, email, roles, invitedBy, invitedAt, until }) => (
            <tr>
              <th scope="row">
                {name}
                <span class="sub">{email}</span>
              </th>
              <td data-label="Roles">{roleWords(roles, labels)}</td>
              <td data-label="Invited">
                <div>
                  <ExactTime frame={frame} at={invitedAt} />
                  <span class="sub">by {nameOf(invitedBy)}</span>
                </div>
              </td>
              <td data-label="Good until">
                <div>
                  <ExactTime frame={frame} at={until} />
                  {isPast(until, frame.now) ? (
                    <span class="sub">
                      <Chip tone="bad" icon="clock">
                        Too old
                      </Chip>
                    </span>
                  ) : null}
                </div>
              </td>
              <td>
                <InvitationActs id={id} name={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function InvitationActs({ id, name }: { id: string; name: string }) {
  const acts = [
    ['again', 'Send again', `to ${name}`],
    ['withdraw', 'Withdraw', `the invitation of ${name}`],
  ] as const;
  return (
    <>
      {acts.map(([act, label, about]) => (
        <form method="post" action={`${invitationsPath}/${encodeURIComponent(id)}/${act}`}>
          <button type="submit" class="link">
            {label}
            <span class="unseen"> {about}</span>
          </button>
        </form>
      ))}
    </>
  );
}
