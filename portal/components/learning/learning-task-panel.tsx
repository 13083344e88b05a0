import type { Task } from '../../../domain/cases/case.schema.ts';
import type { Frame } from '../../frame.ts';
import { Markdown } from '../markdown.tsx';
import { Due } from '../moment.tsx';
import { learningPath } from './paths.ts';

interface LearningTaskProps {
  readonly frame: Frame;
  readonly caseId: string;
  readonly task: Task;
}

/** A course or an attempt at a quiz that is open: it is done on pages of its own, and this is the way there. */
export function LearningTaskPanel({ frame, caseId, task }: LearningTaskProps) {
  const kind = task.course === undefined ? 'quiz' : 'course';
  const { id, title, note, dueAt, atSilence, quiz } = task;
  return (
    <section class="panel task" id={`task-${id}`} aria-labelledby={`task-${id}-title`}>
      <p class="eyebrow">{title}</p>
      <h2 id={`task-${id}-title`}>
        {quiz ? `Attempt ${quiz.attempt} of ${quiz.of} is running` : 'Your course'}
      </h2>
      {note ? <Markdown text={note} /> : null}
      {dueAt ? (
        <p class="due">
          <span class="due-word">{quiz ? 'Until' : 'Due'}</span>
          <Due frame={frame} at={dueAt} />
        </p>
      ) : null}
      <p class="sub">{atSilence}</p>
      <p>
        <a class="button button-main" href={learningPath(caseId, id, kind)}>
          {quiz ? 'Go to the questions' : 'Go to the course'}
        </a>
      </p>
    </section>
  );
}
