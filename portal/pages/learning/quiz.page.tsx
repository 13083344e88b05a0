import type { PropsWithChildren } from 'hono/jsx';
import type { AskedQuestion, AttemptPage } from '../../../handlers/services/learning-tasks.services.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Hidden } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { learningPath } from '../../components/learning/paths.ts';
import { QuestionFields, questionFieldNames } from '../../components/learning/question-fields.tsx';
import { Line, Markdown } from '../../components/markdown.tsx';
import { NextStepBlock } from '../../components/next-step.tsx';
import { formState, type Attempt as Sent } from '../../form.ts';
import { exactTime } from '../../format/time.ts';
import { timeLeft, timeOfDay } from '../../format/time-left.ts';
import type { Frame, Names } from '../../frame.ts';

export interface QuizProps {
  readonly frame: Frame;
  readonly page: AttemptPage;
  /** A form that was sent and not taken. */
  readonly sent?: Sent | undefined;
}

const pathOf = ({ view, task }: AttemptPage) => learningPath(view.id, task.id, 'quiz');
const isAnswered = ({ typed }: AskedQuestion) => typed !== undefined;

function QuizLayout({
  frame,
  page,
  sent,
  title,
  fields = [],
  children,
}: PropsWithChildren<QuizProps & { title: string; fields?: readonly string[] }>) {
  return (
    <Layout
      frame={frame}
      title={`${title}: ${page.task.title}`}
      section="learning"
      narrow
      failed={sent !== undefined}
    >
      {sent ? <ErrorSummary attempt={sent} fields={fields} /> : null}
      {children}
    </Layout>
  );
}

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
      Attempt {quiz.attempt} of {quiz.of}. {countOf(questions.length, 'question')}, {quiz.pass} % passes.
      {fewer
        ? ` The bank has fewer questions than the ${quiz.questions} that were planned: all of them are asked.`
        : ''}
    </p>
  );
}

const countOf = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Until when, by the only clock that counts. */
function Clock({ frame, page: { endsAt, now } }: QuizProps) {
  if (endsAt === undefined) return <p>This attempt has no time limit.</p>;
  return (
    <p class="clock">
      <strong>{timeLeft(endsAt, now)} left</strong> when this page came: until{' '}
      <time datetime={endsAt}>{timeOfDay(endsAt, frame.timeZone)}</time>.{' '}
      <span class="sub">
        Our clock said {timeOfDay(now, frame.timeZone)}, and it alone decides; it goes on while this page is
        closed.
      </span>
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

function standingOf(question: AskedQuestion): string {
  if (question.withdrawn) return 'Does not count any more';
  return isAnswered(question) ? 'Answered' : 'Not answered';
}

/** A way to every question; which are answered is said, not only drawn. */
function Numbers({ page, here }: { page: AttemptPage; here?: number }) {
  return (
    <nav class="numbers" aria-label="Questions">
      {page.questions.map((question) => (
        <a
          href={`${pathOf(page)}/${question.number}`}
          class={isAnswered(question) ? 'button answered' : 'button'}
          aria-label={`Question ${question.number}: ${standingOf(question).toLowerCase()}`}
          {...(question.number === here ? { 'aria-current': 'page' as const } : {})}
        >
          {question.number}
        </a>
      ))}
    </nav>
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
          <strong>{percent} %</strong>: {right} of {countOf(of, 'question')} right; {pass} % passes.
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

/** The id of the form of a question. */
export const questionFormId = 'question';

/** One question. Saving it is one request, and leads to the next. */
export function QuestionPage(props: QuizProps & { readonly question: AskedQuestion }) {
  const { page, question, sent } = props;
  const { number, shown, typed = {}, withdrawn } = question;
  const { length } = page.questions;
  const form = formState(questionFormId, sent, typed);
  return (
    <QuizLayout {...props} title={`Question ${number} of ${length}`} fields={questionFieldNames(shown)}>
      <h1>
        Question {number} of {length}
      </h1>
      <Clock {...props} />
      {withdrawn ? (
        <p class="hint">
          <strong>This question does not count any more.</strong> It is taken for right, whatever you answer.
        </p>
      ) : null}
      <form
        id={questionFormId}
        class="panel asked"
        method="post"
        action={`${pathOf(page)}/${number}`}
        novalidate
      >
        <Markdown text={shown.text} under={1} />
        <QuestionFields form={form} shown={shown} />
        <div class="press">
          <button type="submit" class="button button-main">
            {number < length ? 'Save, next question' : 'Save, see all questions'}
          </button>
          {number < length ? (
            <button type="submit" class="button" name="go" value="all">
              Save, see all questions
            </button>
          ) : null}
        </div>
      </form>
      <Numbers page={page} here={number} />
      <p class="sub">A number leads to its question; what is not saved here is not kept then.</p>
      <p class="numbers">
        {number > 1 ? (
          <a class="button" href={`${pathOf(page)}/${number - 1}`}>
            Previous question
          </a>
        ) : null}
        {number < length ? (
          <a class="button" href={`${pathOf(page)}/${number + 1}`}>
            Next question
          </a>
        ) : null}
        <a class="button" href={pathOf(page)}>
          All questions
        </a>
      </p>
    </QuizLayout>
  );
}

/** Asks once before handing in, and says what is not answered. */
export function HandInPage(props: QuizProps & { readonly requestKey: string }) {
  const { page, requestKey } = props;
  const open = page.questions.filter((question) => !isAnswered(question) && !question.withdrawn);
  return (
    <QuizLayout {...props} title="Hand in">
      <h1>Hand in?</h1>
      <Clock {...props} />
      {open.length === 0 ? (
        <p>Every question is answered.</p>
      ) : (
        <section class="panel" aria-labelledby="open-title">
          <h2 id="open-title">{countOf(open.length, 'question')} not answered</h2>
          <p class="sub">They count as wrong if you hand in now.</p>
          <ul class="lessons">
            {open.map(({ number, shown }) => (
              <li>
                <a href={`${pathOf(page)}/${number}`}>
                  {number}. <Line text={shown.text} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form method="post" action={`${pathOf(page)}/hand-in`}>
        <Hidden name="requestKey" value={requestKey} />
        <p>After handing in, nothing can be changed.</p>
        <div class="press">
          <button type="submit" class="button button-main">
            Hand in now
          </button>
          <a class="button" href={pathOf(page)}>
            Go on answering
          </a>
        </div>
      </form>
    </QuizLayout>
  );
}
