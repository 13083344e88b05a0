import type { TextProblem } from '../../../handlers/services/materials.services.ts';

/** Nobody reads more at once. */
const mostShown = 100;

interface ProblemsProps {
  readonly problems: readonly TextProblem[];
  /** The texts by language, as they were sent: the lines that are meant are shown. */
  readonly texts: Readonly<Record<string, string>>;
  /** The text that is shown, and the id of its input. */
  readonly shown: { readonly language: string; readonly inputId: string };
}

/** All that is wrong with a text, line by line. The browser puts the reader here first. */
export function TextProblems({ problems, texts, shown }: ProblemsProps) {
  return (
    <section class="error-summary" aria-labelledby="text-problems" tabindex={-1} autofocus>
      <h2 id="text-problems">
        {problems.length === 1 ? 'One thing is' : `${problems.length} things are`} wrong with the text.
        Nothing was published, and nothing is lost.
      </h2>
      <ul>
        {problems.slice(0, mostShown).map(({ line, message, language = shown.language }) => {
          const where = `${language === shown.language ? 'Line' : `${language}, line`} ${line}`;
          const text = texts[language]?.split('\n')[line - 1]?.trim();
          return (
            <li>
              {language === shown.language ? <a href={`#${shown.inputId}`}>{where}</a> : where}: {message}
              {text ? (
                <span class="sub">
                  <code>{text.slice(0, 200)}</code>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      {problems.length > mostShown ? (
        <p>And {problems.length - mostShown} more: put these right first.</p>
      ) : null}
    </section>
  );
}
