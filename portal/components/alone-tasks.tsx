import type { InboxItem } from '../../domain/cases/listing.ts';
import { selectionOf } from '../pages/inbox.page.tsx';
import type { AwayProps } from './away-form.tsx';
import { CaseTitle } from './case-title.tsx';
import { Hidden } from './fields.tsx';
import { Due } from './moment.tsx';

/** Open tasks that nobody else has, offered to be passed on to the stand-in in one press. */
export function AlonePanel({ frame, page, path, own, requestKey }: AwayProps) {
  const { away, standIn, alone, person } = page;
  if (!away || alone.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="alone-title">
      <h2 id="alone-title">Waits for {own ? 'you' : person.name} alone</h2>
      {standIn ? (
        <form method="post" action={`${path}/away/pass-on`} class="outcome-form">
          <p class="sub">
            The ticked ones go to {standIn.name} now, who gets an e-mail for each, and stay there. The others
            go to the stand-in with their next reminder.
          </p>
          <Hidden name="requestKey" value={requestKey} />
          <ul class="plan">
            {alone.map((item, index) => (
              <AloneTask frame={frame} item={item} id={`alone-${index}`} />
            ))}
          </ul>
          <button type="submit" class="button button-main">
            Pass the ticked ones on to {standIn.name}
          </button>
        </form>
      ) : (
        <p>Choose a stand-in below, and you can pass on what waits: {alone.length} open.</p>
      )}
    </section>
  );
}

function AloneTask({ frame, item, id }: Pick<AwayProps, 'frame'> & { item: InboxItem; id: string }) {
  return (
    <li>
      <div class="choice">
        <input type="checkbox" id={id} name="task" value={selectionOf(item)} checked />
        <label htmlFor={id}>
          {item.title}
          <span class="hint">{[item.partnerName, item.task.title].join(' · ')}</span>
        </label>
      </div>
      {item.task.dueAt ? <Due frame={frame} at={item.task.dueAt} /> : null}
    </li>
  );
}

export interface PassedOn {
  readonly item: InboxItem;
  /** Why it was not passed on; absent when it was. */
  readonly problem?: string | undefined;
}

/** One line for each task that was to be passed on. */
export function PassedOnLine({ item, problem }: PassedOn) {
  return (
    <div>
      <CaseTitle id={item.caseId} kind={item.kind} title={item.title} />
      <p class="sub">{problem ?? `Passed on: ${item.task.title}`}</p>
    </div>
  );
}
