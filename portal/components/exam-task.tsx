import type { Task } from '../../domain/cases/case.schema.ts';
import { Markdown } from './markdown.tsx';
import { TaskPanel, type TaskPanelProps } from './task-panel.tsx';

interface ExamTaskProps extends TaskPanelProps {
  readonly exam: NonNullable<Task['exam']>;
}

/** What to do about an exam that is sat elsewhere: there is nothing to press. */
export function ExamTask({ exam, ...props }: ExamTaskProps) {
  return <TaskPanel {...props} note={(text) => <Markdown text={text} />} instead={<WhatToDo {...exam} />} />;
}

function WhatToDo({ provider, exam, candidate, pass, outOf }: ExamTaskProps['exam']) {
  return (
    <>
      <dl class="facts">
        <div>
          <dt>Where</dt>
          <dd>{provider}</dd>
        </div>
        <div>
          <dt>Exam</dt>
          <dd>{exam}</dd>
        </div>
        <div>
          <dt>Candidate number</dt>
          <dd>
            <code>{candidate}</code>
          </dd>
        </div>
        <div>
          <dt>Passed with</dt>
          <dd>
            {pass} of {outOf}
          </dd>
        </div>
      </dl>
      <p>
        Give the provider your candidate number when you book. The result comes from the provider; you have
        nothing to press. This page says so when it is here.
      </p>
    </>
  );
}
