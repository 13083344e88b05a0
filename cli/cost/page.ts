import { actionKinds } from '../../domain/costs/actions.rules.ts';
import { type Activity, openDays, usualActivity } from '../../domain/costs/activity.schema.ts';
import { linesOf, totalOf } from '../../domain/costs/bill.rules.ts';
import { filing } from '../../domain/costs/filing.rules.ts';
import { type Books, hoursOfMonth, idleLines, monthOf } from '../../domain/costs/month.rules.ts';
import { awsItems } from '../../domain/costs/prices.schema.ts';
import { cloudBill } from '../../domain/costs/temporal-cloud.rules.ts';
import { actionsIn, billedOf } from '../../domain/costs/usage.rules.ts';
import { type Usage, type UsageKind, usageKinds } from '../../domain/costs/usage.schema.ts';
import { dollars, markdownTable, thousands } from './figures.ts';
import { syntheticPart } from './synthetic.ts';

const sizes = [10, 1_000, 100_000];

/** docs/technical-description/what-it-costs.md. */
export function pageOf(books: Books): string {
  const parts = [head, thousand, approvedDeal, atRest, syntheticPart, channel];
  return [...parts.map((part) => part(books)), counted].join('\n\n');
}

const head = ({ prices, measured }: Books) => `# What it costs

Written by \`throughline cost page\`: do not edit it. Every figure is computed from what was counted on real parts on
${measured.measuredOn} (\`infra/costs/measured.json\`) and from public list prices of ${prices.region} as of ${prices.asOf}
(\`infra/costs/prices.json\`, with AWS’s names of what is billed), in USD, without free tiers, discounts and taxes. For other
numbers: \`throughline cost --partners 300 --deals-per-partner 20\`; for another region, \`--prices <file>\`.`;

const kinds = (books: Books) => Object.entries(books.measured.usage) as [UsageKind, Usage][];

/** The first million of actions, with what the developer plan adds. */
const actionsCost = (actions: number, { prices }: Books) =>
  cloudBill({ actions, activeGbHours: 0, retainedGbHours: 0 }, prices).total;

function thousand(books: Books): string {
  const rows = kinds(books).map(([kind, usage]) => {
    const { tableReads = 0, tableWrites = 0 } = billedOf(usage);
    const aws = totalOf(linesOf(billedOf(usage), books.prices)) * 1000;
    const cloud = actionsCost(actionsIn(usage) * 1000, books);
    return [
      ...[usageKinds[kind], thousands(actionsIn(usage)), thousands(usage.historyEvents)],
      ...[thousands(tableReads), thousands(tableWrites), thousands(usage.requests), thousands(usage.mails)],
      ...[dollars(aws), dollars(cloud), dollars(aws + cloud)],
    ];
  });
  const headings = [
    ...[
      'what happens',
      'Temporal actions',
      'history events',
      'read units',
      'write units',
      'requests',
      'e-mails',
    ],
    ...['AWS, 1,000', 'Temporal, 1,000', 'together, 1,000'],
  ];
  const deal = books.measured.usage.deal;
  const lines = linesOf(billedOf(deal), books.prices).map(({ item, quantity, amount }) => {
    const { price, per, unit, service, dimension } = books.prices.aws[item];
    const of = `${thousands(quantity * 1000)} ${unit}`;
    return [
      awsItems[item],
      `${service} ${dimension}`,
      of,
      `${price} for ${thousands(per)}`,
      dollars(amount * 1000),
    ];
  });
  return `## A thousand of each

Units are of one; costs are of a thousand, with actions of Temporal Cloud at the price of the first million and the ten
percent of its developer plan. Read and write units are of the table and its two indexes together. What is only kept (the
table, histories) is billed by the month, [below](#with-10-1000-and-100000-partners).

${markdownTable(headings, rows)}

The arithmetic of a thousand deals on AWS:

${markdownTable(['item', 'as AWS bills it', 'units', 'price', 'USD'], lines)}`;
}

function approvedDeal({ measured }: Books): string {
  const { dealActions } = measured;
  const rows = dealActions.map(({ kind, what }, at) => [String(at + 1), actionKinds[kind], what]);
  return `## Where the ${dealActions.length} actions of an approved deal go

At most 15 are allowed; two people are asked for this deal, and each more is an e-mail more. A program with two levels of
approval has an update, its steps, its search attributes and its e-mails once more.

${markdownTable(['', 'billed as', 'what it is'], rows, false)}

**A protected deal that waits has none.** It is a timer in Temporal: \`test/replay/histories/approved-and-idle_7.json\` is of a
deal that waited for 29 days, and nothing was added to its history. What its program asks for costs when its day comes: a
question how the deal goes, with its answer, is ${thousands(actionsIn(measured.usage.progress))} actions.

What was not spent: local activities of one workflow task are one action, so what is done beside the store costs one for
each turn; patches are recorded in the first of them. The first step after an answer is an activity, so that no answer is lost
([0055](../decisions/0055-the-first-step-after-an-act-is-an-activity.md)): an action, in the place of one for its turn.`;
}

const restTable = (lines: ReturnType<typeof idleLines>, { aws }: Books['prices']) =>
  markdownTable(
    ['what', 'stack', 'in a month', 'USD'],
    [
      ...lines.map(({ stack, what, item, quantity, amount }) => [
        ...[what, stack.replace('Throughline', '')],
        ...[`${thousands(quantity)} ${aws[item].unit}`, dollars(amount)],
      ]),
      ['**in all**', '', '', `**${dollars(totalOf(lines))}**`],
    ],
  );

function atRest({ atRest: inContainers, atRestOnLambda, prices }: Books): string {
  const lines = idleLines(inContainers, prices);
  const onLambda = idleLines(atRestOnLambda, prices);
  const [all, least] = [totalOf(lines), totalOf(onLambda)];
  const ofWorkers = totalOf(lines.filter(({ ofWorkers }) => ofWorkers));
  const awake = totalOf(onLambda.filter(({ what }) => what.startsWith('a worker')));
  const looks = totalOf(onLambda.filter(({ what }) => what.startsWith('looks')));
  const wake = awake / hoursOfMonth;
  const dashboard = totalOf(lines.filter(({ item }) => item === 'dashboards'));
  const secret = prices.aws.secrets.price;
  return `## At rest

Item by item, from the templates that are deployed: \`test/infra/templates.test.ts\` fails for a resource whose price nobody has
said. What is not listed (the table, files, functions, the HTTP API, e-mail) costs nothing until it is used.

### Workers in containers

${restTable(lines, prices)}

Of these ${dollars(all)}, **${dollars(ofWorkers)} are there because a worker runs all the
time** ([0036](../decisions/0036-workers-stand-in-public-subnets.md)): its processor and memory, its address, and the metrics
of Container Insights, which one alarm reads. It cannot rest at none: nothing would wake it.

### Workers on Lambda

\`workersOn: lambda\` and \`dashboard: false\` ([Run it on AWS](../how-to/run-it-on-aws.md#workers-in-containers-or-on-lambda)):

${restTable(onLambda, prices)}

**Nothing runs all the time, and an idle month is ${dollars(least)} USD outside Temporal**; with the secret of Temporal’s
credentials, which is made by hand, ${dollars(least + secret)}. What is done for nobody:

- Once an hour the audit’s anchor is due: Temporal invokes a worker, which ends after five seconds without anything to do. Ten
  seconds are reckoned for each: ${dollars(awake)}.
- Every ten minutes a function asks Temporal what waits. Workers that nobody can invoke cannot say so themselves. Two seconds are
  reckoned for each: ${dollars(looks)}.

The dashboard would be ${dollars(dashboard)} more. Whoever has fewer than four dashboards and eleven alarms in the account pays neither:
they are in AWS’s free tier, which is not reckoned here.

**When containers are cheaper.** Being woken once, as for the anchor, is ${wake.toFixed(5)} USD. For the ${dollars(ofWorkers)} of one worker
that runs all the time it can be woken ${thousands(ofWorkers / wake)} times a month, ${thousands(ofWorkers / wake / hoursOfMonth)} times an hour. A deal wakes
it some six times, fewer when others are about.

Logs that idle workers and the network write are cents.`;
}

function channel(books: Books): string {
  const found = sizes.map((partners) => monthOf(partners, usualActivity, books));
  const row = (name: string, of: (month: (typeof found)[number]) => string) => [name, ...found.map(of)];
  const items = [...new Set(found.flatMap(({ aws }) => aws.map(({ item }) => item)))];
  const amount = (month: (typeof found)[number], item: (typeof items)[number]) =>
    month.aws.find((line) => line.item === item)?.amount ?? 0;
  const large = found.at(-1) as (typeof found)[number];
  const sorted = items.sort((a, b) => amount(large, b) - amount(large, a));
  const rows = [
    row('At rest', ({ atRest: rest }) => dollars(rest)),
    ...sorted.map((item) => row(awsItems[item], (month) => dollars(amount(month, item)))),
    row('Temporal Cloud: actions', ({ temporal }) => dollars(temporal.actions)),
    row('Temporal Cloud: histories', ({ temporal }) => dollars(temporal.storage)),
    row('Temporal Cloud: its plan', ({ temporal }) => `${dollars(temporal.support)} (${temporal.plan})`),
    row('**a month in all**', ({ total }) => `**${dollars(total)}**`),
    row('for each partner', ({ total, partners }) => dollars(total / partners)),
    row('actions in a month', ({ actions }) => thousands(actions)),
    row('histories that run, GB', ({ activeGb }) => thousands(activeGb)),
    row(
      'workers, on average and at the busiest hour',
      ({ workers }) => `${thousands(workers.average)}, ${workers.atPeak}`,
    ),
  ];
  return `## With 10, 1,000 and 100,000 partners

A month in the third year of a channel, USD. Everything of three years is still in the table, with 47 whole backups of it
(35 daily, 12 monthly, \`infra/constructs/keep-backups.ts\`).

${markdownTable(['', ...sizes.map((size) => `${thousands(size)} partners`)], rows)}

What each partner is taken to do:

${markdownTable(['what', 'in a year', 'runs for, days'], activityRows(usualActivity))}

${findings(large, books)}`;
}

const activityRows = (activity: Activity) =>
  (Object.entries(activity) as [UsageKind, number][]).map(([kind, times]) => [
    ...[usageKinds[kind], thousands(times), openDays[kind] === undefined ? '' : thousands(openDays[kind])],
  ]);

function findings(large: ReturnType<typeof monthOf>, { measured }: Books): string {
  const looks = (actionsIn(measured.usage.look) * usualActivity.look * large.partners) / 12;
  return `What stands out, and what to do about it when it matters:

- **Looking at every partner every day** is ${thousands((looks / large.actions) * 100)}% of the actions at 100,000 partners,
  though most looks find nothing new. A look once a week for partners of whom nothing ends in that week saves most of it.
- **Histories that run** are billed by the hour, those that have ended at a fortieth of that. A certificate waits for a year
  with its whole history: a program whose case ends with the award, and a renewal that is a case of its own, would spare most
  of it. Standings begin theirs anew after some forty looks for this reason.
- **Backups** are whole copies: 47 of them cost more than the table itself. Fewer daily ones, with point-in-time recovery
  beside them, lose nothing that is needed within 35 days.
- Temporal on servers of one’s own changes the lines of Temporal Cloud into the cost of running it, which is not told here.`;
}

const counted = `## How it was counted

\`npm run costs\` starts the product on real parts (Temporal, DynamoDB Local, a mail inbox, a file store) with a proxy that
counts in front of each, lives every case from beginning to end, and takes averages. Actions are counted in the histories, by
what [Temporal Cloud bills](https://docs.temporal.io/cloud/actions): \`domain/costs/actions.rules.ts\`. DynamoDB says itself
what a request consumed, of the table and of each index. Requests are one for each act through the API: pages that are looked
at before and after are counted on their own. Waiting is shortened: the year of a certificate and the thirty days until a deal
is asked how it goes are a minute. What makes a case [findable](../how-to/find-cases.md) is written by the function of the
table’s stream, which does not run there: for each new case ${filing.written} write units, ${filing.read} read units and ${filing.stored} bytes are added
to what was counted, for a title of four words and a partner of two. It is written anew only when its words change. That
function’s time, some hundredths of a second for a change, is not reckoned. The time of the function was taken on a machine that did much else, so it is too long
rather than too short.`;
