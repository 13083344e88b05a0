import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endingBy, standingOf } from '../../../../domain/certification/certificate.rules.ts';
import type { Certificate } from '../../../../domain/certification/certificate.schema.ts';
import {
  broughtForward,
  endsBy,
  holdsNow,
  kindsAwardedBy,
} from '../../../../domain/certification/holders.rules.ts';
import type { ProcessFacts } from '../../../../domain/processes/process-facts.ts';
import { loadProgram } from '../../../../domain/programs/compile-program.ts';
import type { Process } from '../../../../domain/programs/process.schema.ts';
import { readProgram } from '../../../../domain/programs/read-program.ts';
import { operatorProgram } from '../../../support/operator-program.ts';

const source = (holders: string, kind = 'certification') => operatorProgram({ version: 2, holders, kind });
const renew = 'holders: { do: renew, within: P90D, why: It covers backups. }';
const [day, first] = [86_400_000, Date.parse('2027-01-01T00:00:00.000Z')];
const instant = fc.integer({ min: 0, max: 3000 }).map((days) => new Date(first + days * day).toISOString());

test.each([
  ['holders: { do: renew, why: It covers backups. }', 8, 'Say within which time holders renew: within: P90D'],
  ['holders: { do: renew, within: P90D }', 8, 'Say why, in a sentence that holders read'],
  ['holders: { do: renew, within: PT1H, why: It covers backups. }', 8, 'Give holders a day at least'],
  ['holders: { do: keep, within: P90D }', 8, 'Only who has to renew is given a time'],
  ['holders: { do: ask }', 8, 'This must be one of nothing, keep, renew'],
  ['holders: { within: P90D }', 8, 'do'],
])('what is asked of holders is whole: %s', async (holders, line, message) => {
  const read = await readProgram(source(holders));

  expect(read).toMatchObject({ problems: [{ line, message: expect.stringContaining(message) }] });
});

test('only a program of certification that awards something has holders', async () => {
  const read = await readProgram(source(renew, 'custom'));

  expect(read).toMatchObject({ problems: [{ line: 8, column: 1 }] });
  expect(JSON.stringify(read)).toContain('Nobody holds a certificate of this program');
  for (const holders of [renew, 'holders: { do: keep }', 'holders: { do: nothing }', ''])
    expect(await readProgram(source(holders))).toHaveProperty('program');
});

test('certificates end so long after the version is in force, and only if holders are to renew', async () => {
  const program = await compiled(renew);

  expect(kindsAwardedBy(program)).toEqual(['operator']);
  expect(endsBy(program, '2027-01-01T00:00:00.000Z')).toBe('2027-04-01T00:00:00.000Z');
  expect(endsBy(await compiled('holders: { do: keep }'), '2027-01-01T00:00:00.000Z')).toBeUndefined();
});

test('no certificate ends later for it, one that ends sooner is left alone, and twice is as once', async () => {
  await fc.assert(
    fc.property(instant, instant, fc.option(instant, { nil: undefined }), (by, at, validUntil) => {
      const before = { validUntil, changes: [] } as unknown as Certificate;
      const after = endingBy(before, { by, at, why: 'It covers backups.' });
      if (!after) return standingOf(before, at) !== 'valid' || (validUntil !== undefined && validUntil <= by);
      return (
        after.validUntil === by &&
        (validUntil ?? '9999') > by &&
        endingBy(after, { by, at, why: '' }) === undefined
      );
    }),
  );
});

test('a holder is who was awarded something that has not ended', async () => {
  const program = await compiled(renew);
  const [now, later] = ['2027-01-01T00:00:00.000Z', '2027-02-01T00:00:00.000Z'];

  expect(holdsNow({ data: { award: { validUntil: later } } }, program, now)).toBe(true);
  expect(holdsNow({ data: { award: { validUntil: '' } } }, program, now)).toBe(true);
  expect(holdsNow({ data: { award: { validUntil: now } } }, program, later)).toBe(false);
  expect(holdsNow({ data: { other: { validUntil: later } } }, program, now)).toBe(false);
});

test('what a case knows of its awards ends with them, in every round, and nothing else of it changes', async () => {
  const program = await compiled(renew);
  await fc.assert(
    fc.property(instant, fc.array(instant, { minLength: 1, maxLength: 4 }), (by, ends) => {
      const rounds = ends.map((validUntil) => ({
        award: { validUntil, number: 'N' },
        other: { validUntil },
      }));
      const facts = { data: rounds.at(-1), rounds: { terms: rounds } } as unknown as ProcessFacts;
      const after = broughtForward(facts, program, by);
      const sooner = ends.map((validUntil) => [validUntil, by].sort()[0]);
      expect(after.rounds?.terms?.map(({ award }) => award?.validUntil)).toEqual(sooner);
      expect(after.data.award).toEqual({ validUntil: sooner.at(-1), number: 'N' });
      expect(after.data.other).toEqual(facts.data.other);
      expect(broughtForward(after, program, by)).toEqual(after);
    }),
  );
});

async function compiled(holders: string): Promise<Process> {
  const read = await loadProgram(source(holders), { from: 2027, to: 2028 });
  if ('program' in read) return read.program as Process;
  return expect.fail(JSON.stringify(read.problems));
}
