import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceText } from '../../../rehearsal/report.text.ts';
import { rehearsalSvg } from '../../../rehearsal/telling/svg/rehearsal.svg.ts';
import { timelineText } from '../../../rehearsal/telling/timeline.text.ts';
import { anyText } from '../../support/any-text.ts';
import { eventOf, reportOf, timelineOf } from './timelines.ts';

const program = { id: 'joining', version: 1, title: 'Joining' };
const drawn = (words: string) => {
  const timeline = timelineOf({ title: words, events: [eventOf({ text: words }), ...timelineOf().events] });
  return rehearsalSvg({
    program: { ...program, title: words },
    scripts: [reportOf(timeline, { name: words })],
  });
};

/** The names of elements that were opened and not closed, or closed and not opened; text outside of XML's characters. */
function flaws(xml: string): string[] {
  const open: string[] = [];
  const found: string[] = [];
  const rest = xml.replaceAll(
    /<(\/?)([a-z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, end, name, _given, empty) => {
      if (end && open.pop() !== name) found.push(name);
      if (!end && !empty) open.push(name);
      return '';
    },
  );
  if (/[<>]|&(?!(?:amp|lt|gt|quot);)/.test(rest)) found.push('markup in text');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML does not allow them
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml) || !xml.isWellFormed())
    found.push('characters');
  return [...found, ...open];
}

describe('the text of a timeline', () => {
  it('has a line for each event, with its day, its moment, its kind and its words', () => {
    const [, task] = timelineText(timelineOf()).split('\n');
    expect(task).toBe('   0.0  Mon 4 Jan 2027 10:00   task        Company profile: asked: Northwind');
  });

  it('stays within a hundred columns, and loses no word', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1, maxLength: 60 });
    const law = fc.property(words, (all) => {
      const text = timelineText(timelineOf({ events: [eventOf({ kind: 'note', text: all.join(' ') })] }));
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
      expect(text.split(/\s+/).slice(-all.length)).toEqual(all);
    });
    fc.assert(law);
  });
});

describe('the picture of a timeline', () => {
  it('is well-formed, whatever words stand in it', () => {
    const law = fc.property(anyText({ maxLength: 200 }), (words) => {
      expect(flaws(drawn(words))).toEqual([]);
    });
    fc.assert(law);
  });

  it('marks reminders and the end, and says what the marks mean', () => {
    const svg = drawn('Silence');
    expect(svg).toContain('class="reminder"');
    for (const words of ['reminder', 'end', 'Screening', 'Company profile', 'Northwind'])
      expect(svg).toContain(`>${words}</text>`);
  });
});

describe('a difference', () => {
  it('is told with what was expected, what happened, and when', () => {
    const text = differenceText({
      about: 'outcome',
      expected: 'joined',
      happened: 'lapsed',
      at: 'Wed 3 Feb 2027 10:00',
    });
    expect(text).toBe(
      [
        '  differs: outcome',
        '  expected    joined',
        '  happened    lapsed',
        '  when        Wed 3 Feb 2027 10:00',
      ].join('\n'),
    );
  });
});
