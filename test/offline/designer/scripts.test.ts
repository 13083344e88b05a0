import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beginCase, happens, scriptOf } from '../../../designer/rehearsal/hand-case.rules.ts';
import { offeredBy, withExpectations } from '../../../designer/rehearsal/save-script.rules.ts';
import { listScripts } from '../../../designer/rehearsal/script-list.rules.ts';
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
