import type { Timeline } from '../timeline.ts';
import { type Item, itemsOf, type MarkKind } from './items.svg.ts';
import { drawMark, inDrawingOrder } from './marks.svg.ts';
import { barRoom, lineStep, type PlacedItem, type Row, rowsOf } from './rows.svg.ts';
import { type Scale, scaleOf, ticksOf } from './scale.svg.ts';
import { brokenLines, round, textBlock, textWidth } from './words.svg.ts';

/** A part of a picture, drawn from 0,0. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
  readonly kinds: ReadonlySet<MarkKind>;
}

const gutter = 168;
const margin = 28;
const laneGap = 12;
const stageSize = 13;

/** One rehearsed case: a time axis, stages as bands, and a lane for the partner and for each role. */
export function drawCase(timeline: Timeline, width: number): Drawn {
  const scale = scaleOf(timeline, gutter, width - margin);
  const items = itemsOf(timeline);
  const axis = drawAxis(timeline, scale);
  const stages = stageLabels(timeline, scale, axis.height);
  let y = axis.height + stages.height + laneGap;
  const lanes: string[] = [];
  for (const { id, label } of timeline.lanes) {
    const own = items.filter(({ lane }) => lane === id);
    if (own.length === 0) continue;
    const lane = drawLane(label, own, scale, y, width);
    lanes.push(lane.svg);
    y += lane.height;
  }
  const bands = drawBands(timeline, scale, axis.height, y);
  const kinds = new Set(items.flatMap(({ marks }) => marks.map(({ kind }) => kind)));
  return { svg: [bands, axis.svg, stages.svg, ...lanes].join('\n'), height: y, kinds };
}

function drawAxis(timeline: Timeline, scale: Scale): { svg: string; height: number } {
  const size = 12;
  const ticks = ticksOf(timeline, scale, size).map(({ x, date, day }) => {
    const half = Math.max(textWidth(date, size), textWidth(day, size)) / 2;
    const middle = Math.min(x, scale.right + margin - 4 - half);
    return textBlock([date, day], {
      x: middle,
      y: 14,
      step: lineStep,
      className: 'tick-label',
      anchor: 'middle',
    });
  });
  return { svg: ticks.join(''), height: 40 };
}

/** Every other stage is tinted, and each begins with a line. */
function drawBands({ stages }: Timeline, scale: Scale, top: number, bottom: number): string {
  const bands = stages.map(({ from, to }, index) => {
    const [x, end] = [scale.x(from), scale.x(to)];
    const tint = `<rect x="${round(x)}" y="${top}" width="${round(end - x)}" height="${round(bottom - top)}" class="band"/>`;
    const line = `<path d="M${round(x)} ${top} V${round(bottom)}" class="rule"/>`;
    return index % 2 === 0 ? tint + line : line;
  });
  return bands.join('');
}

/** Stages can be shorter than their names: those that would touch stand below one another. */
function stageLabels({ stages }: Timeline, scale: Scale, top: number): { svg: string; height: number } {
  const ends: number[] = [];
  const labels = stages.map(({ title, from }) => {
    const width = textWidth(title, stageSize);
    const x = Math.max(scale.left, Math.min(scale.x(from) + 6, scale.right - width));
    const free = ends.findIndex((end) => end + 10 < x);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + width;
    return textBlock([title], { x, y: top + 18 + row * 18, step: 0, className: 'stage' });
  });
  return { svg: labels.join(''), height: 12 + ends.length * 18 };
}

function drawLane(label: string, items: readonly Item[], scale: Scale, top: number, width: number) {
  const rows = rowsOf(items, scale);
  const lines = brokenLines(label, 13, gutter - margin - 12);
  const name = textBlock(lines, { x: margin, y: top + laneGap + 12, step: 17, className: 'lane' });
  const rule = `<path d="M${margin} ${round(top)} H${width - margin}" class="rule"/>`;
  let y = top + laneGap;
  const drawn = rows.map((row) => {
    const svg = drawRow(row, y);
    y += row.height;
    return svg;
  });
  const height = Math.max(y - top, laneGap + lines.length * 17) + laneGap / 2;
  return { svg: [rule, name, ...drawn].join(''), height };

  function drawRow({ items: placed, height: rowHeight }: Row, rowTop: number): string {
    return placed.map((one) => drawItem(one, rowTop + rowHeight - barRoom, scale)).join('');
  }
}

/** The label stands just above its bar; `y` is where the room for the bar begins. */
function drawItem({ item, lines, labelX, x, end }: PlacedItem, y: number, scale: Scale): string {
  const middle = y + 9;
  const base = y - (lines.length - 1) * lineStep - 3;
  const label = textBlock(lines, { x: labelX, y: base, step: lineStep, className: 'label' });
  const shape = `class="bar${item.open ? ' open' : ''}"`;
  const bar = item.bar
    ? `<rect x="${round(x)}" y="${round(middle - 5)}" width="${round(Math.max(2, end - x))}" height="10" rx="3" ${shape}/>`
    : '';
  const marks = inDrawingOrder(item.marks).map((mark) => drawMark(mark, scale.x(mark.at), middle));
  return label + bar + marks.join('');
}
