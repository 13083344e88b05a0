import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly id: string;
  readonly with?: Readonly<Record<string, string>>;
}

test('the program of marketing funds checks a claim by the share that it pays', () => {
  const program = parse(readFileSync('programs/mdf.yaml', 'utf8')) as {
    stages: { id: string; steps: (Step & { steps?: Step[] })[] }[];
  };
  const rounds = program.stages.find(({ id }) => id === 'claims')?.steps.find(({ id }) => id === 'claims');
  const valuesOf = (id: string) => rounds?.steps?.find((step) => step.id === id)?.with ?? {};

  const paid = /^share\(total\(verdict\.lines, "accepted"\), (.+)\)$/.exec(valuesOf('accept').amount ?? '');

  expect(paid?.[1]).toBeDefined();
  expect(valuesOf('evidence').share).toBe(paid?.[1]);
});
