import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorTable } from '../../../domain/errors.ts';

const page = readFileSync(new URL('../../../docs/reference/errors.md', import.meta.url), 'utf8');

test('the reference of errors has every code with its status and title, and no other', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \| ([^|]+) \|/gm)].map(
    ([, code, status, title]) => [code, Number(status), title?.trim()],
  );

  expect(rows.sort()).toEqual(
    Object.entries(errorTable)
      .map(([code, { status, title }]) => [code, status, title])
      .sort(),
  );
});
