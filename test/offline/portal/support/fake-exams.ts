import type { ExamRows, ExamsService } from '../../../../handlers/services/exams.services.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

const cells = {
  candidate: 'C-7K3M9Q2XBA',
  exam: 'PX-100',
  score: '720',
  taken_at: '2027-01-05',
  result_id: 'R-1',
};

/** A file of which one row can be taken, one was before, and one has a problem. */
const examRows: ExamRows = {
  ...{ provider: 'prometric', separator: ';', unread: ['Centre'] },
  rows: [
    { line: 2, cells, state: 'ready', caseId: 'C-7K3M9Q2XBA' },
    { line: 3, cells: { ...cells, result_id: 'R-0' }, state: 'before', caseId: 'C-7K3M9Q2XBA' },
    {
      line: 4,
      cells: { ...cells, candidate: 'nobody@nowhere.example', score: '7200' },
      ...{ state: 'problem', problem: 'Nobody here has this address.' },
    },
  ],
};

const taken: ExamRows = {
  ...examRows,
  rows: examRows.rows.map((row) => (row.state === 'ready' ? { ...row, state: 'taken' } : row)),
};

export function fakeExams(change: Change): ExamsService {
  return {
    receive: async () => ({ resultId: 'R-1' }),
    providers: async () => ['prometric'],
    textOf: async () => ({ text: 'candidate;exam;score;taken_at', encoding: 'Windows-1252' }),
    check: async () => examRows,
    take: (_caller, input) => change('take-exam-results', input, () => taken),
  };
}
