import { describe, expect, it } from 'vitest';
import { application, change, deals, found, lineOf, small } from './samples.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('reading the file of a program', () => {
  it.each([
    ['application', application],
    ['small', small],
    ['deals', deals],
  ])('finds nothing wrong with %s', (_, source) => {
    expect(found(source)).toEqual([]);
    expect(found(bytes(source))).toEqual([]);
  });

  it('takes a byte order mark and Windows line ends', () => {
    expect(found(bytes(`\uFEFF${small.replaceAll('\n', '\r\n')}`))).toEqual([]);
  });

  it('refuses bytes that are no UTF-8, where they stand', () => {
    const source = bytes(small);
    source[source.indexOf(0x53)] = 0xff;

    expect(found(source)).toEqual([`4:8 : This is not UTF-8; save the file as UTF-8`]);
    expect(found(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toEqual([
      '1:1 : The file is UTF-16; save it as UTF-8',
    ]);
  });

  it('refuses what is broken, twice there, or no YAML 1.2', () => {
    expect(found(change(small, 'title: Small', 'title: "Small'))[0]).toMatch(/^\d+:\d+ : /);
    expect(found(change(small, 'title: Small', 'title: Small\ntitle: Large'))).toEqual([
      '5:1 : title is given twice',
    ]);
    expect(found(change(small, '    title: Request', '\ttitle: Request'))[0]).toMatch(
      /^14:1 : A tab stands where spaces belong/,
    );
    expect(found(`%YAML 1.1\n---\n${small}`)[0]).toMatch(/^1:1 : Programs are YAML 1.2/);
    expect(found(`${small}\n---\na: 1\n`)[0]).toMatch(/One file holds one program/);
    expect(found(change(small, 'version: 1', 'version: !!binary 1'))[0]).toMatch(/^3:/);
  });

  it('refuses invisible characters', () => {
    expect(found(change(small, 'title: Small', 'title: Sm\u0000all'))).toEqual([
      '4:10 : There is an invisible character here (U+0000); delete it',
    ]);
  });

  it('takes a few aliases, and refuses bombs and knots', () => {
    const shared = change(
      change(small, '[PT4H]', '&soon [PT4H]'),
      'serviceLevel: PT8H }',
      'serviceLevel: PT8H, reminders: *soon }',
    );
    const levels = Array.from(
      { length: 9 },
      (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`,
    );
    const bomb = `l0: &l0 [x]\n${levels.join('\n')}\n`;

    expect(found(shared)).toEqual([]);
    expect(found(bomb)).toEqual([expect.stringMatching(/^3:\d+ : Aliases of aliases/)]);
    expect(found('a: &a [*a]\n')).toEqual(['1:8 : *a stands inside what it stands for']);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(100_000)],
    ['marks', `${'- '.repeat(100_000)}a`],
    ['keys', `${'? '.repeat(100_000)}a`],
    ['indentation', Array.from({ length: 1300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['lines of brackets', '[\n'.repeat(100_000)],
  ])('refuses deep nesting: %s', (_, source) => {
    expect(found(source)).toEqual([expect.stringMatching(/^\d+:\d+ : .*(nested too deeply|indented)/)]);
  });

  it('refuses a megabyte at once, and reads half of one', () => {
    const keys = Array.from({ length: 40_000 }, (_, n) => `k${n}: v`).join('\n');

    expect(found('a'.repeat(1_000_001))).toEqual([
      '1:1 : The file has 1000001 bytes; a program has at most 1000000',
    ]);
    expect(found(keys).length).toBeGreaterThan(10);
  });

  it.each(['', '[]', 'just words', '- a\n- b', 'null', '{}', 'program:\n', 'program: deal-registration'])(
    'refuses %j',
    (source) => {
      expect(found(source).length).toBeGreaterThan(0);
    },
  );
});

describe('what a field may hold', () => {
  it('is said in words, where it stands, with what was meant', () => {
    const source = change(
      change(change(small, 'kind: custom', 'kind: custm'), 'serviceLevel: PT8H\n', 'servicelevel: 8h\n'),
      'step: decision',
      'step: decison',
    );

    expect(found(source)).toEqual([
      '2:7 kind: This must be one of onboarding, mdf, certification, lead-distribution, business-plan, incentive, custom, and it is "custm" (custom)',
      expect.stringMatching(
        /^26:9 stages\.0\.steps\.0\.servicelevel: There is no servicelevel here; .* \(serviceLevel\)$/,
      ),
      expect.stringMatching(/^29:15 stages\.0\.steps\.1\.step: This must be one of .* \(decision\)$/),
    ]);
  });

  it.each([
    ['version: 1', 'version: 1.5', 'This must be a whole number, and it is 1.5'],
    ['version: 1', 'version: 0', 'This must be at least 1'],
    ['title: Small', 'title: 5', 'This must be a text, and it is 5; put it in quotes'],
    ['title: Small', 'title: ""', 'Give it a name that people read'],
    ['title: Small', '', 'title is missing here'],
    ['Europe/Berlin', 'Europe/Berlim', 'Give an IANA time zone such as Europe/Berlin'],
    ['serviceLevel: PT8H\n', 'serviceLevel: 8h\n', 'Write an ISO 8601 duration such as P30D or PT16H'],
    ['serviceLevel: PT8H\n', 'serviceLevel: P99999999D\n', 'Nothing waits for more than a hundred years'],
    ['ops: Operations', 'Ops Team: Operations', 'Use a short lower-case name such as channel-manager'],
    ['holidays: []', 'holidays: { country: XX }', 'There are no holidays of XX'],
    ['holidays: []', 'holidays: { country: DE, region: XY }', 'DE has no region XY'],
    ['holidays: []', 'holidays: ["2027-02-30"]', 'This must be a date such as 2027-03-31'],
  ])('%s → %s', (from, to, message) => {
    const problems = found(change(small, from, to));

    expect(problems).toEqual([expect.stringContaining(message)]);
    if (to !== '') expect(problems[0]).toMatch(new RegExp(`^${lineOf(small, from)}:`));
  });

  it('is checked in the deal registration program too', () => {
    expect(found(change(deals, 'role: finance', 'role: finanse'))).toEqual([
      expect.stringMatching(/approval\.levels\.1\.role: There is no role finanse; .* \(finance\)$/),
    ]);
    expect(found(deals.replace(/holidays: \[.*\]/, 'holidays: { country: DE, region: BE }'))).toEqual([]);
  });
});
