import { expect, test } from 'vitest';
import { createLog } from '../../../handlers/log.ts';

function capture() {
  const lines: string[] = [];
  return { lines, log: createLog('info', { write: (line: string) => void lines.push(line) }) };
}

test('a line is JSON with its time, level and fields', () => {
  const { log, lines } = capture();

  log.info({ route: '/v1/deals', status: 200, ms: 3, personId: 'P-0000000001' }, 'answered');

  expect(JSON.parse(lines[0] ?? '')).toEqual({
    ...{ level: 'info', msg: 'answered', route: '/v1/deals', status: 200, ms: 3, personId: 'P-0000000001' },
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});

test('a failure keeps its name, trace and cause, but no address and no token', () => {
  const { log, lines } = capture();
  const key = `tl_${'a'.repeat(43)}`;
  const failure = new Error(
    `no mail to ana@partner.example with ${key} or eyJhbGciOiJIUzI1NiJ9.eyJ1c2UiOiJ0YXNr.abc`,
    {
      cause: new TypeError('of bob@partner.example'),
    },
  );

  log.error({ failure }, 'failed');

  const line = lines[0] ?? '';
  expect(line).not.toMatch(/ana@|bob@|partner\.example|tl_a|eyJ/);
  expect(JSON.parse(line).failure).toMatchObject({
    name: 'Error',
    message: 'no mail to … with … or …',
    at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
    cause: { name: 'TypeError' },
  });
});
