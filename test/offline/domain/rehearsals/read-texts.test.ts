import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTexts } from '../../../../domain/rehearsals/read-texts.ts';

const source = readFileSync('programs/price-exception.yaml', 'utf8');
const scripts = readFileSync('programs/price-exception.rehearsal.yaml', 'utf8');

async function problemsOf(texts: { source?: string; scripts?: string }) {
  const read = await readTexts({ source, scripts, ...texts });
  return 'problems' in read ? read.problems : [];
}

describe('the texts of a rehearsal', () => {
  it('are read as a program and its scripts', async () => {
    const read = await readTexts({ source, scripts });

    expect(read).toMatchObject({ program: { program: 'price-exception' } });
    expect('scripts' in read && read.scripts.length).toBeGreaterThan(1);
  });

  it('tell all that is wrong with either, each problem at its line', async () => {
    const problems = await problemsOf({
      source: source.replace(/^kind:.*$/m, 'kind: nothing-known'),
      scripts: 'program: price-exception\nscripts:\n  - { name: One }\n  - name: Two\n    until: soon\n',
    });

    const kindAt = source.split('\n').findIndex((line) => line.startsWith('kind:')) + 1;
    expect(problems).toContainEqual(expect.objectContaining({ text: 'source', line: kindAt }));
    expect(problems).toContainEqual(
      expect.objectContaining({
        text: 'scripts',
        line: 5,
        message: expect.stringMatching(/^scripts\.1\.until: /),
      }),
    );
  });

  it.each([
    ['no YAML', 'program: "price-exception', /./],
    ['nothing', '', /./],
    ['a plain word', 'hello', /./],
    [
      'scripts of another program',
      'program: onboarding\nscripts: [{ name: One }]',
      /"onboarding".*"price-exception"/,
    ],
    [
      'what only deals know',
      'program: price-exception\nscripts: [{ name: One, customer: { heldBy: deal } }]',
      /customer/,
    ],
  ])('may be %s, which is said', async (_, given, words) => {
    const problems = await problemsOf({ scripts: given });

    expect(problems.map(({ text }) => text)).toContain('scripts');
    expect(problems[0]?.message).toMatch(words);
  });

  it('may refer to themselves without end, which is refused', async () => {
    const levels = Array.from({ length: 12 }, (_, at) =>
      at === 0 ? 'l0: &l0 [x, x, x, x, x, x, x, x, x]' : `l${at}: &l${at} [${`*l${at - 1}, `.repeat(9)}]`,
    );

    const problems = await problemsOf({ scripts: levels.join('\n') });

    expect(problems).toEqual([{ text: 'scripts', line: 1, message: expect.stringContaining('aliases') }]);
  });
});
