import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../designer/reading/completion.rules.ts';
import { hintAt } from '../../../designer/reading/hover.rules.ts';
import { readProgram } from '../../../domain/programs/read-program.ts';
import { partnerEvents } from '../../../domain/webhooks/told-to-cases.rules.ts';

const desk = readFileSync('programs/price-exception.yaml', 'utf8');
const read = readProgram(desk);
const program = 'program' in read ? read.program : undefined;

const installed = { courses: ['platform-basics'], banks: ['platform-quiz'], examProviders: ['acme'] };

/** The proposals where `|` stands in what is put in place of a piece of the desk. */
function proposals(piece: string, put: string): string[] {
  expect(desk).toContain(piece);
  const text = desk.replace(piece, () => put);
  const offset = text.indexOf('|', desk.indexOf(piece));
  const found = completeAt(text.slice(0, offset) + text.slice(offset + 1), offset, { program, installed });
  return found?.options.map(({ label }) => label) ?? [];
}

describe('completion', () => {
  it('proposes the keys that a step does not have yet', () => {
    const keys = proposals('        title: Rate\n', '        title: Rate\n        |\n');
    expect(keys).toEqual(expect.arrayContaining(['when', 'audience']));
    expect(keys).not.toContain('title');
    expect(keys).not.toContain('serviceLevel');
  });

  it('proposes keys in a map in braces, while one is being typed', () => {
    const keys = proposals('escalation: { after: PT8H, to: deal-desk }', 'escalation: { after: PT8H, t| }');
    expect(keys).toEqual(['to']);
  });

  it('proposes every kind of step', () => {
    expect(proposals('      - step: set\n        id: rate', '      - step: |\n        id: rate')).toEqual(
      expect.arrayContaining(['task', 'decision', 'branch', 'parallel', 'wait']),
    );
  });

  it.each([
    ['by: channel-manager', 'by: |', ['partner', 'channel-manager', 'finance']],
    ['by: channel-manager', 'by: chan|', ['partner', 'channel-manager', 'finance']],
    ['scorecard: terms', 'scorecard: |', ['request', 'terms']],
    ['atSilence: { ends: unanswered }', 'atSilence: { ends: | }', ['ordered', 'unanswered', 'lost']],
    [
      'atSilence: { after: PT40H, outcome: reject }',
      'atSilence: { after: PT40H, outcome: | }',
      ['approve', 'reject'],
    ],
    ['kind: custom', 'kind: |', ['onboarding', 'custom']],
  ])('knows the names that can stand at %s', (piece, put, names) => {
    expect(proposals(piece, put)).toEqual(expect.arrayContaining(names));
  });

  it.each([
    ['course', '      - step: course\n        course: |', ['platform-basics']],
    ['quiz', '      - step: quiz\n        bank: plat|', ['platform-quiz']],
    ['wait', '      - step: wait\n        event: |', Object.keys(partnerEvents)],
    ['exam', '      - step: exam\n        provider: |', ['acme']],
  ])('proposes what there is for a %s', (_, step, names) => {
    expect(proposals('      - step: set\n', `${step}\n      - step: set\n`)).toEqual(names);
  });

  it('proposes what conditions can speak of, and their fields', () => {
    expect(proposals('- when: asked.percent <= 0', '- when: |')).toEqual(
      expect.arrayContaining(['request', 'asked', 'approval', 'partner', 'now']),
    );
    expect(proposals('- when: asked.percent <= 0', '- when: request.|')).toContain('netPrice');
    expect(proposals('- when: asked.percent <= 0', '- when: request.netPrice.|')).toEqual([
      'amount',
      'currency',
    ]);
    expect(proposals('You ask for {{ request.netPrice }}', 'You ask for {{ request.|')).toContain('netPrice');
  });

  it("proposes a form's own fields in its conditions", () => {
    expect(proposals(`when: 'reason == "renewal"'`, 'when: |')).toContain('formerPrice');
  });

  it('is silent in comments and in free words', () => {
    expect(proposals('kind: custom', 'kind: custom # |')).toEqual([]);
    expect(proposals('title: Price exception', 'title: Price |')).toEqual([]);
  });

  it('answers nothing, and throws nothing, for what is no program', () => {
    for (const text of ['', '\t', '<html>', '{{{{', '- - - -', ': :', '"'])
      for (let offset = 0; offset <= text.length; offset += 1)
        expect(() => completeAt(text, offset)).not.toThrow();
  });
});

describe('hints', () => {
  const at = (piece: string) => hintAt(desk, desk.indexOf(piece) + 1);

  it('says what a key is for', () => {
    expect(at('serviceLevel:')).toMatchObject({
      title: 'serviceLevel',
      text: expect.stringContaining('usiness'),
    });
  });

  it('says what a name stands for', () => {
    const offset = desk.indexOf('by: channel-manager') + 6;
    expect(hintAt(desk, offset)).toMatchObject({ title: 'channel-manager', text: 'Channel manager' });
  });

  it('is silent about free words', () => {
    expect(at('Price exception\n')).toBeUndefined();
  });

  it('says, where it is asked for, what free words are written under', () => {
    expect(hintAt(desk, desk.indexOf('Price exception\n') + 15, true)).toMatchObject({ title: 'title' });
    expect(hintAt(desk, desk.indexOf('serviceLevel: PT8H') + 18, true)).toMatchObject({
      title: 'serviceLevel',
    });
  });
});
