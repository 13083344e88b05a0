import { counted } from '../../../domain/wording.rules.ts';
import {
  Clock,
  isAnswered,
  Numbers,
  pathOf,
  QuizLayout,
  type QuizProps,
  standingOf,
} from '../../components/learning/attempt.tsx';
import { Line, Markdown } from '../../components/markdown.tsx';
import { NextStepBlock } from '../../components/next-step.tsx';
import { exactTime } from '../../format/time.ts';
import type { Names } from '../../frame.ts';

/** An attempt as a whole: its questions while it runs, what came of it afterwards. */
export function QuizPage(props: QuizProps & { readonly names: Names }) {
  const { frame, page, names } = props;
  const { task, view, state, result } = page;
  return (
    <QuizLayout {...props} title={state === 'graded' ? 'Result' : 'Questions'}>
      <h1>{task.title}</h1>
      <Which {...props} />
      {state === 'running' ? <Running {...props} /> : null}
      {state === 'time-over' || state === 'handed-in' ? <BeingGraded {...props} /> : null}
      {result ? <Result {...props} /> : null}
      {state === 'running' ? null : <NextStepBlock frame={frame} view={view} names={names} />}
      {state === 'running' ? null : (
        <p>
          <a href={`/cases/${encodeURIComponent(view.id)}`}>Go to {view.title}</a>
        </p>
      )}
    </QuizLayout>
  );
}

/** Which attempt this is, and what it asks. */
function Which({ page: { task, questions } }: QuizProps) {
  const { quiz } = task;
  if (!quiz) return null;
  const fewer = questions.length < quiz.questions;
  return (
    <p class="sub">
      Attempt {quiz.attempt} of {quiz.of}. {counted(questions.length, 'question')}, {quiz.pass} % passes.
      {fewer
        ? ` The bank has fewer questions than the ${quiz.questions} that were planned: all of them are asked.`
        : ''}
    </p>
  );
}

function Running(props: QuizProps) {
  const { page } = props;
  const { questions } = page;
  const open = questions.filter((question) => !isAnswered(question));
  const [first] = open;
  return (
    <>
      <Clock {...props} />
      <section class="panel" aria-labelledby="questions-title">
        <h2 id="questions-title">
          {questions.length - open.length} of {questions.length} answered
        </h2>
        <Numbers page={page} />
        <ol class="lessons">
          {questions.map((question) => (
            <li>
              <a href={`${pathOf(page)}/${question.number}`}>
                {question.number}. <Line text={question.shown.text} />
              </a>
              <span class="sub">{standingOf(question)}</span>
            </li>
          ))}
        </ol>
      </section>
      <div class="press">
        <a class={first ? 'button button-main' : 'button'} href={`${pathOf(page)}/${first?.number ?? 1}`}>
          {first ? `Go to question ${first.number}` : 'Look through the questions'}
        </a>
        <a class={first ? 'button' : 'button button-main'} href={`${pathOf(page)}/hand-in`}>
          Hand in
        </a>
      </div>
    </>
  );
}

function BeingGraded({ frame, page }: QuizProps) {
  const { state, endsAt } = page;
  const over = state === 'time-over' && endsAt !== undefined;
  return (
    <section class="panel" aria-labelledby="graded-title">
      <h2 id="graded-title">{over ? 'The time of this attempt is over' : 'You have handed in'}</h2>
      <p>
        {over
          ? `It was over at ${exactTime(endsAt, frame.timeZone)}. What you had answered by then counts.`
          : 'What you answered counts.'}{' '}
        It is being graded, which takes a moment.
      </p>
      <p>
        <a class="button button-main" href={pathOf(page)}>
          See the result
        </a>
      </p>
    </section>
  );
}

function Result({ page: { result } }: QuizProps) {
  if (!result) return null;
  const { percent, pass, passed, right, of, feedback } = result;
  return (
    <>
      <section class="panel" aria-labelledby="result-title">
        <h2 id="result-title">{passed ? 'Passed' : 'Not passed'}</h2>
        <p>
          <strong>{percent} %</strong>: {right} of {counted(of, 'question')} right; {pass} % passes.
        </p>
      </section>
      {feedback.length === 0 ? null : (
        <section class="panel" aria-labelledby="feedback-title">
          <h2 id="feedback-title">What the authors say</h2>
          {feedback.map((one) => (
            <details>
              <summary>
                {one.number}. <Line text={one.text} />
              </summary>
              <Markdown text={one.feedback} />
            </details>
          ))}
        </section>
      )}
    </>
  );
}
