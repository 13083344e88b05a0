import type { Page } from '../../../domain/cases/listing.ts';
import type { Activity } from '../../../domain/mdf/activity.ts';
import type { Allocation } from '../../../domain/mdf/fund.schema.ts';
import {
  type Return,
  type ReturnGroup,
  returnGroups,
  returnRatio,
} from '../../../domain/mdf/returns.rules.ts';
import { amountText } from '../../../domain/money.ts';
import { allottedWords } from '../../../portal/format/funds.ts';
import type { Names } from '../../../portal/frame.ts';
import type { FundWithBalances } from '../../services/funds.services.ts';
import type { SignedInVisit } from '../page.tsx';
import { sendCsv } from '../send-csv.ts';
import { returnRows } from './fund-papers.tsx';

const fundIdOf = ({ c }: SignedInVisit) => c.req.param('fundId') ?? '';
const balanceHeads = ['Available', 'Reserved', 'To be paid', 'Paid', 'Gone back to the fund'];
const texts = (amounts: readonly number[], currency: string) =>
  amounts.map((amount) => amountText({ amount, currency }));

/** A list that comes as a whole. */
const onePage =
  <T>(items: readonly T[]) =>
  async (): Promise<Page<T>> => ({ items });

/** All funds. */
export function fundsTable({ c, services, caller }: SignedInVisit): Promise<Response> {
  return sendCsv<readonly [FundWithBalances, Names]>(c, {
    name: 'funds.csv',
    header: [
      'Fund',
      'Name',
      'Owner',
      'From',
      'To',
      'Status',
      'Currency',
      'Not allocated',
      ...balanceHeads,
      'Gone back to us',
    ],
    async page(cursor) {
      const page = await services.funds.list(caller, { cursor });
      const names = await services.namesOf(page.items.map(({ ownerId }) => ownerId));
      return { ...page, items: page.items.map((fund) => [fund, names] as const) };
    },
    row([{ id, name, ownerId, period, status, currency, unallocated, withdrawn, balances }, names]) {
      const { available, reserved, payable, paid, returned } = balances;
      const amounts = [unallocated, available, reserved, payable, paid, returned, withdrawn];
      return [
        id,
        name,
        names[ownerId],
        period.from,
        period.to,
        status,
        currency,
        ...texts(amounts, currency),
      ];
    },
  });
}

export async function allocationsTable(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { fund, allocations } = await services.funds.get(caller, fundIdOf(visit));
  const partnerIds = allocations.flatMap(({ for: target }) =>
    target.to === 'partner' ? [target.partnerId] : [],
  );
  const labels = await services.funds.labels(caller, { partnerIds });
  return sendCsv<Allocation>(c, {
    name: `allocations-${fund.id}.csv`,
    header: ['Allocation', 'For', 'Name', 'Countries', 'Basis', 'Percent', 'Currency', ...balanceHeads],
    page: onePage(allocations),
    row({ id, for: target, basis, currency, balances }) {
      const { available, reserved, payable, paid, returned } = balances;
      const countries = target.to === 'territory' ? target.countries.join(' ') : '';
      const percent = basis.by === 'accrual' ? basis.percent : undefined;
      const about = [id, target.to, allottedWords(target, labels), countries, basis.by, percent, currency];
      return [...about, ...texts([available, reserved, payable, paid, returned], currency)];
    },
  });
}

export async function activitiesTable(visit: SignedInVisit): Promise<Response> {
  const { services, caller } = visit;
  const { fund } = await services.funds.get(caller, fundIdOf(visit));
  return sendActivities(visit, fund.id, (cursor) =>
    services.funds.activities(caller, fund.id, { cursor, limit: 100 }),
  );
}

/** Activities with their money and what was reported. `of`: whose they are, for the name of the file. */
export function sendActivities(
  { c, services, caller }: SignedInVisit,
  of: string,
  read: (cursor: string | undefined) => Promise<Page<Activity>>,
): Promise<Response> {
  return sendCsv<readonly [Activity, Names]>(c, {
    name: `activities-${of}.csv`,
    header: [
      ...['Case', 'Title', 'Partner', 'Kind', 'From', 'To', 'Claim until', 'Status', 'Currency'],
      ...['Granted', 'Reserved', 'To be paid', 'Paid', 'Given back', 'Leads', 'Deals'],
    ],
    async page(cursor) {
      const page = await read(cursor);
      const labels = await services.funds.labels(caller, {
        partnerIds: page.items.map(({ partnerId }) => partnerId),
      });
      return { ...page, items: page.items.map((activity) => [activity, labels] as const) };
    },
    row([{ caseId, title, partnerId, kind, from, to, claimBy, status, currency, result, ...money }, labels]) {
      const { granted, reserved, payable, paid, released } = money;
      const about = [
        caseId,
        title,
        labels[partnerId] ?? partnerId,
        kind,
        from,
        to,
        claimBy,
        status,
        currency,
      ];
      const amounts = texts([granted, reserved, payable, paid, released], currency);
      return [...about, ...amounts, result?.leads, result?.dealIds.join(' ')];
    },
  });
}

export async function returnTable(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { fund } = await services.funds.get(caller, fundIdOf(visit));
  const by: ReturnGroup = returnGroups.find((one) => one === c.req.query('by')) ?? 'partner';
  return sendCsv<Return>(c, {
    name: `return-by-${by}-${fund.id}.csv`,
    header: [
      ...['Id', 'Name', 'Currency', 'Activities', 'Reported'],
      ...['Paid', 'Leads', 'Open pipeline', 'Revenue won', 'Times the cost'],
    ],
    page: onePage(await returnRows(visit, fund, by)),
    row(row) {
      const { of, currency, activities, reported, cost, leads, pipeline, revenue } = row;
      const [paid, open, won] = texts([cost, pipeline, revenue], currency);
      return [
        of.id,
        of.label,
        currency,
        activities,
        reported,
        paid,
        leads,
        open,
        won,
        returnRatio(row)?.toFixed(2),
      ];
    },
  });
}
