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

  it('have actions answer only what these can answer', async () => {
    const program = {
      source: readFileSync('programs/mdf.yaml', 'utf8'),
      scripts: (answers: string) => `program: mdf\nscripts: [{ name: One, answers: ${answers} }]`,
    };
    const wrong = async (answers: string) => {
      const { source } = program;
      return (await problemsOf({ source, scripts: program.scripts(answers) })).map(({ message }) => message);
    };

    expect(await wrong('{ reserve: [{ outcome: short, left: { amount: 5, currency: EUR } }, {}] }')).toEqual(
      [],
    );
    expect(await wrong('{ reserv: { outcome: short } }')).toEqual([
      expect.stringMatching(
        /"One" has an answer of reserv, which is no action or quiz of this program; there are .*reserve/,
      ),
    ]);
    expect(await wrong('{ reserve: { rest: 5 } }')).toEqual([
      '"One": reserve.rest is nothing that reserve-funds answers; it answers outcome, reserved, left.',
    ]);
    expect(await wrong('{ reserve: { left: 5 } }')).toEqual([
      expect.stringMatching(/^"One": reserve\.left must be money/),
    ]);
  });

  it('may refer to themselves without end, which is refused', async () => {
    const levels = Array.from({ length: 12 }, (_, at) =>
      at === 0 ? 'l0: &l0 [x, x, x, x, x, x, x, x, x]' : `l${at}: &l${at} [${`*l${at - 1}, `.repeat(9)}]`,
    );

    const problems = await problemsOf({ scripts: levels.join('\n') });

    expect(problems).toEqual([{ text: 'scripts', line: 1, message: expect.stringContaining('aliases') }]);
  });
});
