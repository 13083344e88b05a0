import type { CourseText, Lesson } from '../../../domain/learning/course.schema.ts';
import type { MaterialRead, WithdrawnQuestion } from '../../../handlers/services/materials.services.ts';
import { type FormAttempt, formState } from '../../form.ts';
import { languageName, materialPath } from '../../format/materials.ts';
import { TextArea } from '../fields.tsx';
import { Markdown } from '../markdown.tsx';
import { QuestionPreview } from './question-preview.tsx';

interface PreviewProps {
  readonly read: Exclude<MaterialRead, { problems: unknown }>;
  readonly withdrawn?: readonly WithdrawnQuestion[] | undefined;
  /** The questions can be withdrawn here. */
  readonly bankId?: string | undefined;
  readonly attempt?: FormAttempt | undefined;
}

/** A course as it is read, or questions as they are asked with their keys. */
export function MaterialPreview(props: PreviewProps) {
  const { read } = props;
  if (read.kind === 'bank')
    return (
      <ol class="cards">
        {read.content.questions.map((question) => (
          <li class="panel">
            <QuestionPreview question={question} />
            <Withdrawal {...props} questionId={question.id} />
          </li>
        ))}
      </ol>
    );
  return (
    <>
      {Object.entries(read.content.texts).map(([language, text]) => (
        <CoursePreview language={language} text={text} />
      ))}
    </>
  );
}

function CoursePreview({ language, text }: { language: string; text: CourseText }) {
  return (
    <section class="panel" aria-label={languageName(language)} lang={language}>
      <p class="eyebrow">{languageName(language)}</p>
      <h2>{text.title}</h2>
      <Markdown text={text.summary} />
      {text.lessons.map((lesson) => (
        <LessonPreview lesson={lesson} />
      ))}
    </section>
  );
}

function LessonPreview({ lesson: { title, id, minutes, video, files, text } }: { lesson: Lesson }) {
  const along = [...(video ? [{ title: 'Film', href: video }] : []), ...files];
  return (
    <details class="act">
      <summary>
        {title} <code>{id}</code>
        {minutes === undefined ? null : <span class="sub">about {minutes} min</span>}
      </summary>
      {along.length > 0 ? (
        <p class="links">
          {along.map((one) => (
            <a href={one.href} rel="noopener noreferrer">
              {one.title}
            </a>
          ))}
        </p>
      ) : null}
      <Markdown text={text} />
    </details>
  );
}

function Withdrawal({ bankId, questionId, withdrawn = [], attempt }: PreviewProps & { questionId: string }) {
  const out = withdrawn.find((one) => one.questionId === questionId);
  if (out) return <p class="check">Withdrawn, and counts as right for everybody: {out.reason}</p>;
  if (bankId === undefined) return null;
  const id = `withdraw-${questionId}`;
  return (
    <details class="act" open={attempt?.form === id}>
      <summary>Withdraw this question</summary>
      <form
        id={id}
        method="post"
        action={`${materialPath({ kind: 'bank', id: bankId })}/questions/${encodeURIComponent(questionId)}/withdraw`}
        novalidate
      >
        <TextArea form={formState(id, attempt)} name="reason" label="Reason" max={500} required />
        <p class="effect">
          It counts as right for everybody who has it in an attempt that is not graded yet, and is asked no
          more. This cannot be taken back: publish the question under another title to ask it again.
        </p>
        <button type="submit" class="button button-negative">
          Withdraw
        </button>
      </form>
    </details>
  );
}
