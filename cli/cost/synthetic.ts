import { totalOf } from '../../domain/costs/bill.rules.ts';
import type { Books } from '../../domain/costs/month.rules.ts';
import { syntheticMonth } from '../../domain/costs/synthetic.rules.ts';
import { dollars, markdownTable, thousands } from './figures.ts';

const intervals = [5, 15, 60];

/** The part of what-it-costs.md about synthetic deals. */
export function syntheticPart(books: Books): string {
  const months = intervals.map((every) => ({ every, ...syntheticMonth(every, books) }));
  const rows = months.map(({ every, runs, aws, temporal, total }) => [
    ...[`every ${every} minutes`, thousands(runs), dollars(totalOf(aws)), dollars(temporal), dollars(total)],
  ]);
  const [{ actionsOfRun }] = months as [(typeof months)[number]];
  return `## Synthetic deals

Off unless \`syntheticDealEvery\` says how often ([Watch it with synthetic deals](../how-to/watch-it-with-synthetic-deals.md)). Each is a
deal with its approval and its end, ${thousands(actionsOfRun)} actions with its own workflow; nine metrics and an alarm come on top.

${markdownTable(['', 'runs in a month', 'AWS', 'Temporal Cloud', 'together'], rows)}`;
}
