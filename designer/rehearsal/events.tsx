import type { Film } from '../../domain/rehearsals/film.ts';
import { eventsAt, type ToldEvent } from './film-cursor.rules.ts';
import { momentInWords } from './moments.rules.ts';

/** What has happened by now, and, paler, what follows by itself. */
export function Events({ film, clock }: { readonly film: Film; readonly clock: number }) {
  const events = eventsAt(film, clock);
  const past = events.filter(({ ahead }) => !ahead);
  const ahead = events.filter((event) => event.ahead);
  return (
    <section aria-label="Events">
      <h3>What has happened</h3>
      <EventList events={past} zone={film.zone} />
      {ahead.length > 0 ? (
        <details>
          <summary>What follows ({ahead.length})</summary>
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
        <li key={index} className={event.ahead ? 'ahead' : ''}>
          <time dateTime={event.at}>{momentInWords(event.at, zone)}</time>
          <span>
            {event.kind === 'mail' ? 'E-mail ' : ''}
            {event.text}
          </span>
        </li>
      ))}
    </ol>
  );
}
