import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBooks } from '../../cli/cost/books.ts';
import { growingPage } from '../../cli/cost/growing.ts';
import { heatSvg } from '../../cli/cost/heat-svg.ts';
import { millionCases, simulate } from '../../domain/costs/heat.rules.ts';

// Here and not with the command: a million cases are simulated. npm run reference writes both anew.
test('growing.md and its picture are what the simulation comes to', () => {
  const books = readBooks();
  const growth = simulate(books.measured, millionCases);

  const written = (file: string) => readFileSync(`docs/${file}`, 'utf8');
  expect(`${growingPage(books, growth)}\n`).toBe(written('technical-description/growing.md'));
  expect(heatSvg(growth)).toBe(written('images/heat.svg'));
});
