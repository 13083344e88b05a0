import { counted } from '../../../domain/wording.rules.ts';
import { Hidden } from '../../components/fields.tsx';
import { Clock, isAnswered, pathOf, QuizLayout, type QuizProps } from '../../components/learning/attempt.tsx';
import { Line } from '../../components/markdown.tsx';

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
          <h2 id="open-title">{counted(open.length, 'question')} not answered</h2>
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
