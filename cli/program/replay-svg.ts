import { barsOf, type ReplayBar } from '../../domain/replay/bars.rules.ts';
import type { ReplayResult } from '../../domain/replay/replay.rules.ts';

const fills: Readonly<Record<ReplayBar['tone'], string>> = {
  otherwise: '#b42318',
  unknown: '#b54708',
  same: '#175cd3',
  unchanged: '#667085',
  untold: '#98a2b3',
};
const layout = { width: 860, left: 20, row: 46, top: 84, bar: 520 };

/** The result as bars: what would go the same, and each kind of difference, coloured by how it would end. */
export function replayAsSvg(result: ReplayResult): string {
  const bars = barsOf(result);
  const most = Math.max(1, ...bars.map(({ tally }) => tally.decisions));
  const height = layout.top + bars.length * layout.row + 20;
  const title = `${result.program} version ${result.version} and ${result.all.decisions.toLocaleString('en')} past decisions`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${height}" viewBox="0 0 ${layout.width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${layout.left}" y="40" font-size="18" fill="#101828">${escaped(title)}</text>`,
    ...bars.map((bar, at) => drawn(bar, layout.top + at * layout.row, most)),
    '</svg>\n',
  ].join('\n');
}

function drawn({ label, tone, tally }: ReplayBar, y: number, most: number): string {
  const count = tally.decisions;
  const width = Math.max(1, Math.round((layout.bar * count) / most));
  const short = label.length > 120 ? `${label.slice(0, 119)}…` : label;
  return [
    `<text x="${layout.left}" y="${y}" fill="#344054">${escaped(short)}</text>`,
    `<rect x="${layout.left}" y="${y + 7}" width="${width}" height="14" rx="3" fill="${fills[tone]}"/>`,
    `<text x="${layout.left + width + 8}" y="${y + 19}" fill="#101828">${count.toLocaleString('en')}</text>`,
  ].join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
