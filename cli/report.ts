import { type Outcome, outcomes, type Result } from './outcome.ts';

/** Outcomes whose rows each have a reason of their own. */
const oneByOne: ReadonlySet<Outcome> = new Set(['refused', 'failed', 'closed', 'open', 'again']);

/** The results as a person reads them: how many of each outcome, which rows, and why. */
export function formatReport(results: readonly Result[]): string {
  const blocks = (Object.keys(outcomes) as Outcome[]).flatMap((outcome) => {
    const these = results.filter((result) => result.outcome === outcome);
    return these.length > 0 ? [formatOutcome(outcome, these)] : [];
  });
  return blocks.join('\n\n');
}

function formatOutcome(outcome: Outcome, results: readonly Result[]): string {
  const title = `${outcomes[outcome]}: ${results.length}`;
  if (oneByOne.has(outcome))
    return [
      title,
      ...results.map(({ row, name, why }) => `  row ${row}  ${shown(name)}: ${shown(why)}`),
    ].join('\n');
  const reasons = Map.groupBy(results, ({ why }) => why);
  const lines = [...reasons].map(([why, rows]) => {
    const numbers = ranges(rows.map(({ row }) => row));
    return `  ${why ? `${shown(why)}, ${rows.length}: ` : ''}${rows.length === 1 ? 'row' : 'rows'} ${numbers}`;
  });
  return [title, ...lines].join('\n');
}

/** `1, 2, 3, 7` as `1-3, 7`. Row numbers that are no numbers stay as they are. */
export function ranges(rows: readonly string[]): string {
  const spans: { from: string; to: string }[] = [];
  for (const row of rows) {
    const last = spans.at(-1);
    if (last && Number(row) === Number(last.to) + 1) last.to = row;
    else spans.push({ from: row, to: row });
  }
  return spans.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(', ');
}

/** Text of a file or an answer, without what could steer a terminal, and not longer than a line. */
export function shown(text: string, longest = 160): string {
  const safe = text.replace(/[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu, '�');
  return safe.length > longest ? `${safe.slice(0, longest - 1)}…` : safe;
}
