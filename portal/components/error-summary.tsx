import { type FormAttempt, fieldId } from '../form.ts';

interface Summary {
  readonly attempt: FormAttempt;
  /** The fields that stand on the page, by name: problems of others are told without a link. */
  readonly fields: readonly string[];
}

/** Rows have inputs of their own: `values.costs.2.amount`. */
const isCell = (path: string) => /^values\.\w+\.\d+\.\w+$/.test(path);

/** What must be put right, at the top, with a link to each field. The browser puts the reader here first. */
export function ErrorSummary({ attempt, fields }: Summary) {
  const { problems, message, form } = attempt;
  const fieldOf = (path: string) =>
    fields.find((name) => path === name || path.startsWith(`${name}.`) || path.endsWith(`.${name}`));
  return (
    <section class="error-summary" aria-labelledby="error-summary-title" tabindex={-1} autofocus>
      <h2 id="error-summary-title">{message}</h2>
      {problems.length ? (
        <ul>
          {problems.map((problem) => {
            const field = isCell(problem.field) ? problem.field : fieldOf(problem.field);
            return (
              <li>{field ? <a href={`#${fieldId(form, field)}`}>{problem.message}</a> : problem.message}</li>
            );
          })}
        </ul>
      ) : null}
    </section>
  );
}
