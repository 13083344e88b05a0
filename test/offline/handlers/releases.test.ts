import { describe, expect, it } from 'vitest';
import { listed } from '../../../cli/release/report.ts';
import { neededFor, releaseNamed, rollbackOf, takesOver } from '../../../handlers/releases/release.rules.ts';
import type { Release, Releases } from '../../../handlers/releases/release.ts';

const day = (number: number) => new Date(Date.UTC(2027, 0, number));
const release = (id: string, at: number, more: Partial<Release> = {}): Release => ({
  ...{ id, standing: 'waiting', registeredAt: day(at), workers: 1, invoked: false },
  ...more,
});
const releases = (...list: Release[]): Releases => ({
  ...{ list, token: new Uint8Array(), decided: true, unversioned: 0 },
});
const current = release('b2', 2, { standing: 'current' });
const former = release('a1', 1, { standing: 'draining', endedAt: day(2) });

describe('a rollback', () => {
  it('ends a ramp, whatever had the work before', () => {
    const ramping = release('c3', 3, { standing: 'ramping', share: 10 });
    expect(rollbackOf(releases(ramping, current, former))).toEqual({ what: 'end-ramp', bad: ramping });
  });

  it('goes to the last release that had work, has workers, and was not taken back itself', () => {
    const older = release('z0', 0, { standing: 'drained', endedAt: day(1) });
    const bad = release('c3', 3, { standing: 'draining', endedAt: day(4), takenBackAt: day(4) });
    const gone = release('d4', 3, { standing: 'drained', endedAt: day(4), workers: 0 });
    const all = releases(gone, bad, current, former, older);
    expect(rollbackOf(all)).toEqual({ what: 'bring-back', good: former, bad: current });
    expect(() => rollbackOf(releases(gone, bad, current))).toThrow('There is nothing to go back to');
    // Workers that are invoked need not be there.
    const invoked = { ...gone, invoked: true };
    expect(rollbackOf(releases(invoked, bad, current))).toMatchObject({ good: { id: 'd4' } });
  });
});

describe('a release', () => {
  it('is named by enough of its id', () => {
    const all = releases(release('abc', 1), release('abd', 2), release('ab', 3));
    expect(releaseNamed(all, 'abc').id).toBe('abc');
    expect(releaseNamed(all, 'ab').id).toBe('ab');
    expect(() => releaseNamed(all, 'a')).toThrow('a may be any of these: abc, abd, ab.');
    expect(() => releaseNamed(all, '')).toThrow('There is no release');
  });

  it('is needed while it has work, or cases that no other may carry', () => {
    expect(neededFor(current, 0)).toBe('it is the current release');
    expect(neededFor(release('c', 3, { standing: 'ramping', share: 5 }), 0)).toBe('it has 5 % of the cases');
    expect(neededFor(former, 2)).toBe('2 cases are pinned to it');
    expect(neededFor(former, 0)).toBeUndefined();
  });
});

describe('a worker makes its own release current', () => {
  const starting = { allowed: true, starting: true };
  const later = { allowed: true, starting: false };
  const byHand = { allowed: false, starting: true };
  const next = release('c3', 3);

  it('as the first one ever, and not where somebody decided that none is', () => {
    expect(takesOver(next, { ...releases(next), decided: false }, byHand)).toBe(true);
    expect(takesOver(next, releases(next), starting)).toBe(false);
  });

  it('when it starts and is newer; an older one that starts again does not', () => {
    expect(takesOver(next, releases(next, current), starting)).toBe(true);
    expect(takesOver(next, releases(next, current), later)).toBe(false);
    expect(takesOver(former, releases(current, former), starting)).toBe(false);
    expect(takesOver(next, releases(next, current), byHand)).toBe(false);
    const bad = { ...next, takenBackAt: day(4) };
    expect(takesOver(bad, releases(bad, current), starting)).toBe(false);
  });

  it('at any time when the current one has no workers left', () => {
    const left = { ...current, workers: 0 };
    expect(takesOver(former, releases(left, former), later)).toBe(true);
    expect(takesOver(former, releases(left, former), byHand)).toBe(false);
    const invoked = { ...left, invoked: true };
    expect(takesOver(former, releases(invoked, former), later)).toBe(false);
  });
});

it('the list says who has the work, and what is amiss', () => {
  const rows = [
    release('c3', 3, { standing: 'draining', endedAt: day(4), takenBackAt: day(4) }),
    release('b2', 2, { standing: 'current', workers: 0 }),
    release('a1', 1, { standing: 'ramping', share: 10 }),
    release('z0', 1, { standing: 'ramping', share: 10, workers: 0, invoked: true }),
  ].map((one) => ({ ...one, cases: 12, pinned: 0 }));

  expect(listed(rows, { ...releases(...rows), unversioned: 2 }).split('\n')).toEqual([
    'release  has                since             workers     running cases  pinned',
    'c3       none: taken back   2027-01-04 00:00  1           12             0',
    'b2       all other work     2027-01-02 00:00  0           12             0',
    'a1       10 % of the cases  2027-01-01 00:00  1           12             0',
    'z0       10 % of the cases  2027-01-01 00:00  0, invoked  12             0',
    '',
    'b2 has work and no workers: cases wait.',
    'Workers without a release: 2. They get no work once a release is current.',
  ]);
});
