import type { ExamRow } from '../../../handlers/services/exams.services.ts';
import { Columns } from '../columns.tsx';
import { Chip } from '../stage-chip.tsx';

const looks = {
  ready: { word: 'Can be taken', tone: 'busy', icon: 'clock' },
  taken: { word: 'Taken', tone: 'good', icon: 'check' },
  before: { word: 'Taken before', tone: 'good', icon: 'check' },
  problem: { word: 'Not taken', tone: 'bad', icon: 'cross' },
} as const;

/** Each row of a file, with what came of it, or would. */
export function ResultTable({ rows }: { rows: readonly ExamRow[] }) {
  return (
    <table class="list">
      <caption class="unseen">The rows of the file, in its order</caption>
      <Columns titles={['Line', 'Candidate', 'Exam', 'Score', 'Taken at', 'What comes of it']} />
      <tbody>
        {rows.map(({ line, cells, state, caseId, problem }) => (
          <tr>
            <th scope="row">
              <span class="unseen">Line </span>
              {line}
            </th>
            <td data-label="Candidate">
              <span class="typed">{cells.candidate}</span>
            </td>
            <td data-label="Exam">
              <span class="typed">{cells.exam}</span>
            </td>
            <td data-label="Score">
              <span class="typed">{cells.score}</span>
            </td>
            <td data-label="Taken at">
              <span class="typed">{cells.taken_at}</span>
            </td>
            <td data-label="What comes of it">
              <div>
                <Chip tone={looks[state].tone} icon={looks[state].icon}>
                  {looks[state].word}
                </Chip>
                {problem ? <p class="sub">{problem}</p> : null}
                {caseId ? (
                  <p class="sub">
                    <a href={`/cases/${caseId}`}>{caseId}</a>
                  </p>
                ) : null}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
