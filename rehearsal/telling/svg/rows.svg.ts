import type { Item } from './items.svg.ts';
import type { Scale } from './scale.svg.ts';
import { brokenLines, textWidth } from './words.svg.ts';

const labelSize = 12;
export const lineStep = 15;
/** Room for a bar or a mark below its label. */
export const barRoom = 20;
const gap = 14;

/** An item with its place: `labelX` so that no label leaves the picture. */
export interface PlacedItem {
  readonly item: Item;
  readonly lines: readonly string[];
  readonly labelX: number;
  readonly x: number;
  readonly end: number;
}

/** Items side by side; none touches another. */
export interface Row {
  readonly items: readonly PlacedItem[];
  readonly height: number;
}

/** Packs the items of a lane into as few rows as it takes: each into the first in which it has room. */
export function rowsOf(items: readonly Item[], scale: Scale): Row[] {
  const rows: PlacedItem[][] = [];
  for (const item of items) {
    const placed = place(item, scale);
    const free = rows.find((row) => row.every((other) => apart(other, placed)));
    if (free) free.push(placed);
    else rows.push([placed]);
  }
  return rows.map((row) => ({
    items: row,
    height: Math.max(...row.map(({ lines }) => lines.length)) * lineStep + barRoom,
  }));
}

function place(item: Item, scale: Scale): PlacedItem {
  const lines = brokenLines(item.label, labelSize, Math.min(420, scale.right - scale.left));
  const width = Math.max(...lines.map((line) => textWidth(line, labelSize)));
  const x = scale.x(item.from);
  return {
    item,
    lines,
    x,
    end: scale.x(item.to),
    labelX: Math.max(scale.left, Math.min(x, scale.right - width)),
  };
}

function extent({ lines, labelX, x, end }: PlacedItem): [number, number] {
  const width = Math.max(...lines.map((line) => textWidth(line, labelSize)));
  return [Math.min(x, labelX) - gap / 2, Math.max(end, labelX + width) + gap / 2];
}

function apart(a: PlacedItem, b: PlacedItem): boolean {
  const [aFrom, aTo] = extent(a);
  const [bFrom, bTo] = extent(b);
  return aTo < bFrom || bTo < aFrom;
}
