import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBooks } from '../../cli/cost/books.ts';
import { growingPage } from '../../cli/cost/growing.ts';

// Here and not with the command: a million cases are simulated. npm run reference writes it anew.
test('growing.md is what the simulation comes to', () => {
  expect(`${growingPage(readBooks())}\n`).toBe(readFileSync('docs/technical-description/growing.md', 'utf8'));
});
