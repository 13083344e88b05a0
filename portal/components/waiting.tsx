import type { InboxItem } from '../../domain/cases/listing.ts';
import type { Frame } from '../frame.ts';
import { CaseTitle } from './case-title.tsx';
import { Due } from './moment.tsx';

/** What the person who looks is asked for, before everything else. */
export function Waiting({ frame, items }: { frame: Frame; items: readonly InboxItem[] }) {
  if (items.length === 0) return null;
  return (
    <section class="panel waiting" aria-labelledby="waiting-title">
      <h2 id="waiting-title">Waits for you</h2>
      <ul>
        {items.map(({ caseId, kind, task, title }) => (
          <li>
            <CaseTitle id={caseId} kind={kind} title={title} fragment={`#task-${task.id}`} />
            <span class="waiting-what">{task.title}</span>
            {task.dueAt ? <Due frame={frame} at={task.dueAt} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
