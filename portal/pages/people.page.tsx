import type { Person } from '../../domain/people/person.schema.ts';
import { roleWords } from '../components/choose-person.tsx';
import { Layout } from '../components/layout.tsx';
import { ExactTime } from '../components/moment.tsx';
import { Chip } from '../components/stage-chip.tsx';
import { isPast } from '../format/time.ts';
import { type Frame, isVendor } from '../frame.ts';

/** Everybody of one's own company: what they do, whom they report to, whether they are there. */
export function PeoplePage({ frame, people }: { frame: Frame; people: readonly Person[] }) {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (
    <Layout frame={frame} title="People" section="people">
      <h1>People</h1>
      <p class="lead">Open somebody to say when they are away, who stands in, and whom they report to.</p>
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
              <td data-label="Roles">{roleWords(person.roles) || <span class="none">None</span>}</td>
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
