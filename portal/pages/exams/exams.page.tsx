import type { Encoding } from '../../../domain/exams/file-text.rules.ts';
import { resultColumns } from '../../../domain/exams/results-file.rules.ts';
import { counted } from '../../../domain/wording.rules.ts';
import type { ExamRow, ExamRows } from '../../../handlers/services/exams.services.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { ResultTable } from '../../components/exams/result-table.tsx';
import { FileField, Hidden, TextArea, TextField } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { type FormAttempt, type FormValues, formState, textValue } from '../../form.ts';
import type { Frame } from '../../frame.ts';

/** The id of the form that the results are given with. */
export const resultsFormId = 'results';

/** What was sent, and what came of it. */
export interface ExamsAnswer {
  readonly values?: FormValues;
  readonly attempt?: FormAttempt;
  readonly results?: ExamRows;
  /** How the letters of the file are written, if one was chosen. */
  readonly encoding?: Encoding | undefined;
  /** The results were taken, and not only looked at. */
  readonly taken?: boolean;
}
interface ExamsProps extends ExamsAnswer {
  readonly frame: Frame;
  readonly providers: readonly string[];
}

/** Results of outside exams, taken from a file of their provider. */
export function ExamsPage(props: ExamsProps) {
  const { frame, providers, attempt, results, encoding, taken = false } = props;
  const form = formState(resultsFormId, attempt, props.values ?? { provider: providers[0] ?? '' });
  return (
    <Layout frame={frame} title="Exam results" section="certificates" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['provider', 'text', 'file']} /> : null}
      <h1>Exam results</h1>
      <p class="lead">
        A provider that signs its results sends them by itself. Here you take those that come as a file.
      </p>
      {encoding ? <p class="sub">The letters of the file were read as {encoding}.</p> : null}
      {results ? <Results {...{ results, taken }} text={textValue(form, 'text')} /> : null}
      <h2>{results ? 'Other results' : 'Give the results'}</h2>
      <form id={resultsFormId} method="post" action="/console/exams" enctype="multipart/form-data" novalidate>
        <TextField
          form={form}
          name="provider"
          label="Provider"
          hint={`The name that programs give it${providers.length ? `: ${providers.join(', ')}` : ''}`}
          required
          max={40}
          width="medium"
        />
        <FileField
          form={form}
          name="file"
          label="File"
          rule="CSV, with commas, semicolons or tabs"
          accept={['.csv', '.txt', '.tsv', 'text/csv']}
          held={undefined}
        />
        <TextArea
          form={form}
          name="text"
          label="Or its text"
          hint={`The first line names the columns: ${resultColumns.join(', ')}. The candidate is a candidate number or an e-mail address; result_id may be left out`}
          rows={10}
          max={200_000}
        />
        <div class="press">
          <button type="submit" class="button button-main" name="press" value="check">
            See what comes of them
          </button>
          <p class="effect">Nothing is taken yet.</p>
        </div>
      </form>
    </Layout>
  );
}

interface ResultsProps {
  readonly results: ExamRows;
  readonly taken: boolean;
  readonly text: string;
}

function Results({ results: { provider, rows, unread }, taken, text }: ResultsProps) {
  const ready = count(rows, 'ready');
  return (
    <section aria-labelledby="rows-title">
      <h2 id="rows-title">{taken ? takenWords(rows) : readyWords(rows)}</h2>
      {unread.length ? <p class="sub">Nothing is read from the columns {unread.join(', ')}.</p> : null}
      {taken || ready === 0 ? null : (
        <form class="press" method="post" action="/console/exams">
          <Hidden name="provider" value={provider} />
          <Hidden name="text" value={text} />
          <button type="submit" class="button button-main" name="press" value="take">
            {`Take ${counted(ready, 'result')}`}
          </button>
          <p class="effect">Their cases go on with them. What has a problem is left out.</p>
        </form>
      )}
      <ResultTable rows={rows} />
    </section>
  );
}

const count = (rows: readonly ExamRow[], state: ExamRow['state']): number =>
  rows.filter((row) => row.state === state).length;

function takenWords(rows: readonly ExamRow[]): string {
  const before = count(rows, 'before');
  return `${count(rows, 'taken')} of ${counted(rows.length, 'result')} taken${before ? `, and ${before} before` : ''}`;
}

function readyWords(rows: readonly ExamRow[]): string {
  const [before, problems] = [count(rows, 'before'), count(rows, 'problem')];
  return [
    `${count(rows, 'ready')} of ${counted(rows.length, 'result')} can be taken`,
    ...(before ? [`${before} ${before === 1 ? 'was' : 'were'} before`] : []),
    ...(problems ? [`${problems} ${problems === 1 ? 'has a problem' : 'have problems'}`] : []),
  ].join(', ');
}
