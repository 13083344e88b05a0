import type { Film, FilmTask, Frame } from '../../domain/rehearsals/film.ts';
import { eventsAt, type ToldEvent } from './film-cursor.rules.ts';
import { momentInWords } from './moments.rules.ts';

interface FrameViewProps {
  readonly film: Film;
  readonly clock: number;
  readonly frame: Frame;
}

/** How the case stands: its stage, what the partner reads, who has what to do; and what has happened and will. */
export function FrameView({ film, clock, frame }: FrameViewProps) {
  const { zone } = film;
  return (
    <>
      <div className="standing">
        <p className="eyebrow">{frame.stage.label}</p>
        <p className="waiting">
          <span className="unseen">The partner reads: </span>
          {frame.waiting}
        </p>
        {frame.next && frame.status === 'open' ? (
          <p className="sub">
            {momentInWords(frame.next.at, zone)}: {frame.next.what}
          </p>
        ) : null}
      </div>
      {frame.tasks.length > 0 ? (
        <section aria-label="Open tasks">
          <h3>Open tasks</h3>
          <ul className="tasks">
            {frame.tasks.map((task) => (
              <TaskLine key={task.id} task={task} zone={zone} />
            ))}
          </ul>
        </section>
      ) : null}
      <Events events={eventsAt(film, clock)} film={film} />
    </>
  );
}

function TaskLine({ task: { title, who, dueAt }, zone }: { readonly task: FilmTask; readonly zone: string }) {
  return (
    <li>
      <strong>{title}</strong>
      <span className="sub">
        {who}
        {dueAt ? `; due ${momentInWords(dueAt, zone)}` : ''}
      </span>
    </li>
  );
}

function Events({ events, film }: { readonly events: readonly ToldEvent[]; readonly film: Film }) {
  const past = events.filter(({ ahead }) => !ahead);
  const ahead = events.filter((event) => event.ahead);
  return (
    <section aria-label="Events">
      <h3>What has happened</h3>
      <EventList events={past} zone={film.zone} />
      {ahead.length > 0 ? (
        <details>
          <summary>What follows if nothing else is done ({ahead.length})</summary>
          <EventList events={ahead} zone={film.zone} />
        </details>
      ) : null}
    </section>
  );
}

function EventList({ events, zone }: { readonly events: readonly ToldEvent[]; readonly zone: string }) {
  return (
    <ol className="events">
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events never change their order
        <li key={index} className={event.ahead ? 'ahead' : ''} data-kind={event.kind}>
          <time dateTime={event.at}>{momentInWords(event.at, zone)}</time>
          <span>{event.text}</span>
        </li>
      ))}
    </ol>
  );
}
