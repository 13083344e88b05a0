import { type Growth, type Heat, millionCases, partitionLimits } from '../../domain/costs/heat.rules.ts';
import type { KeyUse } from '../../domain/costs/usage.schema.ts';
import { inXml, round } from '../../rehearsal/telling/svg/words.svg.ts';
import { thousands } from './figures.ts';

/** Keys of an index that are drawn. */
const drawn = 6;
const layout = { width: 860, left: 290, right: 800, top: 96, row: 24, bar: 14, gap: 44 };
/** Shares of a partition's limit, on a scale of powers of ten. */
const [least, most] = [0.0001, 1];
const ticks = [0.0001, 0.001, 0.01, 0.1, 1];

const style = `
svg { --ground:#ffffff; --ink:#1b1f2a; --quiet:#59606f; --rule:#d5d9e2; --written:#5a6bd0; --read:#0f766e; --limit:#b91c1c; }
@media (prefers-color-scheme: dark) { svg { --ground:#14161c; --ink:#eceef4; --quiet:#a6adbd; --rule:#363b47; --written:#8e9cf0;
  --read:#2dd4bf; --limit:#f87171; } }
.ground { fill:var(--ground); } .rule { stroke:var(--rule); } .limit { stroke:var(--limit); stroke-width:2; }
.written { fill:var(--written); } .read { fill:var(--read); } .later { opacity:0.3; }
text { font-family:system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif; fill:var(--ink); font-size:12px; }
.name { font-size:17px; font-weight:600; } .group { font-size:13px; font-weight:600; } .quiet { fill:var(--quiet); }
`;

const titles: Readonly<Record<KeyUse['index'], string>> = {
  table: 'The table',
  gsi1: 'gsi1: lists of partners',
  gsi2: 'gsi2: lists of the vendor',
};

/** docs/images/heat.svg: how full the warmest keys of each index get in the busiest minute of the year. */
export function heatSvg({ keys }: Growth): string {
  const groups = (Object.keys(titles) as KeyUse['index'][]).map((index) => ({
    title: titles[index],
    keys: keys.filter((key) => key.index === index).slice(0, drawn),
  }));
  let y = layout.top;
  const parts = groups.flatMap((group) => {
    const heading = text(24, y + 6, group.title, 'group');
    const rows = group.keys.map((key, at) => row(key, y + 20 + at * layout.row));
    y += 20 + group.keys.length * layout.row + layout.gap - layout.row;
    return [heading, ...rows];
  });
  const height = y + 24;
  const title = `Partition heat with ${thousands(millionCases.cases)} cases in a year`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${height}" viewBox="0 0 ${layout.width} ${height}" role="img">`,
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    '<rect class="ground" width="100%" height="100%"/>',
    text(24, 34, title, 'name'),
    text(
      24,
      56,
      'Share of what one partition takes, in the busiest minute. Pale: with ten times as many cases.',
      'quiet',
    ),
    ...legend(600, 24),
    ...ticks.map((tick) => scaleLine(tick, y - 16)),
    ...parts,
    '</svg>',
  ].join('\n')}\n`;
}

const text = (x: number, y: number, words: string, className: string, anchor = 'start') =>
  `<text x="${round(x)}" y="${round(y)}" class="${className}" text-anchor="${anchor}">${inXml(words)}</text>`;

const legend = (x: number, y: number) => [
  `<rect class="written" x="${x}" y="${y}" width="12" height="12"/>`,
  text(x + 18, y + 10, `written (${thousands(partitionLimits.written)}/s)`, 'quiet'),
  `<rect class="read" x="${x + 136}" y="${y}" width="12" height="12"/>`,
  text(x + 154, y + 10, `read (${thousands(partitionLimits.read)}/s)`, 'quiet'),
];

/** Where a share lies; what is less than the scale has, or more, lies at its end. */
function place(share: number): number {
  const within = Math.min(most, Math.max(least, share));
  const part = Math.log10(within / least) / Math.log10(most / least);
  return layout.left + part * (layout.right - layout.left);
}

const percent = (share: number) => `${(share * 100).toLocaleString('en', { maximumSignificantDigits: 2 })}%`;

function scaleLine(tick: number, to: number): string {
  const x = round(place(tick));
  const words = tick === most ? 'full' : percent(tick);
  const line = `<line class="${tick === most ? 'limit' : 'rule'}" x1="${x}" x2="${x}" y1="${layout.top - 8}" y2="${to}"/>`;
  return line + text(x, layout.top - 14, words, 'quiet', 'middle');
}

function row({ key, written, read }: Heat, y: number): string {
  const [asWritten, asRead] = [written / partitionLimits.written, read / partitionLimits.read];
  const share = Math.max(asWritten, asRead);
  const way = asWritten >= asRead ? 'written' : 'read';
  const bar = (of: number, more: string) =>
    `<rect class="${way}${more}" x="${layout.left}" y="${y}" width="${round(place(of) - layout.left)}" height="${layout.bar}" rx="2"/>`;
  const base = y + layout.bar - 3;
  return [
    text(layout.left - 10, base, key, 'key', 'end'),
    bar(share * 10, ' later'),
    bar(share, ''),
    text(place(share * 10) + 6, base, percent(share), 'quiet'),
  ].join('');
}
