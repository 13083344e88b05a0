import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiFailure, Unreachable } from '../../../designer/api.ts';
import { evidenceOf, notRehearsed } from '../../../designer/release/evidence.rules.ts';
import { refusalInWords } from '../../../designer/release/refusals.ts';
import { replayPast } from '../../../designer/release/replay-past.ts';
import { canGoBackTo, numberingOf, standOf } from '../../../designer/release/version.rules.ts';
import type { DecisionRecord } from '../../../domain/processes/decision-record.schema.ts';
import { type ProgramVersion, versionInForce } from '../../../domain/programs/program.ts';
import { readProgram } from '../../../domain/programs/read-program.ts';
import type { Film } from '../../../domain/rehearsals/film.ts';

const now = '2027-03-01T09:00:00.000Z';
const version = (number: number, change: Partial<ProgramVersion> = {}): ProgramVersion => ({
  ...{ programId: 'sample', version: number, title: 'Sample', kind: 'custom', hash: `${number}` },
  ...{ status: 'published', proposedBy: 'P-ONE', proposedAt: now, publishedBy: 'P-TWO' },
  effectiveFrom: '2027-01-01T00:00:00.000Z',
  ...change,
});
const proposed = (number: number, proposedBy: string) => version(number, { status: 'proposed', proposedBy });

describe('the number of a text', () => {
  test('is free above all that is published, and names the next one otherwise', () => {
    const versions = [version(2), version(1)];

    expect(numberingOf(3, versions, 'P-ONE', now)).toMatchObject({ free: true, next: 3 });
    expect(numberingOf(2, versions, 'P-ONE', now)).toMatchObject({ free: false, next: 3 });
    expect(numberingOf(1, [version(2)], 'P-ONE', now)).toMatchObject({ free: false, next: 3 });
  });

  test('replaces one’s own proposal, and never somebody else’s', () => {
    const versions = [proposed(2, 'P-ONE'), version(1)];

    expect(numberingOf(2, versions, 'P-ONE', now)).toMatchObject({ free: true, mine: { version: 2 } });
    expect(numberingOf(2, versions, 'P-TWO', now)).toMatchObject({ free: false, next: 3 });
  });

  test('is always free once the next one is set', () => {
    const one = fc.record({ number: fc.integer({ min: 1, max: 30 }), published: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ number }) => number }), (given) => {
        const versions = given.map(({ number, published }) =>
          published ? version(number) : proposed(number, 'P-OTHER'),
        );

        const { next } = numberingOf(1, versions, 'P-ONE', now);

        expect(numberingOf(next, versions, 'P-ONE', now).free).toBe(true);
      }),
    );
  });
});

describe('where a version stands', () => {
  const later = version(3, { effectiveFrom: '2027-06-01T00:00:00.000Z' });
  const first = version(1, { effectiveFrom: '2026-06-01T00:00:00.000Z' });
  const versions = [proposed(4, 'P-ONE'), later, version(2), first];

  test('is told from its publication and its moment', () => {
    expect(versions.map((one) => standOf(one, versions, now))).toEqual([
      ...['proposed', 'scheduled', 'in force', 'past'],
    ]);
  });

  test('is never in force where a higher version came first, before its moment and after', () => {
    const overtaking = [version(4), later, first];
    const stands = [now, '2027-07-01T00:00:00.000Z'].map((at) => standOf(later, overtaking, at));

    expect(stands).toEqual(['overtaken', 'overtaken']);
    expect(canGoBackTo(later, overtaking, '2027-07-01T00:00:00.000Z')).toBe(false);
  });

  test('lets one go back to what was in force, and to nothing else', () => {
    expect(versions.filter((one) => canGoBackTo(one, versions, now))).toEqual([first]);
    expect(versionInForce(versions, now)).toEqual(version(2));
  });
});

describe('what keeps a text from being proposed', () => {
  const film = (differences: Film['differences']): Film => ({
    ...{ script: 'all goes well', zone: 'UTC', startedAt: now, endedAt: now, outcome: 'done' },
    ...{ frames: [], mails: [], differences, walked: [], tookMs: 1 },
  });
  const played = (...films: Film[]) =>
    evidenceOf('text', 'scripts', { state: 'played', sourceHash: 'hash', films, walkable: [] });
  const difference = { about: 'outcome', expected: 'done', happened: 'lapsed' };

  test('is nothing once its scripts came out as they expect', () => {
    expect(notRehearsed(played(film([])), 'text', 'scripts')).toBeUndefined();
  });

  test.each([
    ['nothing was played', undefined, 'text', 'scripts', /Rehearse it first/],
    ['the text was changed', played(film([])), 'other text', 'scripts', /has changed/],
    ['a script was changed', played(film([])), 'text', 'other scripts', /has changed/],
    ['there is no script', played(), 'text', 'scripts', /no script/],
    ['a script came out otherwise', played(film([]), film([difference])), 'text', 'scripts', /not come out/],
  ])('is told when %s', (_, evidence, source, scripts, words) => {
    expect(notRehearsed(evidence, source, scripts)).toMatch(words);
  });
});

test.each([
  ['self-approval', /You proposed it\. Send the link/],
  ['program-version-taken', /set the next number/],
  ['not-now', /up to date now/],
])('a refusal as %s says what to do', (code, words) => {
  expect(refusalInWords(new ApiFailure(409, code, 'You proposed it.'))).toMatch(words);
});

test('a refusal to publish speaks of no text of one’s own', () => {
  expect(refusalInWords(new ApiFailure(409, 'program-version-taken', 'Look again.'), true)).toBe(
    'Look again.',
  );
});

test('what cannot be reached, or is signed out, loses nothing and says so', () => {
  expect(refusalInWords(new Unreachable('The server cannot be reached.'))).toMatch(/kept/);
  expect(refusalInWords(new ApiFailure(401, 'unauthenticated', 'x'))).toMatch(/Sign in in another tab/);
});

describe('the replay over past cases', () => {
  afterEach(() => vi.unstubAllGlobals());

  const value = { amount: 3_000_000, currency: 'EUR' };
  const record = (caseId: string): DecisionRecord => ({
    ...{ caseId, program: 'deal-registration', version: 1, step: 'approval', level: 'Channel approval' },
    facts: { value, tier: 'silver', productFamily: 'platform', territory: 'dach', nearMatches: 0 },
    ...{ openedAt: '2027-02-01T08:00:00.000Z', decidedAt: '2027-02-02T08:00:00.000Z' },
    ...{ outcome: 'approve', by: 'person', amount: value, caseOutcome: 'won' },
  });
  const program = () => {
    const read = readProgram(readFileSync('programs/deal-registration.yaml'));
    if (!('program' in read)) throw new Error('The shipped program has problems.');
    return read.program;
  };
  const pages = (...lists: DecisionRecord[][]) => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path);
      const at = asked.length - 1;
      const more = at < lists.length - 1 ? { nextCursor: `page ${at + 1}` } : {};
      return Response.json({ items: lists[at], ...more });
    });
    return asked;
  };

  test('takes in every page, and tells how far it is', async () => {
    const asked = pages(
      Array.from({ length: 120 }, (_, index) => record(`D-${index}`)),
      [],
      [record('D-last')],
    );
    const told: string[] = [];

    const result = await replayPast(program(), (words) => told.push(words), new AbortController().signal);

    expect(result).toMatchObject({ records: 121, all: { decisions: 121, cases: { count: 121 } } });
    expect(asked).toHaveLength(3);
    expect(asked[1]).toContain('cursor=page+1');
    expect(told.at(-1)).toBe('121 past answers so far');
  });

  test('stops between two pages when whoever asked has gone', async () => {
    const asked = pages([record('D-1')], [record('D-2')], [record('D-3')]);
    const stop = new AbortController();

    const replaying = replayPast(program(), () => stop.abort(), stop.signal);

    await expect(replaying).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });
});
