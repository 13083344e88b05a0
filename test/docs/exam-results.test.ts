import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isSignedBy } from '../../activities/webhook-signature.ts';
import { examResultSchema } from '../../domain/exams/exam-result.schema.ts';
import { textOfFile } from '../../domain/exams/file-text.rules.ts';
import { readResults } from '../../domain/exams/results-file.rules.ts';

const page = readFileSync('docs/how-to/take-exam-results.md', 'utf8');
const secret = `whsec_${Buffer.from('a secret of thirty-two letters!!').toString('base64')}`;

test('the call that the page signs is one that is taken', () => {
  const [, script = ''] = /```sh\n(id=[\s\S]*?)```/.exec(page) ?? [];
  const instead = 'curl() { printf "%s\\n" "$@"; }\n';

  const told = execFileSync('sh', ['-c', `${instead}${script}`], {
    env: { ...process.env, EXAM_SECRET: secret, THROUGHLINE_URL: 'https://portal.example' },
    encoding: 'utf8',
  });

  const [address, ...given] = told.trimEnd().split('\n');
  const header = (name: string) =>
    given.find((one) => one.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
  const body = given.at(-1) ?? '';
  const call = { id: header('webhook-id'), seconds: header('webhook-timestamp'), body };
  expect(address).toBe('https://portal.example/v1/exams/prometric/results');
  expect(isSignedBy([secret], header('webhook-signature'), call)).toBe(true);
  expect(examResultSchema.parse(JSON.parse(body))).toMatchObject({ resultId: '4711', score: 812 });
});

test('the example is a file whose every row can be read', () => {
  const file = readResults(textOfFile(readFileSync('examples/exam-results.csv')).text);

  expect(file).toMatchObject({ separator: ';', unread: [] });
  expect('rows' in file && file.rows.map(({ content }) => 'result' in content)).toEqual([true, true, true]);
});
