import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAccounts, readRegistrations } from '../../../cli/rows.ts';
import { blockingTokens } from '../../../domain/customers/blocking.rules.ts';
import { customerInputSchema } from '../../../domain/customers/customer.schema.ts';
import { type Identity, identify } from '../../../domain/customers/identity.rules.ts';
import { similarity } from '../../../domain/customers/similarity.rules.ts';
import { territoryOf } from '../../../domain/deals/approval.rules.ts';
import { dealInputSchema } from '../../../domain/deals/deal.schema.ts';
import { shipped } from '../domain/deals/program.ts';

interface Known {
  readonly identity: Identity;
  readonly country: string;
  readonly place: string;
}
const partners: Record<string, string[]> = {
  northwind: ['northwind.example'],
  alpine: [],
  'contoso-dist': [],
  direct: [],
};
const rows = readRegistrations(readFileSync('examples/registrations.csv', 'utf8'));
const readme = readFileSync('examples/README.md', 'utf8');
/** The rows of a table in the README, by the first words of the heading over it. */
const table = (heading: string) =>
  (readme.split(`### ${heading}`)[1]?.split('\n#')[0] ?? '')
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));

const known = new Map<string, Known>();
const problems = new Map<string, string>();
for (const row of rows) {
  const checked = check(row);
  if (typeof checked === 'string') problems.set(row.number, checked);
  else known.set(row.number, checked);
}

/** What the API would settle before any conflict is looked for, or the first thing it would complain about. */
function check({ partner, content }: (typeof rows)[number]): Known | string {
  const domains = partners[partner];
  if (!domains) return `no key for ${partner}`;
  if ('problems' in content) return content.problems[0]?.message ?? '';
  const { data, error } = dealInputSchema.safeParse(content.body);
  if (!data) return error.issues[0]?.message ?? '';
  if (!Object.hasOwn(shipped.productFamilies, data.productFamily)) return 'unknown product family';
  if (!Object.hasOwn(shipped.exchangeRates, data.value.currency)) return 'unknown currency';
  if (data.expectedClose < '2026-01-01') return 'date in the past';
  const identity = identify(data.customer, { id: partner, domains });
  if ('problems' in identity) return identity.problems[0]?.message ?? '';
  const { country } = data.customer;
  return { identity, country, place: `${data.productFamily}#${territoryOf(shipped, country)}` };
}

function at(number: string | undefined): Known {
  const found = known.get(number ?? '');
  if (!found) throw new Error(`Row ${number} is wrong: ${problems.get(number ?? '')}`);
  return found;
}

describe('the examples', () => {
  it('are a few hundred rows, numbered as they stand', () => {
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => String(index + 1)));
  });

  it('are wrong exactly where the README says so', () => {
    expect([...problems.keys()]).toEqual(table('Wrong on purpose').map(([, number]) => number));
  });

  it.each(table('The same customer again'))(
    'row %s%s %s is that of row %s: %s',
    (_, number, _name, first, why) => {
      if (!first) return expect(at(number)).toBeDefined();
      const [later, holder] = [at(number), at(first)];
      const common = later.identity.identityKeys.filter((key) => holder.identity.identityKeys.includes(key));
      expect(later.place).toBe(holder.place);
      if (/^near|slip/.test(why ?? '')) {
        const tokens = blockingTokens(holder.identity.normalisedName, holder.identity.domain);
        const of = ({ identity, country }: Known) => ({ ...identity, country });
        expect(common).toEqual([]);
        expect(similarity(of(later), of(holder)).score).toBeGreaterThanOrEqual(
          shipped.customer.nearMatchFrom,
        );
        expect(later.identity.blockingTokens.some((token) => tokens.includes(token))).toBe(true);
      } else expect(common).not.toEqual([]);
    },
  );

  it('name no customer twice but where the README says so', () => {
    const said = new Set(table('The same customer again').map(([, number]) => number));
    const first = new Map<string, string>();
    const twice: string[] = [];
    for (const [number, { identity }] of known) {
      if (identity.identityKeys.some((key) => first.has(key)) && !said.has(number)) twice.push(number);
      for (const key of identity.identityKeys) first.set(key, first.get(key) ?? number);
    }
    expect(twice).toEqual(rows.slice(-2).map(({ number }) => number));
  });

  it('have existing customers that can be identified, eight of which are registered too', () => {
    const accounts = readAccounts(readFileSync('examples/accounts.csv', 'utf8'));
    const keys = accounts.map(({ content }) => {
      const input = customerInputSchema.parse('body' in content ? content.body : undefined);
      const identity = identify(input, { id: 'ops', domains: [] }, '');
      return 'problems' in identity ? [] : identity.identityKeys;
    });
    const registered = new Set([...known.values()].flatMap(({ identity }) => identity.identityKeys));

    expect(keys.every((own) => own.length > 0)).toBe(true);
    expect(keys.filter((own) => own.some((key) => registered.has(key)))).toHaveLength(8);
  });
});
