import type { PropsWithChildren } from 'hono/jsx';
import type { AskedQuestion, AttemptPage } from '../../../handlers/services/learning-tasks.services.ts';
import type { FormAttempt } from '../../form.ts';
import { timeLeft, timeOfDay } from '../../format/time-left.ts';
import type { Frame } from '../../frame.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { Layout } from '../layout.tsx';
import { learningPath } from './paths.ts';

export interface QuizProps {
  readonly frame: Frame;
  readonly page: AttemptPage;
  /** A form that was sent and not taken. */
  readonly sent?: FormAttempt | undefined;
}

/** The path of an attempt's pages. */
export const pathOf = ({ view, task }: AttemptPage) => learningPath(view.id, task.id, 'quiz');
export const isAnswered = ({ typed }: AskedQuestion) => typed !== undefined;

/** What all pages of an attempt have around them. */
export function QuizLayout({
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

/** Until when, by the only clock that counts. */
export function Clock({ frame, page: { endsAt, now } }: QuizProps) {
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

export function standingOf(question: AskedQuestion): string {
  if (question.withdrawn) return 'Does not count any more';
  return isAnswered(question) ? 'Answered' : 'Not answered';
}

/** A way to every question; which are answered is said, not only drawn. */
export function Numbers({ page, here }: { page: AttemptPage; here?: number }) {
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
