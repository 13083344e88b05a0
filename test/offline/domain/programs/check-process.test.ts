import { describe, expect, it } from 'vitest';
import { shippedRegistry } from '../../../../domain/programs/registry.ts';
import { application, change, found, lineOf, small } from './samples.ts';

/** Each: what is replaced, by what, where the problem stands (its text in the changed program), and what is said. */
type Case = readonly [from: string, to: string, at: string, message: string];

const first = '- step: task\n        id: first\n        by: ops\n';

const inSmall: readonly Case[] = [
  ['by: legal', 'by: legl', 'legl', 'There is no role legl; there are partner, ops, legal (legal)'],
  ['by: legal', 'by: partner', 'partner, when', 'The partner does not decide on its own case'],
  ['legal: Legal }', 'partner: Legal }', 'partner: Legal', 'partner means the people of the partner'],
  ['form: request', 'form: reqest', 'reqest', 'There is no form reqest; there are request (request)'],
  ['id: approval', 'id: first', 'first\n        levels', 'first is the name of something else already'],
  ['id: approval', 'id: now', 'now', 'now means something else in conditions'],
  ['name: value,', 'name: what,', 'what, label: Value', 'The form has a field what already'],
  ['        serviceLevel: PT8H\n', '', 'step: task', 'Say when it is due'],
  [
    'serviceLevel: PT8H\n',
    'serviceLevel: PT8H\n        within: P1D\n',
    'serviceLevel',
    'Give within or serviceLevel, not both',
  ],
  ['[PT4H]', '[PT16H]', 'PT16H]', 'A reminder must come before the end at silence'],
  ['[PT4H]', '[PT4H, PT4H]', 'PT4H]', 'There is a reminder at this time already'],
  [
    'reminders: [PT4H]',
    'escalation: { after: PT20H, to: legal }',
    'after: PT20H',
    'The escalation must come before the end at silence',
  ],
  ['reminders: [PT4H]', 'escalation: { after: PT2H, to: legl }', 'legl', 'There is no role legl'],
  [
    'serviceLevel: PT8H\n',
    'serviceLevel: PT24H\n',
    'serviceLevel: PT24H',
    'It must be due before silence ends it',
  ],
  [
    'outcome: done }',
    'outcome: dne }',
    'dne }',
    'There is no outcome of this step dne; there are done (done)',
  ],
  [
    'outcome: done }',
    'ends: refusd }',
    'refusd }',
    'There is no outcome refusd; there are done, refused (refused)',
  ],
  [
    'outcome: done }',
    'outcome: done, ends: refused }',
    'ends: refused',
    'Give outcome (it goes on) or ends (the case ends), not both',
  ],
  [', outcome: done }', ' }', 'atSilence', 'Say what silence means: outcome (one of done) or ends'],
  ['from: "09:00"', 'from: "18:00"', 'to: "17:00"', 'Working hours must end after they start'],
  ['refused: {', 'withdrawn: {', 'withdrawn', 'Every program has withdrawn already'],
  [
    'when: request.value.amount >= 5000',
    'when: request.value.amount',
    'request.value.amount, service',
    'This must give yes or no, and it gives a number',
  ],
  [
    'when: request.value.amount >= 5000',
    'when: request.valu.amount >= 5000',
    'valu.amount',
    'request has no valu; it has what, value (value)',
  ],
  [
    'when: request.value.amount >= 5000',
    'when: reqest.value.amount >= 5000',
    'reqest.',
    'There is no reqest here',
  ],
  [
    'when: request.value.amount >= 5000',
    'when: request.value >= 5000',
    'request.value >=',
    'compare the amount of the money',
  ],
  [
    'when: request.value.amount >= 5000',
    'when: "request.what.matches(\'(a+)+$\')"',
    'request.what.m',
    'Regular expressions are left out',
  ],
  ['{{ request.what }}', '{{ request.wat }}', 'wat }}', 'request has no wat; it has what, value (what)'],
  ['{{ request.what }}', '{{ request.what', '{{ request', 'Close {{ with }}'],
  [
    first,
    `- { step: wait, id: first }\n      ${first.replace('first', 'second')}`,
    '{ step: wait',
    'Say what is waited for: for, until or event',
  ],
  [
    first,
    `- { step: wait, id: w, for: P1D, event: x }\n      ${first}`,
    'event: x',
    'Wait for one thing: for or event',
  ],
  [
    first,
    `- { step: wait, id: w, for: P1D, within: P2D }\n      ${first}`,
    'within: P2D',
    'within goes with event only',
  ],
  [
    first,
    `- { step: wait, id: w, for: P1D, where: request.what == "" }\n      ${first}`,
    'where: request',
    'where goes with event only',
  ],
  [
    first,
    `- { step: wait, id: w, event: signed-elsewhere, where: w.outcome == "" }\n      ${first}`,
    'where: w.outcome',
    'Events of other systems tell nothing but their name, so every signed-elsewhere is the one',
  ],
  [
    first,
    `- { step: wait, id: w, event: deal-submitted, where: w.amount > 5 }\n      ${first}`,
    'amount > 5',
    'w has no amount; it has caseId, program, value, outcome',
  ],
  [
    first,
    `- { step: wait, id: w, event: deal-submitted, where: w.value }\n      ${first}`,
    'w.value }',
    'This must give yes or no',
  ],
  [
    first,
    `- { step: wait, id: w, until: request.what }\n      ${first}`,
    'request.what }\n',
    'This must give a date or an instant, and it gives a text',
  ],
  [
    first,
    `- { step: end, id: stop, outcome: done }\n      ${first}`,
    'first',
    'No case comes to first: stop ends it before',
  ],
  [
    first,
    `- { step: end, id: stop, when: request.what == "", outcome: dne }\n      ${first}`,
    'dne',
    'There is no outcome dne',
  ],
  [
    first,
    `- { step: program, id: again, program: small }\n      ${first}`,
    'small }',
    'A program cannot start itself',
  ],
  [
    first,
    `- { step: each, id: all, in: request.what, as: one, steps: [{ step: end, id: e, outcome: done }] }\n      ${first}`,
    'request.what, as',
    'This must give a list, and it gives a text',
  ],
  [
    first,
    `- { step: repeat, id: all, until: request.what, steps: [{ step: set, id: s, values: { a: "1" } }] }\n      ${first}`,
    'request.what, steps',
    'This must give yes or no, and it gives a text',
  ],
  [
    first,
    `- { step: repeat, id: all, until: "true", steps: [{ step: repeat, id: again, until: "true", steps: [{ step: set, id: s, values: { a: "1" } }] }] }\n      ${first}`,
    'repeat, id: again',
    'A repeat cannot stand inside another',
  ],
  [
    first,
    `- { step: repeat, id: all, until: later.a == 1, steps: [{ step: set, id: s, values: { a: "1" } }], alongside: [{ step: set, id: later, values: { a: "1" } }] }\n      ${first}`,
    'later.a == 1',
    'later stands alongside: it begins when the steps of the round are through',
  ],
  [
    first,
    `- { step: repeat, id: all, until: "true", steps: [{ step: set, id: s, values: { a: 1 + later.a } }], alongside: [{ step: set, id: later, values: { a: "1" } }] }\n      ${first}`,
    'later.a }',
    'later stands alongside',
  ],
  [
    first,
    `- { step: repeat, id: all, until: "true", steps: [{ step: form, id: claim, form: request, by: partner, within: P1D }] }\n      - { step: decision, id: late, levels: [{ name: L, by: legal, within: P1D }], changes: { of: claim, within: P1D, atSilence: { ends: refused } } }\n      ${first}`,
    'claim, within: P1D, atSilence',
    'claim is filled in anew in each round of all: ask for changes to it there',
  ],
  [
    'serviceLevel: PT8H\n',
    'serviceLevel: PT8H\n        until: date(now)\n',
    'until: date(now)',
    'Give serviceLevel or until, not both',
  ],
  [
    '        serviceLevel: PT8H\n',
    '        until: request.what\n',
    'request.what\n',
    'This must give a date or an instant, and it gives a text',
  ],
  [
    '        serviceLevel: PT8H\n        reminders: [PT4H]\n',
    '        until: date(now)\n        reminders: [PT0S]\n',
    'PT0S',
    'A reminder comes so long before it is due (until): give a time, not nothing',
  ],
  [
    first,
    `- { step: check, id: web, check: websit, with: { website: request.what } }\n      ${first}`,
    'websit,',
    'There is no check websit; there are duplicate-partner, email-domain, website, sanctions, mdf-request, mdf-claim (website)',
  ],
  [
    first,
    `- { step: check, id: web, check: website }\n      ${first}`,
    '{ step: check',
    'with needs website: The address of its website',
  ],
  [
    first,
    `- { step: check, id: web, check: website, with: { website: request.what, site: "1" } }\n      ${first}`,
    'site: "1"',
    'There is no value site; there are website',
  ],
  [
    first,
    `- { step: check, id: web, check: website, with: { website: request.value.amount } }\n      ${first}`,
    'website: request.value',
    'website must be a text',
  ],
  [
    first,
    `- { step: action, id: act, action: set-teir, with: { tier: request.what } }\n      ${first}`,
    'set-teir',
    'There is no action set-teir',
  ],
  [
    'id: approval\n',
    'id: approval\n        changes: { of: first, within: P1D, atSilence: { ends: refused } }\n',
    'first, within',
    'There is no form of the partner first; there are request',
  ],
  [
    'id: approval\n',
    'id: approval\n        changes: { of: request, within: P1D, reminders: [P1D], atSilence: { ends: refused } }\n',
    'P1D], atSil',
    'A reminder must come before within is over',
  ],
  [
    'id: approval\n',
    'id: approval\n        audience: vendor\n        changes: { of: request, within: P1D, atSilence: { ends: refused } }\n',
    'changes: {',
    'The partner cannot be asked or told something in a step of which it shall not learn',
  ],
  ['label: What }', 'label: What, pattern: "(a+)+" }', '"(a+)+"', 'A pattern cannot repeat a group'],
  ['label: What }', 'label: What, min: 5, max: 2 }', 'max: 2', 'max must not be less than min'],
  [
    'label: What }',
    'label: What, when: what == 5 }',
    'what == 5',
    '== does not go between a text and a whole number',
  ],
];

describe('the meaning of a program', () => {
  it.each(inSmall)('%s → %s', (from, to, at, message) => {
    const source = change(small, from, to);

    const problems = found(source);

    expect(problems).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
    const place = problems.find((one) => one.includes(message)) ?? '';
    expect(place).toMatch(new RegExp(`^${lineOf(source, at)}:`));
  });

  it('points into a text of several lines', () => {
    const source = change(
      application,
      'Sanctions: {{ sanctions.detail }}',
      'Sanctions: {{ sanctions.detial }}',
    );
    const line = source.split('\n').findIndex((one) => one.includes('detial'));
    const column = (source.split('\n')[line] ?? '').indexOf('detial');

    expect(found(source)).toEqual([
      `${line + 1}:${column + 1} stages.0.steps.2.ways.1.steps.0.text: sanctions has no detial; it has outcome, detail (detail)`,
    ]);
  });

  it.each([
    ['pass: 70', 'pass: 700', 'The score that passes is more than 0 and at most 100 (outOf)'],
    ['pass: 70', 'pass: 0', 'The score that passes is more than 0'],
    ['pass: 70', 'pass: 70, outOf: -1', 'Scores go from 0 to more than 0'],
    ['by: partner', 'by: legal', "One of the partner's people sits an exam: by: partner"],
    ['within: P9D', 'serviceLevel: PT9H, within: P9D', 'Give within or serviceLevel, not both'],
    [
      'within: P9D',
      'within: P9D, atSilence: { after: P9D, outcome: passed }',
      'there are failed, unanswered',
    ],
    ['provider: acme', 'provider: acmee', 'There is no exam provider acmee; there are acme (acme)'],
  ])('knows what an exam can be: with %s as %s', (from, to, message) => {
    const exam = '{ step: exam, id: sitting, provider: acme, exam: A-1, pass: 70, by: partner, within: P9D }';
    const around = (text: string) => change(small, first, `- ${text}\n      ${first}`);
    const registry = { ...shippedRegistry, examProviders: ['acme'] };

    expect(found(around(exam), registry)).toEqual([]);
    expect(found(around(exam.replace(from, to)), registry)).toEqual([expect.stringContaining(message)]);
  });

  it('names the learner where an exam is of a program for one', () => {
    const exam = '{ step: exam, id: sitting, provider: acme, exam: A-1, pass: 70, by: legal, within: P9D }';
    const ofLearner = change(small, 'by: partner,', 'by: partner, for: learner,');

    expect(found(change(ofLearner, first, `- ${exam}\n      ${first}`))).toEqual([
      expect.stringContaining('The learner sits the exam: say by: learner'),
    ]);
  });

  it('says which stage no case comes to', () => {
    const stage =
      'stages:\n  - id: stop\n    label: Stop\n    steps: [{ step: end, id: stopped, outcome: done }]\n';

    expect(found(change(small, 'stages:\n', stage))).toEqual([
      expect.stringContaining('No case comes to the stage doing: every case ends before'),
    ]);
  });

  it('says which form nobody is asked for', () => {
    const source = change(
      small,
      'forms:\n',
      'forms:\n  idle: { title: Idle, fields: [{ type: text, name: a, label: A }] }\n',
    );

    expect(found(source)).toEqual([
      expect.stringMatching(/^\d+:3 forms\.idle: No step asks for the form idle$/),
    ]);
  });

  it('knows other programs where it is told of them: names, what they take, and ways round for ever', () => {
    const step = (program: string) =>
      change(small, first, `- { step: program, id: next, program: ${program} }\n      ${first}`);
    const other = { inputs: { what: { type: 'string', what: 'What' } }, starts: ['third'] };
    const registry = { ...shippedRegistry, programs: { other, third: { inputs: {}, starts: ['small'] } } };

    expect(found(step('other'))).toEqual([]);
    expect(found(step('othr'), registry)).toEqual([expect.stringContaining('There is no program othr')]);
    expect(found(step('other'), registry)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('This goes round for ever: small, other, third, small'),
        expect.stringContaining('with needs what: What'),
      ]),
    );
  });

  it('refuses outcomes that bring back a case whose money has gone back', () => {
    const release = `- { step: action, id: back, action: release-funds }\n      ${first}`;
    const reopening = (source: string) =>
      change(source, 'tone: negative }', 'tone: negative, reopenWithin: P9D }');
    const ending = change(small, 'outcome: done }', 'ends: refused }');
    const message = 'refused can be taken up again, and the money of the case goes back when it ends';

    expect(found(reopening(ending))).toEqual([]);
    expect(found(reopening(change(ending, first, release)))).toEqual([expect.stringContaining(message)]);
    expect(found(change(change(small, first, release), 'tone: positive }', 'reopenWithin: P9D }'))).toEqual([
      expect.stringContaining('outcomes.done.reopenWithin: done can be taken up again'),
    ]);
  });

  it('lets the program of every step kind pass', () => {
    expect(found(application)).toEqual([]);
  });
});
