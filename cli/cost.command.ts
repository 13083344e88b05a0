import { parseArgs } from 'node:util';
import { type Activity, usualActivity } from '../domain/costs/activity.schema.ts';
import { millionCases, simulate } from '../domain/costs/heat.rules.ts';
import { type Books, monthOf } from '../domain/costs/month.rules.ts';
import { awsItems } from '../domain/costs/prices.schema.ts';
import { notUnderstood } from './command-group.ts';
import { readBooks } from './cost/books.ts';
import { dollars, thousands } from './cost/figures.ts';
import { growingPage } from './cost/growing.ts';
import { heatSvg } from './cost/heat-svg.ts';
import { pageOf } from './cost/page.ts';
import { print } from './print.ts';
import { table } from './table.ts';

const usage = `throughline cost [--partners <n>] [--deals-per-partner <n>] [--mdf-per-partner <n>] [--certificates-per-partner <n>]
                 [--pages-per-partner <n>] [--prices <file>] [--json]
    What a month costs with so many partners (100 if not said), each of whom does so much in a year.
throughline cost page [--prices <file>]
throughline cost growing
    The pages what-it-costs.md and growing.md of docs/technical-description, computed anew.
throughline cost heat
    The picture docs/images/heat.svg: how full the warmest keys get with a million cases in a year.

Counted on real parts by npm run costs (infra/costs/measured.json); list prices of one region in infra/costs/prices.json.
For another region copy that file, put its prices in, and name it with --prices.`;

const options = {
  partners: { type: 'string' },
  'deals-per-partner': { type: 'string' },
  'mdf-per-partner': { type: 'string' },
  'certificates-per-partner': { type: 'string' },
  'pages-per-partner': { type: 'string' },
  prices: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

const growthOf = ({ measured }: Books) => simulate(measured, millionCases);
const pages: Readonly<Record<string, (books: Books) => string>> = {
  page: pageOf,
  growing: (books) => growingPage(books, growthOf(books)),
  heat: (books) => heatSvg(growthOf(books)).trimEnd(),
};

/** `throughline cost`: what it costs, from what was counted and a list of prices. */
export async function costCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return print(usage, 0);
  const [name, ...others] = positionals;
  const page = pages[name ?? ''];
  if (name !== undefined && !page)
    return notUnderstood(usage, `There is no command "throughline cost ${name}".`);
  if (others.length > 0) return notUnderstood(usage);
  const books = readBooks(values.prices);
  if (page) return print(page(books), 0);
  const partners = numberOf(values.partners, 'partners', 100);
  const month = monthOf(partners, activityOf(values), books);
  return print(values.json ? JSON.stringify(month, null, 2) : inWords(month), 0);
}

/** A year of a partner: what was said, and else what is usual. Each deal is asked twice how it goes; a third is won. */
function activityOf(values: Values): Activity {
  const deal = numberOf(values['deals-per-partner'], 'deals-per-partner', usualActivity.deal);
  return {
    ...usualActivity,
    ...{ deal, progress: deal * 2, won: deal / 3 },
    mdf: numberOf(values['mdf-per-partner'], 'mdf-per-partner', usualActivity.mdf),
    certificate: numberOf(
      values['certificates-per-partner'],
      'certificates-per-partner',
      usualActivity.certificate,
    ),
    page: numberOf(values['pages-per-partner'], 'pages-per-partner', usualActivity.page),
  };
}

const most = 10_000_000;

/** @throws Error that says what was expected */
function numberOf(given: string | undefined, name: string, otherwise: number): number {
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (given.trim() === '' || !Number.isFinite(value) || value < 0 || value > most)
    throw new Error(
      `--${name} takes a number from 0 to ${thousands(most)}, such as 12; not ${JSON.stringify(given)}`,
    );
  if (name === 'partners' && !Number.isInteger(value))
    throw new Error(`--partners takes a whole number, not ${given}`);
  return value;
}

function inWords({
  partners,
  aws,
  atRest,
  temporal,
  actions,
  activeGb,
  workers,
  total,
}: ReturnType<typeof monthOf>) {
  const rows = [
    ['At rest, whatever happens', '', dollars(atRest)],
    ...aws.map(({ item, quantity, amount }) => [awsItems[item], thousands(quantity), dollars(amount)]),
    ['Temporal Cloud: actions', thousands(actions), dollars(temporal.actions)],
    ['Temporal Cloud: histories, GB that run', thousands(activeGb), dollars(temporal.storage)],
    [`Temporal Cloud: ${temporal.plan} plan`, '', dollars(temporal.support)],
    ['A month in all', '', dollars(total)],
  ];
  const running = `Workers: ${thousands(workers.average)} on average, ${workers.atPeak} at the busiest hour.`;
  return [
    `${thousands(partners)} partners, USD a month.`,
    '',
    table(['what', 'units', 'USD'], rows),
    '',
    running,
  ].join('\n');
}
