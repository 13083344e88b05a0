import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkProgram } from '../../../cli/check.ts';

const shipped = readFileSync('programs/deal-registration.yaml', 'utf8');
const found = (source: string) =>
  checkProgram(source).map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
const lineOf = (text: string) => shipped.split('\n').findIndex((line) => line.includes(text)) + 1;

describe('checking a program', () => {
  it('finds nothing wrong with the shipped one', () => {
    expect(found(shipped)).toEqual([]);
  });

  it('says where a rule names what is not there, and where hours do not fit', () => {
    const source = shipped.replace('role: finance', 'role: legal').replace('from: "09:00"', 'from: "19:00"');

    expect(found(source)).toEqual([
      `${lineOf('to: "17:00"')}:3 calendar.to: Working hours must end after they start`,
      `${lineOf('role: finance')}:7 approval.levels.1.role: There is no role legal; there are channel-manager, channel-director, finance`,
    ]);
  });

  it('says which word is not known and which is missing', () => {
    expect(found(shipped.replace('\nqueue:', '\nquee:'))).toEqual([
      expect.stringMatching(/^\d+:1 queue: This is missing$/),
      `${lineOf('queue:')}:1 quee: A program has no quee here`,
    ]);
  });

  it('points into lists and flow maps', () => {
    const source = shipped.replace('reminders: [P30D, P14D, P3D]', 'reminders: [P30D, 14 days, P3D]');
    const line = lineOf('reminders: [P30D, P14D, P3D]');

    expect(found(source)).toEqual([
      `${line}:21 protection.reminders.1: Write an ISO 8601 duration such as P30D or PT16H`,
    ]);
  });

  it('says where YAML itself is broken', () => {
    expect(found('a: 1\na: 2\n')).toEqual(['2:1 : Map keys must be unique']);
  });

  it.each(['', '[]', 'just words', '\u0000', '- a\n- b'])('survives %j', (source) => {
    expect(checkProgram(source).length).toBeGreaterThan(0);
  });
});
