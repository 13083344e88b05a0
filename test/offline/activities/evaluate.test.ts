import { expect, test } from 'vitest';
import { evaluate } from '../../../activities/evaluate.activity.ts';
import type { EvaluateInput } from '../../../domain/programs/expressions.ts';
import { commonTypes } from '../../../domain/programs/types.rules.ts';

const partner = { id: 'northwind', name: 'Northwind', tier: 'silver', country: 'DE' };
const installs = '"installation" in partner.competencies';
const over = (expressions: string[], change: Partial<EvaluateInput> = {}): EvaluateInput => ({
  types: commonTypes({ starts: { by: 'partner', form: 'request', caseTitle: 'Request' } }),
  ...{ data: { partner }, now: '2026-12-01T09:00:00.000Z', expressions, texts: [] },
  ...change,
});

function evaluating(held: string[]) {
  const asked: string[] = [];
  const competenciesOf = async (partnerId: string) => {
    asked.push(partnerId);
    return held;
  };
  return { asked, held, run: evaluate({ competenciesOf }) };
}

test('competencies are those that the partner holds at the moment, in conditions and texts', async () => {
  const { held, run, asked } = evaluating([]);
  const before = await run(over([installs]));
  held.push('installation');

  const after = await run(over([installs], { texts: ['Holds {{ partner.competencies }}'] }));

  expect(before.values).toEqual([{ value: false }]);
  expect(after).toEqual({ values: [{ value: true }], texts: [{ value: 'Holds installation' }] });
  expect(asked).toEqual(['northwind', 'northwind']);
});

test('nothing is looked up for what does not speak of them', async () => {
  const { run, asked } = evaluating(['installation']);

  expect((await run(over(['partner.tier == "silver"']))).values).toEqual([{ value: true }]);
  expect(asked).toEqual([]);
});

test('a case whose program was compiled before conditions knew them goes on as it was', async () => {
  const { run } = evaluating(['installation']);
  const types = { partner: { id: 'string', name: 'string', tier: 'string', country: 'string' } };

  const { values } = await run(
    over(['partner.tier == "silver" || partner.name == "competencies"'], { types }),
  );

  expect(values).toEqual([{ value: true }]);
});
