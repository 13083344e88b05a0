import type { Task, Vote } from '../../domain/cases/case.schema.ts';
import type { AnyCaseView, Frame, Names } from '../frame.ts';
import { Due, ExactTime } from './moment.tsx';
import { actorName } from './timeline.tsx';

/** Every task this case has had, newest first, with its votes. For the vendor's eyes only. */
export function TaskHistory({ frame, view, names }: { frame: Frame; view: AnyCaseView; names: Names }) {
  if (view.tasks.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="tasks-title">
      <h2 id="tasks-title">Tasks</h2>
      <ol class="timeline">
        {view.tasks.toReversed().map((task) => (
          <li>
            <p class="entry">
              {task.title} <span class="sub">{task.id}</span>
            </p>
            <TaskState frame={frame} task={task} names={names} />
            {task.votes.map((vote) => (
              <VoteLine frame={frame} task={task} vote={vote} names={names} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function TaskState({ frame, task, names }: { frame: Frame; task: Task; names: Names }) {
  if (task.status === 'withdrawn') return <p class="sub">Withdrawn: the case went on without it.</p>;
  if (task.status === 'done') return task.result ? null : <p class="sub">Nobody answered in time.</p>;
  const people = task.assignees.flatMap((id) => assigneeWords(task, id, names) ?? []);
  return (
    <>
      <p class="sub">
        Open: waits for {people.length ? people.join(', ') : task.roleLabel}
        {task.assignees.length === 0 ? ', but nobody can act' : ''}
        {task.quorum > 1 ? `; ${task.votes.length} of ${task.quorum} have answered` : ''}
      </p>
      {task.dueAt ? <Due frame={frame} at={task.dueAt} /> : null}
    </>
  );
}

/** A stand-in says for whom. */
function assigneeWords({ standsInFor }: Task, id: string, names: Names): string | undefined {
  const of = names[standsInFor?.[id] ?? ''];
  return names[id] && of ? `${names[id]} (stands in for ${of})` : names[id];
}

interface VoteProps {
  readonly frame: Frame;
  readonly task: Task;
  readonly vote: Vote;
  readonly names: Names;
}

/** "Approve, by Dana Whitfield, on …", with the comment that was given. */
export function VoteLine({ frame, task, vote, names }: VoteProps) {
  const label = task.outcomes.find(({ id }) => id === vote.outcome)?.label ?? vote.outcome;
  return (
    <>
      <p class="vote">
        <strong>{label}</strong> · {actorName(vote.actor, names, frame)} ·{' '}
        <ExactTime frame={frame} at={vote.at} />
      </p>
      {vote.comment ? <blockquote class="typed">{vote.comment}</blockquote> : null}
    </>
  );
}
