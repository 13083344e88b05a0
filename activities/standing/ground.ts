import { ratesOf } from '../../domain/mdf/rates.rules.ts';
import { isDealProgram } from '../../domain/programs/program.ts';
import { kindsOf, windowsOf } from '../../domain/standing/asked.rules.ts';
import type { StandingFacts, WonWithRates } from '../../domain/standing/facts.ts';
import { readStandingRules } from '../../domain/standing/read-standing.ts';
import type { StandingRules } from '../../domain/standing/standing.schema.ts';
import type { Stores } from '../store/stores.ts';

export interface CurrentRules {
  readonly version: number;
  readonly rules: StandingRules;
}

/** The rules in force, read once for each version; undefined before the first is published. */
export async function currentRules({
  standing,
}: Pick<Stores, 'standing'>): Promise<CurrentRules | undefined> {
  const found = await standing.rules();
  if (!found) return undefined;
  const { version, source } = found;
  if (lastRead?.source !== source) lastRead = { source, rules: parsed(source) };
  return { version, rules: lastRead.rules };
}

let lastRead: { readonly source: string; readonly rules: StandingRules } | undefined;

function parsed(source: string): StandingRules {
  const read = readStandingRules(source);
  if ('rules' in read) return read.rules;
  throw new Error(`The published rules of standing cannot be read: line ${read.problems[0]?.line}.`);
}

type Reading = Pick<Stores, 'people' | 'certificates' | 'cases' | 'programs'>;

/**
 * What a partner's standing is computed from. Costs by the partner's own people, certificates and closed deals: nothing
 * of it grows with other partners.
 */
export async function factsOf(
  stores: Reading,
  rules: StandingRules,
  partnerId: string,
): Promise<StandingFacts> {
  const people = await stores.people.ofCompany(partnerId);
  const personIds = people.filter(({ active, account }) => active && account !== false).map(({ id }) => id);
  const [certificates, won] = await Promise.all([
    stores.certificates.heldBy(personIds, kindsOf(rules)),
    windowsOf(rules).length > 0 ? wonWithRates(stores, partnerId) : [],
  ]);
  return { personIds, certificates, won };
}

async function wonWithRates(stores: Reading, partnerId: string): Promise<WonWithRates[]> {
  const won = await stores.cases.wonBy(partnerId);
  return Promise.all(
    won.map(async ({ dealId, value, closedOn, program }) => {
      const found = await stores.programs.version(program.id, program.version);
      return { dealId, value, closedOn, rates: found && isDealProgram(found) ? ratesOf(found) : {} };
    }),
  );
}
