import { randomUUID } from 'node:crypto';
import { createRunAction } from '../../../activities/actions/run-action.activity.ts';
import type { AutomaticInput } from '../../../activities/activities.ts';
import { aroundCalls } from '../../../activities/store/calls.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import type { Allocation, Balances, Fund } from '../../../domain/mdf/fund.schema.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import { deafTemporal } from '../../support/deaf-temporal.ts';
import { createTestTable } from '../../support/table.ts';
import { allocationOf, fundOf, newId } from '../store/ledger-fixtures.ts';

/** The day on which everything in these tests happens. */
export const today = () => new Date('2026-11-02T09:00:00Z');
export const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** A partner with money to spend and a case of its own. */
export interface MoneyCase {
  readonly partner: Partner;
  readonly fund: Fund;
  readonly allocation: Allocation;
  readonly caseId: string;
  /** Does an action as a step of the case; `stores`: others than the real ones. */
  act(name: string, values?: FormValues, options?: { step?: string; stores?: Stores }): Promise<FormValues>;
  balances(): Promise<Balances>;
}

/** Real stores on a table of one's own, and cases in it that need not run. */
export async function startMoneyWorld() {
  const table = await createTestTable();
  const stores = createDynamoStores(table);
  return {
    stores,
    open: (amount: number) => openCase(stores, amount),
    /** Another case of the same partner. */
    another: (of: MoneyCase) => caseIn(stores, of),
    close: () => table.drop(),
  };
}

async function openCase(stores: Stores, amount: number): Promise<MoneyCase> {
  const partner = await newPartner(stores);
  const fund = fundOf();
  const allocation = allocationOf(fund, { for: { to: 'partner', partnerId: partner.id } });
  const act = () => ({ key: randomUUID(), at: today().toISOString(), amount });
  await stores.funds.create(fund, act());
  await stores.funds.allocate(allocation, act());
  return caseIn(stores, { partner, fund, allocation });
}

function caseIn(
  stores: Stores,
  { partner, fund, allocation }: Pick<MoneyCase, 'partner' | 'fund' | 'allocation'>,
): MoneyCase {
  const caseId = newId('case');
  return {
    ...{ partner, fund, allocation, caseId },
    act: (name, values = {}, { step = name, stores: through = stores } = {}) =>
      runIn(through)(inputOf({ name, step, caseId, partner, values })),
    async balances() {
      const found = await stores.funds.allocation(fund.id, allocation.id);
      if (!found) throw new Error('The allocation is gone.');
      return found.balances;
    },
  };
}

async function newPartner(stores: Stores): Promise<Partner> {
  const id = `p-${randomUUID().slice(0, 8)}`;
  const partner = { id, name: 'Northwind GmbH', tier: 'silver', country: 'DE', domains: [] };
  await stores.partners.put(partner);
  return partner;
}

function inputOf(
  step: Pick<AutomaticInput, 'name' | 'caseId' | 'values'> & { step: string; partner: Partner },
) {
  const { name, caseId, values, partner } = step;
  const { id, name: partnerName, tier, country } = partner;
  const key = `mdf/${id}/${caseId}/${step.step}`;
  return { name, key, caseId, values, partner: { id, name: partnerName, tier, country } };
}

function runIn(stores: Stores) {
  const view = { title: 'Roadshow' } as never;
  return createRunAction({
    stores: { ...stores, cases: { ...stores.cases, load: async () => ({ view, timeline: [] }) } },
    mailer: { send: async () => 'sent' },
    branding: brandingSchema.parse({}),
    publicUrl: 'https://portal.example/',
    client: deafTemporal,
    now: today,
  });
}

/**
 * The same stores, of which the call with this number (from 1) fails: before it is made, or after it, when its answer is
 * lost. `met`: whether it came to that call.
 */
export function failingAt(stores: Stores, number: number, where: 'before' | 'after') {
  const state = { calls: 0, met: false };
  const around =
    (method: (...args: unknown[]) => unknown) =>
    async (...args: unknown[]) => {
      state.calls += 1;
      const fails = state.calls === number;
      state.met ||= fails;
      if (fails && where === 'before') throw new Error('The store is down.');
      const answer = await method(...args);
      if (fails) throw new Error('The answer was lost.');
      return answer;
    };
  const faulty = Object.entries(stores).map(([name, store]) => [name, aroundCalls(store, around)]);
  return { stores: Object.fromEntries(faulty) as Stores, state };
}
