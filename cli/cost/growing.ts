import { type Growth, millionCases, partitionLimits } from '../../domain/costs/heat.rules.ts';
import type { Books } from '../../domain/costs/month.rules.ts';
import type { KeyUse, Measured } from '../../domain/costs/usage.schema.ts';
import { markdownTable, thousands } from './figures.ts';

/** Keys of an index that are told. */
const told = 6;
const cloudActions = 500;
const mailsOfNewAccount = 14;

/** docs/technical-description/growing.md. */
export function growingPage({ measured }: Books, growth: Growth): string {
  const look = measured.usage.look;
  return [head(growth), heat(growth, measured), besides(growth, look.workerMilliseconds), sizes(growth)].join(
    '\n\n',
  );
}

const head = ({ partners, casesOfLargest }: Growth) => `# Growing

Written by \`throughline cost growing\`: do not edit it. What happens to the table, Temporal and mail when the channel is no
longer small, by a simulation of ${thousands(millionCases.cases)} cases that begin in one year, minute by minute
(\`domain/costs/heat.rules.ts\`). It needs ${thousands(partners)} partners who each do what
[What it costs](what-it-costs.md) takes for usual.

What is assumed:

- Partners by Zipf’s law: the largest has ${thousands(casesOfLargest)} cases, the second half as many, the third a third.
- 250 days of nine hours; the last ten days of each quarter have four times as much as others, and the hours of a day differ.
- What a case uses of each key is what real stores used of it when it was counted (\`keys\` of \`infra/costs/measured.json\`),
  four units at a time, each at a working minute of its own.
- A partition takes ${thousands(partitionLimits.written)} write and ${thousands(partitionLimits.read)} read units a second.
  DynamoDB splits partitions that are hot, down to one partition key, but a key whose rows come in the order of time is not
  split further: the newest rows lie together. Items of one key have no limit of size here, since there is no local index.
- An index that is throttled throttles writes to the table.`;

function heat({ keys }: Growth, measured: Measured): string {
  const { workerMilliseconds: milliseconds } = measured.usage.progress;
  const asked = measured.keys.progress.find(({ key }) => key === 'DEALS#protected')?.written ?? 0;
  const tables = (['table', 'gsi1', 'gsi2'] as const).map((index) => {
    const rows = keys
      .filter((one) => one.index === index)
      .slice(0, told)
      .map(({ key, written, read, limitAt }) => [
        ...[`\`${key}\``, tenth(written), tenth(read)],
        ...[`${percent(written, read)}%`, thousands(Math.round(limitAt / 1e6))],
      ]);
    const headings = ['key', 'written/s', 'read/s', 'of its limit', 'full at, million cases a year'];
    return `${names[index]}\n\n${markdownTable(headings, rows)}`;
  });
  const [first] = keys;
  return `## The warmest keys

Units in a second of the busiest minute, with ${thousands(millionCases.cases)} cases in the year. What has the id of a case, a
customer’s name or a hash in its key is touched by one case and is left out. Of keys with \`{partner}\` it is the largest
partner’s, and of a person of a partner one who does everything of it.

![How full the warmest keys of the table and its indexes get](../images/heat.svg)

${tables.join('\n\n')}

The first to be full is \`${first?.key}\` (${first?.index}), at ${thousands(Math.round((first?.limitAt ?? 0) / 1e6))} million
cases a year. **Nothing is near its limit at a million.** People are slow; what is fast is a file with registrations, a night
in which many periods end, and new rules for all partners: then workers set the pace. A deal that is asked how it goes
writes ${tenth(asked)} units to \`DEALS#protected\` until it is answered: ${thousands(partitionLimits.written / asked)} such deals a second
fill the key, which is the work of ${thousands((partitionLimits.written / asked) * (milliseconds / 1000))} cores of workers.`;
}

const names: Readonly<Record<KeyUse['index'], string>> = {
  table: '**The table**',
  gsi1: '**gsi1**, lists of partners',
  gsi2: '**gsi2**, lists of the vendor: stages, programs, payments by status',
};

const tenth = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 });
const percent = (written: number, read: number) =>
  tenth(100 * Math.max(written / partitionLimits.written, read / partitionLimits.read));
function besides(
  { actions, mails, requests, workerCores, partners }: Growth,
  lookMilliseconds: number,
): string {
  const rows = [
    [
      'Temporal, actions a second',
      tenth(actions),
      `${cloudActions} in a new namespace of Temporal Cloud; it grows with use`,
    ],
    [
      'e-mails a second',
      tenth(mails),
      `${mailsOfNewAccount} is usual for an account that has just left the sandbox`,
    ],
    ['requests a second', tenth(requests), '200 by our own throttle, 1,000 functions at a time by AWS'],
    [
      'workers, cores that are busy',
      tenth(workerCores),
      'half a core each; as many as `workers.atMost` says',
    ],
  ];
  return `## Besides the table

In the busiest minute of the same year, by the second:

${markdownTable(['what', 'a second', 'what there is'], rows, false)}

- **Daily looks at partners** are ${tenth(partners / 86_400)} a second when they are spread over the day, as they are when
  partners came one by one. After rules were published all partners are looked at within minutes, and from then on at the
  same time of each day: ${thousands(partners)} looks of ${thousands(Math.round(lookMilliseconds))} ms of a worker’s processor each,
  which is ${thousands(Math.round((partners * lookMilliseconds) / 1000 / 60 / 4))} minutes of four cores. Work of people waits behind them.
- **Temporal on servers of one’s own**: the number of history shards is fixed when its database is made. One shard does its
  updates one after another, a few hundred a second; 512 are more than the actions above will ever ask for, 4 are not.
- **A fund** that everybody spends from is one item: a reservation is a transaction on it, some hundreds a second
  (\`bench/RESULTS.md\`, a hot allocation). Four allocations are four items.`;
}

function sizes({ actions, mails }: Growth): string {
  const per = millionCases.cases;
  const fullAt = (limit: number, now: number) =>
    thousands(Math.round(((limit / now) * per) / 10_000) * 10_000);
  const rows = [
    [
      '20 people in one role',
      'every task of it is an inbox row, an e-mail and an action for each of them',
      'a role for each region, or a quorum role whose lead assigns: programs, not code',
    ],
    [
      `${fullAt(mailsOfNewAccount, mails)} cases a year`,
      'the busiest minute has more e-mails than a new account may send; they queue, and arrive minutes late',
      'ask SES for a higher rate, and set `mailPerSecond`',
    ],
    [
      '1,000 partners',
      'looks of all partners come at one time of the day after rules were published',
      'spread `nextLookAt` over the day by the partner’s id',
    ],
    [
      `${fullAt(cloudActions, actions)} cases a year`,
      'the busiest minute has more actions than a new namespace takes at once',
      'provisioned capacity for the ends of quarters, or a second namespace for certificates',
    ],
    [
      '10 GB in the table',
      'daily whole backups cost more than everything else that is kept',
      'fewer of them: `infra/constructs/keep-backups.ts`',
    ],
    [
      '100 deals a second, of a file or a night',
      'rows of one stage come to one key of gsi2 in the order of time',
      'a shard in the key of `partitions.dealsIn`, read from all shards: `activities/store/case-rows.ts`',
    ],
  ];
  return `## What to change at which size

Roughly in the order in which it comes:

${markdownTable(['from', 'what is felt', 'what to change'], rows, false)}

The shards of the last line are not built: below that size they would make every list dearer to read, and slower, for nothing.`;
}
