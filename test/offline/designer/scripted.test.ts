import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beginCase } from '../../../designer/rehearsal/hand-case.rules.ts';
import { listScripts } from '../../../designer/rehearsal/script-list.rules.ts';
import { scriptedAnswer, usualScript } from '../../../designer/rehearsal/scripted.rules.ts';
import { readProgram } from '../../../domain/programs/read-program.ts';

function shipped(name: string) {
  const read = readProgram(readFileSync(`programs/${name}.yaml`, 'utf8'));
  if (!('program' in read)) throw new Error(`${name} cannot be read.`);
  const { scripts } = listScripts(readFileSync(`programs/${name}.rehearsal.yaml`, 'utf8'));
  return { program: read.program, scripts };
}

describe('values for a case that is played by hand', () => {
  it('are those of a script where a form has rules between its fields, else samples', () => {
    const funds = shipped('mdf');
    const prices = shipped('price-exception');

    expect(usualScript(funds.program, funds.scripts)).toBe(funds.scripts[0]);
    expect(usualScript(funds.program, [])).toBeUndefined();
    expect(usualScript(prices.program, prices.scripts)).toBeUndefined();
  });

  it('answer a task as a script does that began alike, in any round', () => {
    const { scripts } = shipped('mdf');
    const training = scripts.find(({ name }) => name.startsWith('A training of thirty thousand'));
    const begun = (written = training?.written) => beginCase('mdf', { ...(written?.values as object) });
    const answer = (step: string, hand = begun()) => scriptedAnswer(scripts, hand, { step });

    expect(answer('approval/Channel marketing')).toMatchObject({ granted: { amount: 3_260_870 } });
    expect(answer('approval/Channel marketing', begun(scripts[0]?.written))).toMatchObject({
      granted: { amount: 180_000 },
    });
    expect(answer('claims[7].claim', begun(scripts[0]?.written))).toMatchObject({ attendees: 37 });
    expect(answer('nobody')).toBeUndefined();
  });
});
