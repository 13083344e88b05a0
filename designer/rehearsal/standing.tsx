import type { Film, FilmTask, Frame } from '../../domain/rehearsals/film.ts';
import { momentInWords } from './moments.rules.ts';

interface StandingProps {
  readonly film: Film;
  readonly frame: Frame;
}

/** How the case stands: its stage, what the partner reads, and who has what to do until when. */
export function Standing({ film: { zone }, frame }: StandingProps) {
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
