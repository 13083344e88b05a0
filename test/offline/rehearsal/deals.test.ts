import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptSchema } from '../../../domain/rehearsals/script.schema.ts';
import { pointsOfDeal } from '../../../rehearsal/judging/deal-coverage.rules.ts';
import { readRehearsal } from '../../../rehearsal/read-rehearsal.ts';
import { scriptedCustomer } from '../../../rehearsal/world/scripted-customer.ts';
import { dealInput, shippedProgram } from '../../support/deal-harness.ts';

const now = async () => Date.parse('2027-01-04T09:00:00Z');

function customerOf(customer: object) {
  const { store, free } = scriptedCustomer(scriptSchema.parse({ name: 'A deal', customer }));
  const { dealId, registration } = dealInput();
  const claim = {
    ...{ dealId, workflowId: 'w', partnerId: 'northwind', registration },
    ...{ slots: ['name:a|DE#platform#dach'], nearMatchFrom: 0.8 },
  };
  return { claim, customers: store(now), free };
}

describe('the customer of a script', () => {
  it('is held at once where nobody has it, with those that resemble it', async () => {
    const { customers, claim, free } = customerOf({ similar: 2 });
    expect(await customers.claim(claim)).toMatchObject({ outcome: 'held', nearMatches: [{}, {}] });
    expect(free()).toBe(false);
  });

  it('goes to the deal that waits for it when the other deal gives it up', async () => {
    const { customers, claim, free } = customerOf({ heldBy: 'deal' });
    expect(await customers.claim(claim)).toMatchObject({ outcome: 'taken', conflict: { kind: 'deal' } });
    expect(await customers.joinQueue(claim)).toMatchObject({ outcome: 'queued' });
    expect(free()).toBe(true);
    expect(await customers.claim(claim)).toMatchObject({ outcome: 'held' });
  });

  it('is free, and offered to nobody, where the deal has left the queue', async () => {
    const { customers, claim, free } = customerOf({ heldBy: 'deal' });
    await customers.joinQueue(claim);
    await customers.release(claim);
    expect(free()).toBe(false);
    expect(await customers.claim(claim)).toMatchObject({ outcome: 'held' });
  });

  it('is awarded to the deal, and lost by the other one alone', async () => {
    const { customers, claim } = customerOf({ heldBy: 'deal' });
    const award = { slots: claim.slots, to: claim, partnerId: claim.partnerId };
    expect((await customers.award(award)).lostBy).toHaveLength(1);
    expect((await customers.award(award)).lostBy).toEqual([]);
  });

  it('is never given up by an account', () => {
    const script = { name: 'A deal', customer: { heldBy: 'account', freedAfter: 'P1D' } };
    expect(scriptSchema.safeParse(script).error?.issues[0]?.path).toEqual(['customer', 'freedAfter']);
  });
});

describe('what of deal registration can be walked', () => {
  it('has no extension where the program gives none', () => {
    const shipped = shippedProgram();
    const { protection } = shipped;
    const extensions = { ...protection.extensions, max: 0 };
    const without = { ...shipped, protection: { ...protection, extensions } };
    const paths = (program: typeof shipped) => pointsOfDeal(program).map(({ path }) => path);
    expect(paths(shipped)).toContain('extension/reject');
    expect(paths(without).filter((path) => path.startsWith('extension'))).toEqual([]);
  });
});

describe('a script', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-scripts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['deal-registration', { checks: { sanctions: 'pass' } }, 'checks'],
    ['offboarding', { customer: { heldBy: 'deal' } }, 'customer'],
  ])('of %s is refused with %o, which means nothing there', async (name, given, field) => {
    const script = join(folder, 'scripts.yaml');
    writeFileSync(script, JSON.stringify({ program: name, scripts: [{ name: 'One', ...given }] }));
    const read = readRehearsal({ program: `programs/${name}.yaml`, script });
    await expect(read).rejects.toThrow(`"One" has ${field}, which ${name} does not know.`);
  });
});
