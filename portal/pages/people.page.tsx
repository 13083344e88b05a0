import type { Person } from '../../domain/people/person.schema.ts';
import type { InvitationList } from '../../handlers/services/invitations.services.ts';
import { roleWords } from '../components/choose-person.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Layout } from '../components/layout.tsx';
import { ExactTime } from '../components/moment.tsx';
import { InviteForm, inviteFields, PendingInvitations } from '../components/people/invite.tsx';
import { Chip } from '../components/stage-chip.tsx';
import type { FormAttempt } from '../form.ts';
import { roleLabels } from '../format/roles.ts';
import { isPast } from '../format/time.ts';
import { type Frame, isVendor } from '../frame.ts';

interface PeopleProps {
  readonly frame: Frame;
  readonly people: readonly Person[];
  readonly invited: InvitationList;
  readonly attempt?: FormAttempt | undefined;
}

/** Everybody of one's own company, and who is asked to join it: what they do, whom they report to, whether they are there. */
export function PeoplePage({ frame, people, invited, attempt }: PeopleProps) {
  const labels = roleLabels(invited.roles);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (
    <Layout frame={frame} title="People" section="people" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={inviteFields} /> : null}
      <h1>People</h1>
      <p class="lead">
        Open somebody to say what they may do, when they are away, who stands in, and whom they report to; or
        to make them inactive. <a href="#invite-title">Invite a colleague</a>
      </p>
      {isVendor(frame) ? (
        <p>
          <a href="/console/extra-time">Give somebody more time in quizzes</a>
        </p>
      ) : null}
      <table class="list">
        <caption class="unseen">People, by name</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Roles</th>
            <th scope="col">Reports to</th>
            <th scope="col">There?</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr>
              <th scope="row">
                <a class="deal-link" href={personPath(person.id)}>
                  <span class="deal-customer">{person.name}</span>
                </a>
              </th>
              <td data-label="Roles">{roleWords(person.roles, labels) || <span class="none">None</span>}</td>
              <td data-label="Reports to">
                {names.get(person.reportsTo ?? '') ?? <span class="none">Nobody</span>}
              </td>
              <td data-label="There?">
                <Presence frame={frame} person={person} standIn={names.get(person.away?.standIn ?? '')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <PendingInvitations frame={frame} invited={invited} people={people} />
      <InviteForm frame={frame} invited={invited} attempt={attempt} />
    </Layout>
  );
}

/** Where the page of a colleague is. */
export const personPath = (personId: string) => `/people/${encodeURIComponent(personId)}`;

interface PresenceProps {
  readonly frame: Frame;
  readonly person: Person;
  readonly standIn: string | undefined;
}

function Presence({ frame, person: { active, away }, standIn }: PresenceProps) {
  if (!active)
    return (
      <Chip tone="bad" icon="cross">
        Not active
      </Chip>
    );
  if (!away || isPast(away.until, frame.now))
    return (
      <Chip tone="good" icon="check">
        There
      </Chip>
    );
  const begun = isPast(away.from, frame.now);
  return (
    <>
      <Chip tone="attention" icon="clock">
        {begun ? 'Away' : 'Away soon'}
      </Chip>
      <span class="sub">
        {begun ? 'Until ' : 'From '}
        <ExactTime frame={frame} at={begun ? away.until : away.from} />
        {standIn ? `; ${standIn} stands in` : ''}
      </span>
    </>
  );
}
