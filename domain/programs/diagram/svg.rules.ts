import type { ProgramGraph } from './graph.ts';
import { fonts, type PlacedEdge, type PlacedGraph, type PlacedNode, placeGraph } from './layout.rules.ts';

/** A graph as an SVG picture that follows the reader's light or dark scheme and needs nothing from elsewhere. */
export function asSvg(graph: ProgramGraph): string {
  const placed = placeGraph(graph);
  const header = 44;
  const width = Math.ceil(Math.max(placed.width, 420));
  const height = Math.ceil(placed.height + header);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${safe(graph.title)}</title>`,
    `<style>${style}</style>`,
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="tip" d="M0 0L10 5L0 10z"/></marker></defs>',
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<text class="heading" x="24" y="30">${safe(graph.title)}</text>`,
    `<g transform="translate(0 ${header})">`,
    ...groupsOf(placed),
    ...placed.edges.map(arrowOf),
    ...placed.nodes.map(boxOf),
    ...placed.edges.map(labelOf),
    ...stagesOf(placed),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function groupsOf({ groups }: PlacedGraph): string[] {
  return groups.map(
    ({ x, y, width, height }) =>
      `<rect class="group" x="${n(x - width / 2)}" y="${n(y - height / 2)}" width="${n(width)}" height="${n(height)}" rx="10"/>`,
  );
}

/** Names of stages stand above the arrows that cross them. */
function stagesOf({ groups }: PlacedGraph): string[] {
  return groups.map(
    ({ label, x, y, width, height }) =>
      `<text class="stage" x="${n(x - width / 2 + 12)}" y="${n(y - height / 2 + 20)}">${safe(label)}</text>`,
  );
}

function boxOf({ node, title, details, x, y, width, height }: PlacedNode): string {
  const rows = [
    ...title.map((words) => ({ words, size: fonts.title, name: 'name' })),
    ...details.map((words) => ({ words, size: fonts.detail, name: 'detail' })),
  ];
  const tall = rows.reduce((sum, { size }) => sum + size * fonts.line, 0);
  let top = y - tall / 2;
  const texts = rows.map(({ words, size, name }) => {
    const baseline = top + size * 1.02;
    top += size * fonts.line;
    return `<text class="${name}" x="${n(x)}" y="${n(baseline)}">${safe(words)}</text>`;
  });
  return `<g class="${node.kind}">${outlineOf(node.kind, { x, y, width, height })}${texts.join('')}</g>`;
}

function outlineOf(
  kind: string,
  { x, y, width, height }: Pick<PlacedNode, 'x' | 'y' | 'width' | 'height'>,
): string {
  const [left, top, right, bottom] = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  if (kind === 'choice') {
    const slant = 12;
    const corners = [
      [left + slant, top],
      [right - slant, top],
      [right, y],
      [right - slant, bottom],
      [left + slant, bottom],
      [left, y],
    ];
    return `<polygon class="box" points="${corners.map(([px = 0, py = 0]) => `${n(px)},${n(py)}`).join(' ')}"/>`;
  }
  const round = kind === 'start' || kind === 'end' ? Math.min(height / 2, 20) : kind === 'wait' ? 14 : 5;
  return `<rect class="box" x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" rx="${n(round)}"/>`;
}

/** A smooth line through the points that the layout found. */
function arrowOf({ points }: PlacedEdge): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const middles = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q${n(point.x)} ${n(point.y)} ${n((point.x + next.x) / 2)} ${n((point.y + next.y) / 2)}`;
  });
  const last = rest.at(-1) ?? first;
  return `<path class="arrow" d="M${n(first.x)} ${n(first.y)}${middles.join('')}L${n(last.x)} ${n(last.y)}" marker-end="url(#arrow)"/>`;
}

function labelOf({ label }: PlacedEdge): string {
  if (!label) return '';
  const { x, y, width, height, lines } = label;
  const back = `<rect class="behind" x="${n(x - width / 2)}" y="${n(y - height / 2)}" width="${n(width)}" height="${n(height)}" rx="3"/>`;
  const rows = lines.map((words, index) => {
    const baseline = y - height / 2 + 2 + index * fonts.label * fonts.line + fonts.label;
    return `<text class="label" x="${n(x)}" y="${n(baseline)}">${safe(words)}</text>`;
  });
  return `${back}${rows.join('')}`;
}

const n = (value: number) => String(Math.round(value * 10) / 10);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');

const light = [
  '.paper{fill:#ffffff}.heading{fill:#0f172a}.group{fill:#f8fafc;stroke:#cbd5e1}.stage{fill:#475569;stroke:#f8fafc}',
  '.arrow{stroke:#64748b}.tip{fill:#64748b}.label{fill:#334155}.behind{fill:#ffffff}.name{fill:#0f172a}.detail{fill:#334155}',
  '.partner .box{fill:#dbeafe;stroke:#1d4ed8}.vendor .box{fill:#fef3c7;stroke:#b45309}.automatic .box{fill:#f1f5f9;stroke:#64748b}',
  '.wait .box{fill:#ede9fe;stroke:#6d28d9}.choice .box{fill:#ffffff;stroke:#64748b}.start .box{fill:#dcfce7;stroke:#15803d}.end .box{fill:#e2e8f0;stroke:#334155}',
].join('');
const dark = [
  '.paper{fill:#0b1120}.heading{fill:#f1f5f9}.group{fill:#111a2e;stroke:#334155}.stage{fill:#94a3b8;stroke:#111a2e}',
  '.arrow{stroke:#94a3b8}.tip{fill:#94a3b8}.label{fill:#cbd5e1}.behind{fill:#0b1120}.name{fill:#f8fafc}.detail{fill:#cbd5e1}',
  '.partner .box{fill:#172554;stroke:#60a5fa}.vendor .box{fill:#451a03;stroke:#f59e0b}.automatic .box{fill:#1e293b;stroke:#94a3b8}',
  '.wait .box{fill:#2e1065;stroke:#a78bfa}.choice .box{fill:#0f172a;stroke:#94a3b8}.start .box{fill:#052e16;stroke:#4ade80}.end .box{fill:#1e293b;stroke:#cbd5e1}',
].join('');
const style = [
  'text{font-family:Arial,Helvetica,"Liberation Sans",sans-serif;text-anchor:middle}',
  `.heading{font-size:18px;font-weight:bold;text-anchor:start}.stage{font-size:${fonts.group}px;font-weight:bold;text-anchor:start;stroke-width:4px;paint-order:stroke}`,
  `.name{font-size:${fonts.title}px}.detail{font-size:${fonts.detail}px}.label{font-size:${fonts.label}px}`,
  '.arrow{fill:none;stroke-width:1.3}.box{stroke-width:1.3}',
  light,
  `@media (prefers-color-scheme: dark){${dark}}`,
].join('');
