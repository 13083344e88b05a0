import { formatMoney } from '../../domain/money.ts';
import { endings } from '../../domain/replay/bars.rules.ts';
import type { DifferenceGroup, ReplayResult } from '../../domain/replay/replay.rules.ts';
import type { Tally } from '../../domain/replay/tally.rules.ts';
import { differenceKinds, type Ending } from '../../domain/replay/verdict.ts';
import { counted } from '../../domain/wording.rules.ts';
import { shown } from '../report.ts';

export interface BadRow {
  readonly line: number;
  readonly problem: string;
}

/** The result for scripts. Sums of money are decimal strings of minor units: they can be larger than a JSON number. */
export function asJson(result: ReplayResult, bad: readonly BadRow[], badCount: number): string {
  const whole = { ...result, badRows: { count: badCount, first: bad } };
  return JSON.stringify(whole, (_key, value) => (typeof value === 'bigint' ? value.toString() : value), 2);
}

/** The result as ops read it. */
export function replayInWords(result: ReplayResult, bad: readonly BadRow[], badCount: number): string {
  const { program, version, records, all, same, differently, untold } = result;
  return [
    `${program} version ${version}, held against ${counted(all.decisions, 'past decision')} (${counted(records, 'answer')}) of ${counted(all.cases.count, 'case')}`,
    '',
    `  ${counted(same.decisions, 'decision')} would go the same`,
    `  ${counted(differently.decisions, 'decision')} would go differently${sums(differently)}`,
    ...(['otherwise', 'unknown', 'same'] as const).flatMap((ending) => endingLine(result, ending)),
    ...result.groups.flatMap(groupInWords),
    ...untold.flatMap((one) => [
      '',
      `Nothing can be said about ${counted(one.decisions, 'decision')}: ${shown(one.why)}`,
      casesOf(one),
    ]),
    ...badInWords(bad, badCount),
  ].join('\n');
}

function endingLine(result: ReplayResult, ending: Ending): string[] {
  const tally = result.endings[ending];
  return tally.decisions > 0
    ? [`    ${tally.decisions.toLocaleString('en')} ${endings[ending]}${sums(tally)}`]
    : [];
}

function groupInWords(group: DifferenceGroup): string[] {
  const { kind, about, ending, decisions } = group;
  return [
    '',
    `${shown(about)}: ${differenceKinds[kind]}`,
    `  ${counted(decisions, 'decision')}, ${endings[ending]}${sums(group)}`,
    ...timeOf(group),
    casesOf(group),
  ];
}

function sums({ money }: Tally): string {
  const parts = Object.entries(money).map(([currency, amount]) => formatMoney({ amount, currency }));
  return parts.length > 0 ? `; ${parts.join(', ')}` : '';
}

function timeOf({ time }: Tally): string[] {
  if (!time || time.minutes === 0) return [];
  const words = (minutes: number) =>
    `${(Math.abs(minutes) / 60).toFixed(1)} business hours ${minutes < 0 ? 'later' : 'sooner'}`;
  return [`  median ${words(time.medianMinutes)}; all together ${words(time.minutes)}`];
}

/** A page has room for so many; --json has more. */
const namedAtMost = 5;

function casesOf({ cases }: Tally): string {
  const named = cases.ids.slice(0, namedAtMost);
  const more = cases.count - named.length;
  return `  ${named.map((id) => shown(id)).join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
}

function badInWords(bad: readonly BadRow[], badCount: number): string[] {
  if (badCount === 0) return [];
  const more = badCount - bad.length;
  return [
    '',
    `${counted(badCount, 'line')} could not be read, and ${badCount === 1 ? 'was' : 'were'} left out:`,
    ...bad.map(({ line, problem }) => `  line ${line}: ${shown(problem)}`),
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : []),
  ];
}
