import * as z from 'zod';
import { resultColumns } from '../../../domain/exams/results-file.rules.ts';
import { resultsInput } from '../../services/exams/files.ts';
import type { Operation } from '../operation.ts';

const rowsAnswer = z
  .object({
    provider: z.string(),
    separator: z.enum([',', ';', '\t']),
    unread: z.array(z.string()).meta({ description: 'Columns that nothing is read from' }),
    rows: z.array(
      z.object({
        line: z.int(),
        cells: z.object(Object.fromEntries(resultColumns.map((column) => [column, z.string()]))),
        state: z.enum(['ready', 'before', 'taken', 'problem']).meta({
          description: '`ready`: it would be taken. `before`: it was taken earlier, and stays as it is',
        }),
        caseId: z.string().optional(),
        problem: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'ExamRows' });

/** Results of outside exams, from a file. Providers that sign send them to `/v1/exams/{provider}/results` themselves. */
export const examOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/exam-results/checks',
    id: 'checkExamResults',
    readsOnly: true,
    tag: 'Exams',
    summary: 'See what would come of each result of a file; nothing is taken',
    capability: 'import-exam-results',
    body: resultsInput,
    answer: rowsAnswer,
    handle: ({ exams }, { caller, body }) => exams.check(caller, body),
  },
  {
    method: 'post',
    path: '/exam-results/imports',
    id: 'takeExamResults',
    tag: 'Exams',
    summary: 'Take the results of a file',
    description:
      'Each row is taken or refused by itself; the answer tells of each. A result that was taken before stays as it is, so the same file can be sent again.',
    capability: 'import-exam-results',
    body: resultsInput,
    answer: rowsAnswer,
    handle: ({ exams }, { caller, body }) => exams.take(caller, body),
  },
];
