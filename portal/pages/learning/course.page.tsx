import type { PropsWithChildren } from 'hono/jsx';
import type { Lesson } from '../../../domain/learning/course.schema.ts';
import type { CoursePage as CoursePageData } from '../../../handlers/services/learning-tasks.services.ts';
import { Hidden } from '../../components/fields.tsx';
import { Icon } from '../../components/icon.tsx';
import { Layout } from '../../components/layout.tsx';
import { learningPath } from '../../components/learning/paths.ts';
import { Markdown } from '../../components/markdown.tsx';
import { ExactTime } from '../../components/moment.tsx';
import { hrefOf } from '../../components/pager.tsx';
import type { FormAttempt } from '../../form.ts';
import type { Frame } from '../../frame.ts';

export interface CourseProps {
  readonly frame: Frame;
  readonly page: CoursePageData;
  readonly requestKey: string;
  /** The press that ends the course was not taken. */
  readonly sent?: FormAttempt | undefined;
}

const coursePath = ({ page: { view, task } }: Pick<CourseProps, 'page'>) =>
  learningPath(view.id, task.id, 'course');

/** Where a lesson, or the course, is read in this language. */
const readAt = (props: Pick<CourseProps, 'page'>, lesson?: Lesson, language = props.page.language) =>
  hrefOf(lesson ? `${coursePath(props)}/${encodeURIComponent(lesson.id)}` : coursePath(props), { language });

const isRead = ({ read }: CoursePageData, { id }: Lesson) => Object.hasOwn(read, id);

function CourseLayout(props: PropsWithChildren<CourseProps & { title: string; lesson?: Lesson }>) {
  const { frame, title, sent, page, lesson, children } = props;
  const languages = Object.keys(page.course.texts);
  return (
    <Layout frame={frame} title={title} section="learning" narrow failed={sent !== undefined}>
      {languages.length > 1 ? (
        <nav class="numbers" aria-label="Language">
          {languages.map((language) => (
            <a
              class="button"
              href={readAt(props, lesson, language)}
              lang={language}
              {...(language === page.language ? { 'aria-current': 'true' as const } : {})}
            >
              {languageName(language)}
            </a>
          ))}
        </nav>
      ) : null}
      {children}
    </Layout>
  );
}

/** A language by its own name, so that who reads it finds it. */
function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** A course: its lessons, which of them are read, and the press that ends it. */
export function CoursePage(props: CourseProps) {
  const { page, sent } = props;
  const { text, language, task } = page;
  const { lessons } = text;
  const left = lessons.filter((lesson) => !isRead(page, lesson));
  const [next] = left;
  return (
    <CourseLayout {...props} title={text.title}>
      {sent ? <StillToRead {...props} sent={sent} /> : null}
      <div lang={language}>
        <h1>{text.title}</h1>
        <Markdown text={text.summary} under={1} />
      </div>
      <section class="panel" aria-labelledby="lessons-title">
        <h2 id="lessons-title">
          {lessons.length - left.length} of {lessons.length} lessons read
        </h2>
        <ol class="lessons">
          {lessons.map((lesson) => (
            <li>
              <a href={readAt(props, lesson)} lang={language}>
                {lesson.title}
              </a>
              <span class="sub">
                {lesson.minutes === undefined ? '' : `${lesson.minutes} min · `}
                {isRead(page, lesson) ? (
                  <>
                    <Icon name="check" /> Read
                  </>
                ) : (
                  'Not read yet'
                )}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {next ? (
        <p>
          <a class="button button-main" href={readAt(props, next)}>
            {left.length === lessons.length ? 'Begin' : 'Go on'}
          </a>
        </p>
      ) : null}
      {task.status === 'open' ? (
        <Ending {...props} left={left.length} />
      ) : (
        <p>You have finished this course.</p>
      )}
      <p>
        <a href={`/cases/${encodeURIComponent(page.view.id)}`}>Go to {page.view.title}</a>
      </p>
    </CourseLayout>
  );
}

function StillToRead(props: CourseProps & { sent: FormAttempt }) {
  const { sent, page } = props;
  const named = page.text.lessons.filter(({ id }) =>
    sent.problems.some(({ field }) => field === `lessons.${id}`),
  );
  return (
    <section class="error-summary" aria-labelledby="error-summary-title" tabindex={-1} autofocus>
      <h2 id="error-summary-title">{sent.message}</h2>
      {named.length > 0 ? (
        <ul>
          {named.map((lesson) => (
            <li>
              <a href={readAt(props, lesson)}>Read "{lesson.title}"</a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** The press that answers the task; it is there when nothing is left to read. */
function Ending({ left, requestKey, ...props }: CourseProps & { left: number }) {
  const [outcome] = props.page.task.outcomes;
  if (!outcome) return null;
  if (left > 0) return <p class="sub">When every lesson is read, you finish the course here.</p>;
  return (
    <form class="panel" method="post" action={readAt(props)}>
      <Hidden name="requestKey" value={requestKey} />
      <Hidden name="outcome" value={outcome.id} />
      <div class="press">
        <button type="submit" class="button button-main">
          {outcome.label}
        </button>
        <p class="effect">{outcome.effect}</p>
      </div>
    </form>
  );
}

/** One lesson, and the press that marks it as read and leads on. */
export function LessonPage(props: CourseProps & { readonly lesson: Lesson }) {
  const { frame, page, lesson } = props;
  const { lessons, title } = page.text;
  const at = lessons.indexOf(lesson);
  const [before, after] = [lessons[at - 1], lessons[at + 1]];
  const read = page.read[lesson.id];
  return (
    <CourseLayout {...props} title={`${lesson.title}: ${title}`}>
      <p class="sub">
        <a href={readAt(props)}>{title}</a>: lesson {at + 1} of {lessons.length}
        {lesson.minutes === undefined ? '' : `, about ${lesson.minutes} minutes`}
      </p>
      <article class="prose" lang={page.language}>
        <h1>{lesson.title}</h1>
        <Film lesson={lesson} />
        <Markdown text={lesson.text} under={1} />
      </article>
      <Files lesson={lesson} />
      <form method="post" action={readAt(props, lesson)}>
        {read ? (
          <p class="sub">
            <Icon name="check" /> You have read this <ExactTime frame={frame} at={read} />.
          </p>
        ) : null}
        <div class="press">
          <button type="submit" class="button button-main">
            {after ? 'Read, next lesson' : 'Read, to the end of the course'}
          </button>
        </div>
      </form>
      <nav class="numbers" aria-label="Lessons">
        {before ? (
          <a class="button" href={readAt(props, before)}>
            Previous: {before.title}
          </a>
        ) : null}
        {after ? (
          <a class="button" href={readAt(props, after)}>
            Next: {after.title}
          </a>
        ) : null}
        <a class="button" href={readAt(props)}>
          All lessons
        </a>
      </nav>
    </CourseLayout>
  );
}

/** A link and no player: our pages run nothing of other sites, and say nothing to them of who reads. */
function Film({ lesson: { video } }: { lesson: Lesson }) {
  if (!video) return null;
  return (
    <p>
      <a href={video} rel="noopener noreferrer" target="_blank">
        Watch the film
      </a>{' '}
      <span class="sub">It opens at {new URL(video).hostname}, in a tab of its own.</span>
    </p>
  );
}

function Files({ lesson: { files } }: { lesson: Lesson }) {
  if (files.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="files-title">
      <h2 id="files-title">To take along</h2>
      <ul>
        {files.map(({ title, href }) => (
          <li>
            <a href={href} rel="noopener noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
