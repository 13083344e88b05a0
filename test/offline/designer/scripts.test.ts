import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beginCase, happens, scriptOf } from '../../../designer/rehearsal/hand-case.rules.ts';
import { appended, offeredBy, withExpectations } from '../../../designer/rehearsal/save-script.rules.ts';
import { listScripts } from '../../../designer/rehearsal/script-list.rules.ts';
import { readScripts } from '../../../domain/rehearsals/read-scripts.ts';
import { dayOf, filmOf } from './films.ts';

const names = ['onboarding', 'offboarding', 'price-exception', 'deal-registration'];
const textOf = (name: string) => readFileSync(`programs/${name}.rehearsal.yaml`, 'utf8');

describe('the list of scripts', () => {
  it.each(names)('names those of %s, each at its line', (name) => {
    const text = textOf(name);

    const { scripts, problems } = listScripts(text);

    expect(problems).toEqual([]);
    expect(scripts.length).toBeGreaterThan(5);
    const lines = text.split('\n');
    for (const script of scripts) expect(lines[script.line - 1]).toContain(script.name);
  });

  it('tells what is wrong at its line, and still lists what it can', () => {
    const text = 'program: x\nscripts:\n  - name: A\n  - name: B\n    starts: soon\n';

    const { scripts, problems } = listScripts(text);

    expect(scripts.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 5 });
    expect(listScripts('scripts: [').problems.length).toBeGreaterThan(0);
    expect(listScripts('').problems).toEqual([]);
  });
});

describe('saving what was played', () => {
  const hand = happens({ ...beginCase('price-exception', { customer: 'Kettner AG' }), clock: 0 }, 'withdraw');

  it.each(names)('puts it behind the scripts of %s and leaves every other byte alone', (name) => {
    const text = textOf(name);

    const put = appended(text, name, scriptOf(hand, 'Mine'));

    if ('refused' in put) throw new Error(put.refused);
    expect(put.text.startsWith(text.trimEnd())).toBe(true);
    const read = readScripts(put.text);
    expect(read).not.toHaveProperty('problems');
    expect('scripts' in read && read.scripts.at(-1)?.name).toBe('Mine');
    expect('scripts' in read && read.scripts.length).toBe(listScripts(text).scripts.length + 1);
  });

  it.each([
    'scripts:\n- name: A\nprogram: x\n',
    'program: x\nscripts:\n    - name: A # first\n\n# The end.\n',
    '',
  ])('puts it into %j', (text) => {
    const put = appended(text, 'x', { name: 'Mine' });

    const read = readScripts('text' in put ? put.text : '');
    expect('scripts' in read && read.scripts.map(({ name }) => name)).toEqual(
      text ? ['A', 'Mine'] : ['Mine'],
    );
    for (const line of text.split('\n')) expect('text' in put && put.text.includes(line)).toBe(true);
  });

  it('refuses a text that cannot be read', () => {
    expect(appended('scripts: [', 'x', { name: 'Mine' })).toHaveProperty('refused');
    expect(appended('program: x\n', 'x', { name: 'Mine' })).toHaveProperty('refused');
  });

  it('offers as expectations what came about, in the words of a script', () => {
    const mail = { at: dayOf(3), text: '', html: '', subject: 'Your price' };
    const film = filmOf({
      walked: ['step approval', 'answer approval/approve'],
      mails: [
        { ...mail, to: 'Ana Costa (Northwind)' },
        { ...mail, to: 'Ben Okafor (Northwind)' },
        { ...mail, to: 'Elena Rossi (Somebody else)' },
      ],
    });

    const offered = offeredBy(film, new Map([['Northwind', 'partner']]));
    const script = withExpectations(scriptOf(hand, 'Mine'), offered);

    expect(script.expect).toEqual({
      outcome: 'ordered',
      within: 'P10D',
      stages: ['decision', 'offer', 'decision'],
      walked: ['approval'],
      mails: [{ to: 'partner', subject: 'Your price' }],
    });
    expect(withExpectations({ name: 'Mine' }, [])).toEqual({ name: 'Mine' });
  });
});
