import { describe, expect, test } from 'vitest';
import { readCourse, readCourseText } from '../../../../domain/learning/course-text.rules.ts';
import { joinLanguages, splitLanguages } from '../../../../domain/learning/languages.rules.ts';

const course = `# Platform basics

What the platform is made of.

## Install it {#install}

Minutes: 12
Video: https://films.example/install
File: [Checklist](https://files.example/list.pdf)
File: [Ports](https://files.example/ports.pdf)

Run the installer:

\`\`\`sh
## not a lesson {#code}
Video: is text here
\`\`\`

### Afterwards

Video: this stands in the text.

## Recover it {#recover}
Read the log.
`;
const problemsOf = (text: string) => {
  const read = readCourseText(text);
  return 'problems' in read ? read.problems.map(({ line, message }) => `${line}: ${message}`) : [];
};

test('a course is a title, a summary and lessons', () => {
  expect(readCourseText(`\ufeff${course.replaceAll('\n', '\r\n')}`)).toEqual({
    read: {
      title: 'Platform basics',
      summary: 'What the platform is made of.',
      lessons: [
        {
          ...{ id: 'install', title: 'Install it', minutes: 12, video: 'https://films.example/install' },
          files: [
            { title: 'Checklist', href: 'https://files.example/list.pdf' },
            { title: 'Ports', href: 'https://files.example/ports.pdf' },
          ],
          text: 'Run the installer:\n\n```sh\n## not a lesson {#code}\nVideo: is text here\n```\n\n### Afterwards\n\nVideo: this stands in the text.',
        },
        { id: 'recover', title: 'Recover it', files: [], text: 'Read the log.' },
      ],
    },
  });
});

describe('what is wrong is said with its line', () => {
  test.each([
    ['', '1: Begin with the title of the course'],
    ['Words', '1: Begin with the title of the course'],
    ['# A\n\n## L {#l}\nText', '1: Say in a sentence or two'],
    ['# A\n\nAbout.', '3: There is no lesson'],
    ['# A\n\nAbout.\n\n## L\nText', '5: This lesson has no id'],
    ['# A\n\nAbout.\n\n## {#l}\nText', '5: Give the lesson a title'],
    ['# A\n\nAbout.\n\n## L {#Über}\nText', '5: “Über” cannot be an id'],
    ['# A\n\nAbout.\n\n## L {#l}\n', '5: There is nothing in this lesson'],
    ['# A\n\nAbout.\n\n## L {#l}\nMinutes: many\nText', '6: Write about how many minutes'],
    [
      '# A\n\nAbout.\n\n## L {#l}\nVideo: http://films.example\nText',
      '6: Write the whole address of the film',
    ],
    [
      '# A\n\nAbout.\n\n## L {#l}\nFile: https://files.example\nText',
      '6: Write the title and the whole address',
    ],
    ['# A\n\nAbout.\n\n## L {#l}\nText\n\n# Part', '8: A # begins a course'],
    ['# A\n\nAbout.\n\n## L {#l}\nText\n\n## M {#l}\nText', '8: The lesson “L” has the id l too'],
    ['# A\n\nAbout.\n<!-- Language: de -->\n## L {#l}\nText', '4: This line parts languages'],
  ])('%j', (text, expected) => {
    expect(problemsOf(text).some((problem) => problem.startsWith(expected))).toBe(true);
  });
});

describe('a course in several languages', () => {
  const in_ = (...ids: string[]) => `# A\n\nAbout.\n${ids.map((id) => `\n## L {#${id}}\nText\n`).join('')}`;

  test('has the same lessons in each', () => {
    expect(readCourse('basics', { en: in_('a', 'b'), de: in_('a', 'b') })).toMatchObject({
      read: { course: 'basics', texts: { en: { title: 'A' }, de: { title: 'A' } } },
    });
    const problems = (de: string) => {
      const read = readCourse('basics', { en: in_('a', 'b'), de });
      return 'problems' in read
        ? read.problems.map(({ language, message }) => `${language}: ${message}`)
        : [];
    };
    expect(problems(in_('a', 'c'))).toEqual([
      'de: The lesson {#b} of en is missing in de: add it',
      'de: The lesson {#c} is in de and not in en: add it there, or take it out here',
    ]);
    expect(problems(in_('b', 'a'))).toEqual(['de: The lessons stand in another order than in en: a, b']);
    expect(problems('')).toEqual([
      'de: Begin with the title of the course, # Platform basics',
      'de: There is no lesson: begin one with ## Install it {#install}',
    ]);
  });

  test('names real languages', () => {
    expect(readCourse('basics', { english: in_('a') })).toMatchObject({
      problems: [{ language: 'english' }],
    });
  });

  test('is one text, with a line that names each language', () => {
    const texts = { en: in_('a'), de: `${in_('a')}\n` };
    const joined = joinLanguages(texts);
    expect(joined).toContain('<!-- Language: de -->\n# A');
    expect(splitLanguages(joined)).toEqual({ en: in_('a'), de: in_('a') });
    expect(joinLanguages(splitLanguages(joined))).toBe(joined);
    expect(splitLanguages(in_('a'))).toEqual({ en: in_('a') });
  });
});
