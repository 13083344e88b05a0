import type { AskedQuestion } from '../../../handlers/services/learning-tasks.services.ts';
import { Clock, Numbers, pathOf, QuizLayout, type QuizProps } from '../../components/learning/attempt.tsx';
import { QuestionFields, questionFieldNames } from '../../components/learning/question-fields.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { formState } from '../../form.ts';

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
