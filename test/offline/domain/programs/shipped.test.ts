import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { outline } from '../../../../domain/programs/outline.rules.ts';
import { isWrittenDeal, readProgram } from '../../../../domain/programs/read-program.ts';
import { rehearsalSchema } from '../../../../domain/rehearsals/script.schema.ts';
import { seedPeople } from '../../../../local/seed-data.ts';

const shipped = readdirSync('programs')
  .filter((file) => file.endsWith('.yaml') && !file.endsWith('.rehearsal.yaml'))
  .map((file) => file.replace('.yaml', ''));
const source = (name: string) => readFileSync(`programs/${name}.yaml`, 'utf8');

async function program(name: string) {
  const read = await readProgram(source(name));
  if ('problems' in read)
    throw new Error(read.problems.map(({ line, message }) => `${name}.yaml:${line} ${message}`).join('\n'));
  return read.program;
}

describe.each(shipped)('programs/%s.yaml', (name) => {
  it('is sound, and called as its file is', async () => {
    expect((await program(name)).program).toBe(name);
  });

  it('asks only roles that somebody has at a first start', async () => {
    const { roles } = await program(name);
    const held = new Set(Object.values(seedPeople).flatMap((person) => person.roles));
    expect(Object.keys(roles).filter((role) => !held.has(role))).toEqual([]);
  });
});

const rehearsed = shipped.filter((name) => name !== 'deal-registration');

describe.each(rehearsed)('programs/%s.rehearsal.yaml', (name) => {
  const read = () => rehearsalSchema.parse(parse(source(`${name}.rehearsal`)));

  it('is about its program, each script under a name of its own', () => {
    const { program: about, scripts } = read();
    expect(about).toBe(name);
    expect(new Set(scripts.map((script) => script.name)).size).toBe(scripts.length);
  });

  it('comes to every outcome of the program, and says of every script what must come of it', async () => {
    const found = await program(name);
    if (isWrittenDeal(found)) throw new Error('Deals have outcomes of their own');
    const outcomes = read().scripts.map(({ expect: { outcome } }) => outcome);
    expect(outcomes).not.toContain(undefined);
    expect(new Set(outcomes)).toEqual(new Set([...outcomes, ...Object.keys(found.outcomes)]));
  });

  it('acts on steps that exist, and expects such', async () => {
    const found = await program(name);
    if (isWrittenDeal(found)) throw new Error('Deals have steps of their own');
    const steps = new Set(outline(found).map(({ step }) => step.id));
    const named = read().scripts.flatMap(({ acts, expect: { walked = [], notWalked = [] } }) => [
      ...acts.flatMap((act) => ('on' in act ? act.on : [])),
      ...walked,
      ...notWalked,
    ]);
    const last = (path: string) => (path.split('.').at(-1) ?? '').split('/')[0] ?? '';
    expect(named.filter((path) => !steps.has(last(path)))).toEqual([]);
  });
});
